//! What the engine's errors mean. Must not know tables.

use services::ports::{CommitError, StoreError};
use surrealdb::types::{AlreadyExistsError, Error, QueryError};

/// Thrown by our queries when a guard or a booking's revision is another than the one read.
const MOVED: &str = "lintel:moved";
/// Thrown with the revision now, when a plain record's revision is another than the one read.
const STALE: &str = "lintel:stale:";

/// Why a query failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A guard says no.
    Moved,
    /// The engine saw two transactions write one key: the later one may try again.
    Conflict,
    /// A record's revision is another; the one now.
    Stale(u64),
    /// A new id or a unique field exists; `id` or the field.
    Taken(String),
    /// Perhaps written, perhaps not.
    Unknown,
    /// Not carried out because another statement failed.
    NotRun,
    /// Anything else.
    Other(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.message();
        if error.query_details() == Some(&QueryError::TransactionConflict) {
            return Failure::Conflict;
        }
        if matches!(error.query_details(), Some(QueryError::NotExecuted)) {
            return Failure::NotRun;
        }
        if message.contains(MOVED) {
            return Failure::Moved;
        }
        if let Some((_, revision)) = message.split_once(STALE) {
            let digits = revision.trim_end_matches(|last: char| !last.is_ascii_digit());
            return Failure::Stale(digits.parse().unwrap_or(0));
        }
        if let Some(AlreadyExistsError::Record { id }) = error.already_exists_details() {
            return exists(id);
        }
        by_words(&error)
    }
}

/// A booking that is there already was made by an earlier try of the same command: load again.
fn exists(id: &str) -> Failure {
    match id.split(':').next() {
        Some("booking" | "occupancy" | "withdrawn") => Failure::Moved,
        _ => Failure::Taken("id".to_owned()),
    }
}

/// Some reasons have no kind of their own in SurrealDB 3.3: their words are all there is.
fn by_words(error: &Error) -> Failure {
    let message = error.message();
    if message.starts_with("The query was not executed") {
        return Failure::NotRun;
    }
    if let Some((_, index)) = message.split_once("Database index `unique_") {
        return Failure::Taken(index.split('`').next().unwrap_or("id").to_owned());
    }
    let lost = message.contains("outcome") || message.contains("onnection reset");
    if lost || error.is_connection() {
        return Failure::Unknown;
    }
    Failure::Other(message.to_owned())
}

/// The error that made a query fail. The statements after it, and the COMMIT, have errors of their
/// own that only say that they were not carried out, in words that differ; so a reason that we know
/// goes before one that we do not.
pub(crate) fn first(errors: impl Iterator<Item = Error>) -> Option<Failure> {
    errors
        .map(Failure::from)
        .min_by_key(|failure| match failure {
            Failure::Moved | Failure::Stale(_) | Failure::Taken(_) => 0,
            Failure::Conflict => 1,
            Failure::Unknown => 2,
            Failure::Other(_) => 3,
            Failure::NotRun => 4,
        })
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Stale(revision) => StoreError::Stale(revision),
            Failure::Taken(field) => StoreError::Taken(field),
            Failure::Moved | Failure::Conflict => unavailable("conflict outlasted all retries"),
            Failure::Unknown => unavailable("no answer"),
            Failure::NotRun => unavailable("not carried out"),
            Failure::Other(message) => StoreError::Unavailable(message),
        }
    }
}

fn unavailable(why: &str) -> StoreError {
    StoreError::Unavailable(why.to_owned())
}

impl From<Failure> for CommitError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Moved | Failure::Conflict => CommitError::Moved,
            Failure::Unknown => CommitError::Unknown,
            other => CommitError::Store(other.into()),
        }
    }
}
