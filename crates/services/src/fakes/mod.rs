//! Stateful in-memory ports for tests: the same semantics as the store, without a disk.
//!
//! Must not be used to serve people: nothing survives the process. Start at [`Fakes`].

mod bookings;
mod clock;
mod engaged;
mod feed;
mod files;
mod mail;
mod memory;
mod records;

use std::sync::Arc;

use jiff::Timestamp;

pub use clock::{FixedClock, SeededIds};
pub use files::MemoryFiles;
pub use mail::FakeMailer;
pub use memory::Memory;

use crate::Services;

/// All ports at once, with handles to turn the clock and to look inside.
#[derive(Clone)]
pub struct Fakes {
    /// The use cases over these fakes.
    pub services: Services,
    /// What is stored; also the ways to make it fail.
    pub memory: Arc<Memory>,
    /// The clock: it stands until it is set.
    pub clock: Arc<FixedClock>,
    /// What was sent by e-mail, and whose mails fail.
    pub mails: Arc<FakeMailer>,
    /// The files, and the way to fill their disk.
    pub files: Arc<MemoryFiles>,
}

impl Fakes {
    /// An empty house at `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        let memory = Arc::new(Memory::default());
        let clock = Arc::new(FixedClock::new(now));
        let mails = Arc::new(FakeMailer::default());
        let services = Services::new(
            memory.clone(),
            memory.clone(),
            memory.clone(),
            clock.clone(),
            Arc::new(SeededIds::default()),
        )
        .with_mailer(mails.clone());
        let files = Arc::new(MemoryFiles::new(clock.clone()));
        Self {
            services: services.with_files(files.clone()),
            memory,
            clock,
            mails,
            files,
        }
    }
}
