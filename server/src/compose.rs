//! From settings to a program: the one place that knows which port is which vendor.

use std::{path::PathBuf, sync::Arc};

use integrations::{
    FolderFiles, LibreOffice,
    mail::{BadConfig, Config, Smtp},
};
use services::{Services, ports::Mailer};
use store::{OpenError, Store};
use tokio::sync::watch;

use crate::{
    clock::SystemClock,
    config::{ConfigError, Settings},
    ids::RandomIds,
    live::Limits,
    metered::Metered,
    metrics::Metrics,
    pages::assets::Assets,
    site::Site,
};

/// Why the program cannot be put together, for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// A setting.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database.
    #[error("{0}")]
    Database(String),
    /// The mail server. The setting itself is not repeated: it may hold a password.
    #[error("smtp_url or mail_from: {0}")]
    Mail(#[from] BadConfig),
    /// The folder for files.
    #[error("cannot use the folder for files {0}: {1}")]
    Files(PathBuf, std::io::Error),
    /// The folder for files, once it is there.
    #[error("cannot use the folder for files: {0}")]
    Folder(#[from] services::ports::FilesError),
}

/// An open database with the use cases over it.
pub struct Base {
    /// The use cases.
    pub services: Services,
    /// Figures.
    pub metrics: Arc<Metrics>,
    /// The database itself, for checking and closing.
    pub store: Arc<Store>,
}

/// Sizes and credentials of the database.
fn options(settings: &Settings) -> Result<store::Options, ConfigError> {
    Ok(store::Options {
        block_cache_bytes: settings.number("block_cache_mib")?.saturating_mul(1 << 20),
        write_buffer_bytes: settings.number("write_buffer_mib")?.saturating_mul(1 << 20),
        user: settings.some("database_user").map(str::to_owned),
        password: settings.some("database_password").map(str::to_owned),
        ..store::Options::default()
    })
}

/// The mail server of the settings, if they name one.
///
/// # Errors
/// When what they name is none.
pub fn mailer(settings: &Settings) -> Result<Option<Arc<dyn Mailer>>, BadConfig> {
    let Some(url) = settings.some("smtp_url") else {
        return Ok(None);
    };
    let config = Config::parse(url, settings.get("mail_from"))?;
    tracing::info!("mails go by {config:?}");
    Ok(Some(Arc::new(Smtp::new(config)?)))
}

impl Base {
    /// Opens the database of the settings.
    ///
    /// # Errors
    /// When it cannot be opened: in use by another server, newer than this program, unreachable.
    pub async fn open(settings: &Settings) -> Result<Self, ComposeError> {
        // First, since a wrong setting should be said before a database is touched.
        let mailer = mailer(settings)?;
        let metrics = Arc::new(Metrics::default());
        let url = settings.get("database");
        let options = options(settings)?;
        let database = |error: OpenError| ComposeError::Database(error.to_string());
        let store = store::open(url, &options).await.map_err(database)?;
        if let Err(error) = store.migrate().await {
            store.close().await;
            return Err(database(error));
        }
        let bookings = Arc::new(Metered::new(store.clone(), metrics.clone()));
        let (clock, ids) = (Arc::new(SystemClock), Arc::new(RandomIds));
        let mut services = Services::new(bookings, store.clone(), store.clone(), clock, ids);
        services.mailer = mailer;
        // Commands of the terminal make no folder: without one there are no papers to look at.
        let folder = PathBuf::from(settings.get("files"));
        if folder.is_dir() {
            services = services.with_files(Arc::new(FolderFiles::open(&folder)?));
        }
        let mebibytes: u64 = settings
            .number("meeting_files_mib")?
            .try_into()
            .unwrap_or(0);
        services.files_per_meeting = mebibytes.saturating_mul(1 << 20);
        let services = services.with_converter(Arc::new(LibreOffice::find()));
        Ok(Self {
            services,
            metrics,
            store,
        })
    }

    /// Closes the database: what was acknowledged is on disk already, this ends it tidily.
    pub async fn close(self) {
        self.store.close().await;
    }
}

/// The site that is served.
///
/// # Errors
/// A setting that cannot be used.
pub fn site(
    settings: &Settings,
    base: &Base,
    draining: watch::Receiver<bool>,
) -> Result<Site, ComposeError> {
    let limits = Limits {
        listeners: settings.number("live_listeners")?,
    };
    let (services, metrics) = (base.services.clone(), base.metrics.clone());
    let assets = Assets::new(settings.some("dist").map(PathBuf::from));
    if let Some(build) = assets.door_build() {
        services::doors::serves(&services, &build);
    }
    Ok(Site {
        assets: Arc::new(assets),
        public_url: settings.some("public_url").map(Into::into),
        trusts_proxy: settings.trusts_proxy(),
        loopback: settings.listen()?.ip().is_loopback(),
        ..Site::new(services, metrics, limits, draining)
    })
}
