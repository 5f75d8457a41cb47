//! The journal on the wire (R212 to R214).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One row: who, when, did what, with which result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JournalView {
    /// Its id; grows with time.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// Name of who did it, as it was then.
    pub actor: String,
    /// Strongest role then.
    pub role: Option<String>,
    /// What: `bookings.book`, `accounts.sign_in` …
    pub action: String,
    /// To what: `booking`, `room` …
    pub subject_kind: String,
    /// Its id.
    pub subject_id: String,
    /// `ok`, or the error code.
    pub result: String,
    /// Words for people: names, times; never secrets.
    pub detail: String,
}
