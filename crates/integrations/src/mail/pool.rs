//! A few lines to the mail server, kept open for a while.
//!
//! lettre's own pool takes a line back also when the mail on it was given up half-way; the server's
//! late answers are then read as those to the next mail, which counts as sent before it is. Here a
//! line comes back only after a mail that was answered to its end.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use lettre::transport::smtp::{
    Error,
    authentication::DEFAULT_MECHANISMS,
    client::{AsyncSmtpConnection, TlsParameters, TlsParametersBuilder},
    extension::ClientId,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{sleep, timeout},
};

use super::config::{BadConfig, Config, Security};

/// A line nobody needs is closed after this.
const IDLE: Duration = Duration::from_secs(30);
/// For saying goodbye.
const GOODBYE: Duration = Duration::from_secs(2);

/// Lines to one server.
pub struct Pool {
    config: Config,
    tls: Option<TlsParameters>,
    seats: Semaphore,
    idle: Mutex<Vec<Parked>>,
}

struct Parked {
    line: AsyncSmtpConnection,
    since: Instant,
}

impl fmt::Debug for Pool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "lines {:?}", self.config)
    }
}

fn tls(config: &Config) -> Result<TlsParameters, Error> {
    let builder = TlsParameters::builder(config.host.clone());
    let roots = config.roots.iter().cloned();
    roots
        .fold(builder, TlsParametersBuilder::add_root_certificate)
        .build_rustls()
}

impl Pool {
    pub fn new(config: Config) -> Result<Self, BadConfig> {
        let certificates = |error: Error| BadConfig::Certificates(error.to_string());
        let tls = match config.security {
            Security::None => None,
            _ => Some(tls(&config).map_err(certificates)?),
        };
        Ok(Self {
            seats: Semaphore::new(config.lines),
            config,
            tls,
            idle: Mutex::default(),
        })
    }

    /// Waits until fewer mails are on their way than lines are allowed.
    pub async fn seat(&self) -> Option<SemaphorePermit<'_>> {
        // It is never closed.
        self.seats.acquire().await.ok()
    }

    fn parked(&self) -> MutexGuard<'_, Vec<Parked>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A line that answers: one that is open already, or a new one.
    pub async fn line(&self) -> Result<AsyncSmtpConnection, Error> {
        loop {
            let Some(mut parked) = self.parked().pop() else {
                return self.open().await;
            };
            if parked.since.elapsed() < IDLE && parked.line.test_connected().await {
                return Ok(parked.line);
            }
        }
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, Error> {
        let config = &self.config;
        let hello = ClientId::default();
        let wrapped = self.tls.clone();
        let wrapped = wrapped.filter(|_| config.security == Security::Tls);
        let (server, connect) = ((config.host.as_str(), config.port), Some(config.connect));
        let mut line =
            AsyncSmtpConnection::connect_tokio1(server, connect, &hello, wrapped, None).await?;
        if let (Security::StartTls, Some(tls)) = (config.security, self.tls.clone()) {
            line.starttls(tls, &hello).await?;
        }
        if let Some(credentials) = &config.credentials {
            line.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(line)
    }

    /// Takes a line back on which everything was answered.
    pub fn keep(self: &Arc<Self>, line: AsyncSmtpConnection) {
        let since = Instant::now();
        let mut parked = self.parked();
        parked.push(Parked { line, since });
        if parked.len() > 1 {
            return; // somebody sweeps already
        }
        let pool = Arc::downgrade(self);
        tokio::spawn(async move {
            loop {
                sleep(IDLE).await;
                let Some(pool) = pool.upgrade() else { return };
                if pool.sweep().await {
                    return;
                }
            }
        });
    }

    /// Closes what nobody needed; whether nothing is left.
    async fn sweep(&self) -> bool {
        let (old, empty) = {
            let mut parked = self.parked();
            let is_old = |parked: &mut Parked| parked.since.elapsed() >= IDLE;
            let old: Vec<_> = parked.extract_if(.., is_old).collect();
            (old, parked.is_empty())
        };
        for mut parked in old {
            // A server that says no goodbye is left without one.
            let _ = timeout(GOODBYE, parked.line.abort()).await;
        }
        empty
    }
}
