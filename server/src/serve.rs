//! `lintel serve`: listen, say "ready", serve until told to stop, drain, close.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use axum::serve::ListenerExt;
use services::{
    Services, accounts,
    notices::Office,
    ports::{Kind, StoreError},
    rooms,
};
use tokio::{net::TcpListener, sync::watch, time::timeout};

use crate::{
    cli,
    compose::{self, Base, ComposeError},
    config::Settings,
    demo,
    jobs::{self, errands::SentFile},
    live,
    router::router,
};

/// Requests under way when the server is told to stop get so long.
const DRAIN: Duration = Duration::from_secs(10);

/// Why serving ended badly.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// It did not come to that.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// The address.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// The database, on first start.
    #[error("the database does not answer: {0}")]
    Database(#[from] services::Error),
    /// The demo could not be seeded.
    #[error("the demo could not be seeded")]
    Demo(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The socket, while serving.
    #[error("serving failed: {0}")]
    Serving(#[from] std::io::Error),
}

impl From<StoreError> for ServeError {
    fn from(error: StoreError) -> Self {
        Self::Database(error.into())
    }
}

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// See [`ServeError`].
pub async fn serve(settings: &Settings, demo: bool) -> Result<(), ServeError> {
    let address = settings.listen().map_err(ComposeError::from)?;
    files(settings)?;
    let base = Base::open(settings).await?;
    let served = match seeded(&base.services, demo).await {
        Ok(()) => listen_and_serve(settings, &base, address).await,
        Err(error) => Err(error),
    };
    base.close().await;
    served
}

/// `--demo`: only an empty database is filled.
async fn seeded(services: &Services, demo: bool) -> Result<(), ServeError> {
    if !demo
        || !services
            .records
            .page(Kind::Account, None, 1)
            .await?
            .is_empty()
    {
        return Ok(());
    }
    cli::data::seed_demo(services)
        .await
        .map_err(ServeError::Demo)?;
    Ok(())
}

async fn listen_and_serve(
    settings: &Settings,
    base: &Base,
    address: SocketAddr,
) -> Result<(), ServeError> {
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| ServeError::Listen(address, error))?;
    let bound = listener.local_addr()?;
    let (drain, draining) = watch::channel(false);
    let site = compose::site(settings, base, draining.clone())?;
    let origin = site
        .public_url
        .as_deref()
        .map(|url| url.trim_end_matches('/').to_owned());
    let origin = origin.unwrap_or_else(|| format!("http://{bound}"));
    let office = Office {
        base: origin.clone(),
        sent: SentFile::open(&PathBuf::from(settings.get("files")).join("outbox"))?,
    };
    let background = [
        tokio::spawn(live::feed::run(site.hub.clone(), draining.clone())),
        tokio::spawn(jobs::run(site.clone(), draining.clone())),
        tokio::spawn(jobs::errands::run(site.clone(), office, draining.clone())),
    ];
    let first = accounts::first_start_link(&base.services).await?;
    announce(&origin, first.map(|link| link.path).as_deref());
    let is_demo = rooms::settings(&base.services).await?.demo;
    if is_demo && site.loopback {
        announce_demo(&origin);
    }

    let listener = listener.tap_io(|stream| {
        // Small answers go out at once; without it a push waits for the other side's ack.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY not set");
        }
    });
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    let mut stopping = draining.clone();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = stopping.wait_for(|stop| *stop).await;
    });
    let mut serving = tokio::spawn(serving.into_future());
    let served = tokio::select! {
        served = &mut serving => served,
        () = told_to_stop() => {
            tracing::info!("draining");
            // Streams see it and end; nobody new is let in.
            let _ = drain.send(true);
            match timeout(DRAIN, &mut serving).await {
                Ok(served) => served,
                Err(_) => {
                    tracing::warn!("requests still under way after {DRAIN:?} are cut off");
                    serving.abort();
                    Ok(Ok(()))
                }
            }
        }
    };
    let _ = drain.send(true);
    for task in background {
        let _ = timeout(Duration::from_secs(2), task).await;
    }
    tracing::info!("stopped");
    served.unwrap_or_else(|error| Err(std::io::Error::other(error)))?;
    Ok(())
}

/// "ready" in the log, the address on stdout for people and scripts.
#[expect(clippy::print_stdout, reason = "this is the command's answer")]
fn announce(origin: &str, first: Option<&str>) {
    tracing::info!(address = origin, "ready");
    println!("ready: {origin}");
    if let Some(path) = first {
        println!("first administrator, once, within 24 hours: {origin}{path}");
        println!("it sets a password and goes on to the first steps: {origin}/start");
    }
}

/// The demo's surfaces and sign-in links.
#[expect(clippy::print_stdout, reason = "this is the command's answer")]
fn announce_demo(origin: &str) {
    println!("a door to be paired: {origin}/door");
    println!("on a telephone: {origin}/m");
    for role in demo::roles() {
        println!("demo sign-in, {role}: {origin}/demo/sign-in/{role}");
    }
}

/// The folder for files is there and can be written, before the first upload finds out.
fn files(settings: &Settings) -> Result<(), ComposeError> {
    let folder = std::path::PathBuf::from(settings.get("files"));
    std::fs::create_dir_all(&folder).map_err(|error| ComposeError::Files(folder, error))
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
