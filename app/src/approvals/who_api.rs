//! Server functions of the page that says who approves.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use domain::rooms::Scope;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// A step as a form has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepRow {
    /// `department_head`, `room_managers`, `people`; empty: not used.
    pub kind: String,
    /// Names, separated by commas.
    pub people: String,
}

/// The steps of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// `organisation`, `building`, `floor` or `room`.
    pub of: String,
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The page of the place.
    pub back: String,
    /// Who set what is in force.
    pub from: Scope,
    /// Own steps, filled up with empty ones.
    pub rows: Vec<StepRow>,
    /// For the next change.
    pub revision: u64,
}

/// What the form sends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepsDraft {
    /// As [`Who::of`].
    pub of: String,
    /// As [`Who::id`].
    pub id: String,
    /// The revision that was shown.
    pub revision: u64,
    /// In order; without any the place above decides.
    pub rows: Vec<StepRow>,
}

/// The steps of a place.
///
/// # Errors
/// As `services::approvals::steps`.
#[server(ReadWho, prefix = "/api/fn", protocol = Call, endpoint = "approvals/who")]
pub async fn who(of: String, id: String) -> Result<Who, ApiError> {
    let (services, actor) = caller()?;
    super::who_read::who(&services, &actor, of, id).await
}

/// Sets them.
///
/// # Errors
/// As `services::approvals::set_steps`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "approvals/keep_steps")]
pub async fn keep_steps(draft: StepsDraft) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    super::who_read::keep(&services, &actor, &draft).await
}
