//! One error for all commands: the set of reasons is the same everywhere, and the edge maps it
//! once.

use contract::problem::{Failure, FieldError};
use domain::{accounts::Denial, bookings::Refusal};

use crate::ports::{FilesError, StoreError};

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule says no.
    #[error("refused: {}", .0.rule.code())]
    Refused(Box<Refusal>),
    /// The caller may not.
    #[error("denied: {0:?}")]
    Denied(Denial),
    /// Not there, or not visible to the caller; the word is `room`, `booking` …
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// Changed since it was read; its revision now.
    #[error("stale, now at revision {0}")]
    Stale(u64),
    /// Fields are wrong.
    #[error("invalid fields: {0:?}")]
    Invalid(Vec<FieldError>),
    /// A rule that is not about slots, by its code.
    #[error("rule: {0}")]
    Rule(&'static str),
    /// Too often; try again after so many seconds.
    #[error("rate limited for {0} s")]
    RateLimited(u32),
    /// The store does not answer, or a conflict outlasted all retries.
    #[error("unavailable")]
    Unavailable(#[source] Option<StoreError>),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Box::new(refusal))
    }
}

impl From<Denial> for Error {
    fn from(denial: Denial) -> Self {
        Error::Denied(denial)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale(revision) => Error::Stale(revision),
            StoreError::Taken(field) if field == "id" => Error::Rule("taken"),
            StoreError::Taken(field) => Error::Invalid(vec![FieldError::new(&field, "taken")]),
            other => Error::Unavailable(Some(other)),
        }
    }
}

impl From<FilesError> for Error {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::Full => Error::Rule("no_room_for_files"),
            other => Error::Unavailable(Some(StoreError::Unavailable(other.to_string()))),
        }
    }
}

impl Error {
    /// The stable code, as the journal keeps it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Error::Refused(refusal) => refusal.rule.code(),
            Error::Denied(Denial::SignIn) => "unauthenticated",
            Error::Denied(_) => "forbidden",
            Error::NotFound(_) => "not_found",
            Error::Stale(_) => "stale",
            Error::Invalid(_) => "invalid",
            Error::Rule(code) => code,
            Error::RateLimited(_) => "rate_limited",
            Error::Unavailable(_) => "unavailable",
        }
    }

    /// What crosses the wire.
    #[must_use]
    pub fn failure(&self) -> Failure {
        match self {
            Error::Refused(refusal) => Failure::Refused {
                refusal: (**refusal).clone(),
            },
            Error::Denied(denial) => Failure::Denied { denial: *denial },
            Error::NotFound(what) => Failure::NotFound {
                what: (*what).to_owned(),
            },
            Error::Stale(revision) => Failure::Stale {
                revision: *revision,
            },
            Error::Invalid(errors) => Failure::Invalid {
                errors: errors.clone(),
            },
            Error::Rule(code) => Failure::Rule {
                code: (*code).to_owned(),
            },
            Error::RateLimited(seconds) => Failure::RateLimited {
                retry_after_seconds: *seconds,
            },
            Error::Unavailable(_) => Failure::Unavailable,
        }
    }
}
