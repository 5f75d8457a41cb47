//! What the page is told.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::start::{StartView, Step};
use jiff::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;

/// A line that was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongLine {
    /// As typed.
    pub text: String,
    /// What is wrong with it.
    pub detail: String,
}

/// Somebody who was invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Name.
    pub name: String,
    /// Login.
    pub login: String,
    /// The whole address that sets the password, once.
    pub link: String,
    /// Until when.
    pub until: Timestamp,
}

/// What became of a form that posted itself, where there is something to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Of which step.
    pub step: Option<Step>,
    /// What was typed, by field, when it comes back.
    pub typed: Vec<(String, String)>,
    /// Why nothing was done.
    pub error: Option<ApiError>,
    /// Lines to be changed.
    pub wrong: Vec<WrongLine>,
    /// Id and name of rooms that were made.
    pub rooms: Vec<(String, String)>,
    /// People who were invited.
    pub invited: Vec<Invited>,
}

impl Told {
    /// What was typed into a field that comes back.
    #[must_use]
    pub fn typed(&self, name: &str) -> Option<String> {
        let found = self.typed.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone())
    }
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartData {
    /// How far each step is.
    pub view: StartView,
    /// The organisation's name, zone and language.
    pub organisation: (String, String, String),
    /// Id and name of buildings and of their floors.
    pub places: Vec<(String, String)>,
    /// Id and name of rooms, at most a hundred.
    pub rooms: Vec<(String, String)>,
    /// How many rooms there are.
    pub room_count: usize,
    /// Where a tablet goes, as people type it.
    pub door: String,
    /// What became of the form that brought this page.
    pub told: Told,
}

/// The page's data.
///
/// # Errors
/// As `services::start::start`.
#[server(ReadStart, prefix = "/api/fn", protocol = Call, endpoint = "start/read")]
pub async fn start() -> Result<StartData, ApiError> {
    gather::start().await
}
