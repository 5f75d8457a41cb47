//! How far mails came, noted outside the database, where a kill of the process does not reach it.

use std::collections::HashMap;

/// How far a mail came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The server may have it.
    HandedOver,
    /// The server said yes.
    Taken,
    /// It was not taken after all.
    NotTaken,
}

/// How far mails came, noted where a kill does not reach it.
pub trait SentNotes: Send + Sync {
    /// Notes one; returns once the note would survive a kill.
    ///
    /// # Errors
    /// In words, for the log.
    fn note(&self, delivery: &str, mark: Mark) -> Result<(), String>;
    /// The last mark of each that has one, also by a process before this one.
    fn noted(&self) -> HashMap<String, Mark>;
    /// Forgets all: the database knows them.
    fn forget(&self);
}
