//! Why a rule cannot be used.

use thiserror::Error;

use crate::{
    bookings::{Refusal, Rule},
    rooms::Scope,
};

/// What is wrong with a part of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Why {
    /// Longer than [`super::LONGEST_RULE`] characters.
    #[error("is too long")]
    TooLong,
    /// No FREQ.
    #[error("is missing")]
    Missing,
    /// HOURLY, MINUTELY or SECONDLY.
    #[error("is more often than daily")]
    TooOften,
    /// Not a part of RFC 5545 3.3.10, or not `NAME=VALUE`.
    #[error("is not known")]
    Unknown,
    /// Given twice.
    #[error("is given twice")]
    Twice,
    /// Not a value of this part.
    #[error("has a value that it cannot have")]
    BadValue,
    /// RFC 5545 does not allow it together with another part or this FREQ.
    #[error("does not go together with the rest")]
    NotTogether,
    /// There is no such date within [`super::FURTHEST_YEARS`].
    #[error("never yields a date")]
    NeverYields,
}

/// A recurrence rule that cannot be used (`bad_rrule`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error)]
#[error("{part} {why}")]
pub struct BadRrule {
    /// The part as it was written, cut to 20 characters; `RRULE` for the whole.
    pub part: String,
    /// What is wrong with it.
    pub why: Why,
}

impl BadRrule {
    pub(super) fn new(part: &str, why: Why) -> Self {
        Self {
            part: part.chars().take(20).collect(),
            why,
        }
    }
}

/// Why a rule gives no dates to book.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error)]
pub enum NoSeries {
    /// It cannot be used.
    #[error(transparent)]
    Bad(#[from] BadRrule),
    /// It gives more dates than [`crate::bookings::MOST_DATES`], or does not end within
    /// [`super::FURTHEST_YEARS`] although it says that it ends.
    #[error("more dates than can be booked")]
    Unbounded,
}

impl From<NoSeries> for Refusal {
    fn from(error: NoSeries) -> Self {
        let rule = match error {
            NoSeries::Bad(_) => Rule::BadRrule,
            NoSeries::Unbounded => Rule::UnboundedSeries,
        };
        Refusal::new(rule, Scope::Default)
    }
}
