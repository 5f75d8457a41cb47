//! SurrealDB behind the ports of `services`: schema, queries, rows, the journal feed.
//!
//! The only crate that knows SurrealDB; it must not know rules of booking, people or HTTP.
//! Start at [`open`] and at [`Store`]; the promise that no two bookings get one slot is kept in
//! `bookings/commit.rs`.

#[cfg(feature = "bench")]
pub mod bench;
mod bookings;
mod check;
mod commit;
mod engine;
mod error;
mod journal;
mod migrate;
mod open;
mod records;
mod retry;
#[cfg(test)]
mod tests;
mod values;

pub use check::{Violation, check};
pub use open::{OpenError, Options, open};

use std::sync::Arc;

use engine::Engine;
use journal::Feed;

/// An open database. Implements the store ports of `services`.
pub struct Store {
    engine: Arc<Engine>,
    feed: Feed,
    /// Skips the guard: the negative control that shows that the race test can fail.
    #[cfg(any(test, feature = "bench"))]
    unguarded: std::sync::atomic::AtomicBool,
}

impl Store {
    fn new(engine: Engine) -> Self {
        Self {
            engine: Arc::new(engine),
            feed: Feed::default(),
            #[cfg(any(test, feature = "bench"))]
            unguarded: false.into(),
        }
    }

    /// Flushes and closes the database. Nothing can be read or written after it; the data folder is
    /// free for another process a moment later.
    pub async fn close(&self) {
        self.feed.stop();
        self.engine.close().await;
    }

    /// From now on commits neither check nor move the guard. Exists to prove that the race test
    /// fails without it; not in ordinary builds.
    #[cfg(any(test, feature = "bench"))]
    pub fn switch_guard_off(&self) {
        self.unguarded
            .store(true, std::sync::atomic::Ordering::Relaxed);
    }

    fn guarded(&self) -> bool {
        #[cfg(any(test, feature = "bench"))]
        return !self.unguarded.load(std::sync::atomic::Ordering::Relaxed);
        #[cfg(not(any(test, feature = "bench")))]
        true
    }
}
