//! People without an account who come by the join link (R056).

use domain::meetings::Mode;
use serde::{Deserialize, Serialize};

/// `POST /api/v1/join/{secret}`: who comes. What is required may be absent and is then named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct JoinAs {
    /// Required: their name; at most 200 characters.
    pub name: String,
    /// Required: whom they come from; at most 200 characters.
    pub company: String,
    /// Where they are reached.
    pub email: String,
    /// How they attend a hybrid meeting: `in_person` or `online` (R057).
    pub mode: Option<Mode>,
    /// The token of an earlier answer: the same person again.
    pub token: String,
    /// They agree that the meeting is recorded, where that is asked (R031).
    pub agrees_to_recording: bool,
}

/// They are among those who come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JoinedAs {
    /// As they stand on the list.
    pub name: String,
    /// Known by this the next time.
    pub token: String,
}
