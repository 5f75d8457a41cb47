//! What every request handler may touch. Cheap to clone.

use std::sync::{Arc, atomic::AtomicBool};

use services::Services;
use tokio::sync::watch;

use crate::{
    http::replay::Turns,
    live::{Hub, Limits},
    metrics::Metrics,
    pages::assets::Assets,
};

/// Largest file to import, in bytes.
pub const LARGEST_IMPORT: usize = 20 * 1024 * 1024;

/// The composed program.
#[derive(Clone)]
pub struct Site {
    /// The use cases.
    pub services: Services,
    /// Live push.
    pub hub: Arc<Hub>,
    /// Figures for `/metrics`.
    pub metrics: Arc<Metrics>,
    /// Browser bundles.
    pub assets: Arc<Assets>,
    /// One at a time per Idempotency-Key.
    pub turns: Arc<Turns>,
    /// Turns true when the server drains: streams end, `/readyz` says no.
    pub draining: watch::Receiver<bool>,
    /// Set by `/readyz` once the store answered.
    pub ready: Arc<AtomicBool>,
    /// Address that people type, when it is known.
    pub public_url: Option<Arc<str>>,
    /// Take addresses from `X-Forwarded-For`.
    pub trusts_proxy: bool,
    /// Only this machine can reach it, so demo sign-ins may be offered.
    pub loopback: bool,
}

impl Site {
    /// A site over these use cases, reached by loopback, with nothing configured.
    #[must_use]
    pub fn new(
        services: Services,
        metrics: Arc<Metrics>,
        limits: Limits,
        draining: watch::Receiver<bool>,
    ) -> Self {
        Self {
            hub: Arc::new(Hub::new(services.clone(), metrics.clone(), limits)),
            services,
            metrics,
            assets: Arc::default(),
            turns: Arc::default(),
            draining,
            ready: Arc::default(),
            public_url: None,
            trusts_proxy: false,
            loopback: true,
        }
    }

    /// Whether people reach Lintel over https: cookies are `Secure` then.
    #[must_use]
    pub fn https(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }

    /// Whether the server is being stopped.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        *self.draining.borrow()
    }
}
