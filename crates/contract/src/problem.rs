//! Errors as RFC 9457 problem details.

use domain::{accounts::Denial, bookings::Refusal};
use serde::{Deserialize, Serialize};

/// One field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldError {
    /// The JSON name of the field.
    pub field: String,
    /// A stable code: `required`, `too_long`, `bad_time`, `bad_time_zone`, `not_found`, `taken` …
    pub code: String,
    /// In the caller's language; filled in at the edge.
    #[serde(default)]
    pub detail: String,
}

impl FieldError {
    /// A field error whose text the edge fills in.
    #[must_use]
    pub fn new(field: &str, code: &str) -> Self {
        Self {
            field: field.to_owned(),
            code: code.to_owned(),
            detail: String::new(),
        }
    }
}

/// Why a command was not carried out; the same for pages and programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Failure {
    /// A rule says no; explains itself and offers the nearest alternatives (409 for `overlap`,
    /// else 422).
    Refused {
        /// The refusal.
        refusal: Refusal,
    },
    /// Known but not allowed (403), or unknown (401 when `sign_in`).
    Denied {
        /// The reason.
        denial: Denial,
    },
    /// Not there, or not for this caller's eyes (404).
    NotFound {
        /// What: `room`, `booking`, `account` …
        what: String,
    },
    /// Changed by somebody since it was read (412).
    Stale {
        /// Its revision now.
        revision: u64,
    },
    /// Fields are wrong (422), nothing was stored.
    Invalid {
        /// Which.
        errors: Vec<FieldError>,
    },
    /// Breaks a rule that is not about slots (422 or 409): a stable code of api.md or our own.
    Rule {
        /// The code.
        code: String,
    },
    /// Too often (429).
    RateLimited {
        /// When to try again.
        retry_after_seconds: u32,
    },
    /// The store does not answer (503); try again.
    Unavailable,
}

/// The body of every error answer: `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// A stable URI reference that ends in `code`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do, in the caller's language.
    pub detail: String,
    /// The stable code.
    pub code: String,
    /// Names this request in the server's log.
    pub trace_id: String,
    /// Field errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Of a refusal: rule, scope, owner, limit, slot, alternatives.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}
