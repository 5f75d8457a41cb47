//! Import and export on the wire.

use serde::{Deserialize, Serialize};

/// What became of one event of an imported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowResult {
    /// Booked, or would be.
    Created,
    /// Here already, unchanged.
    Skipped,
    /// Could not be booked; `code` says why.
    Failed,
}

/// One row of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportRow {
    /// Line of the file where the event begins, from 1.
    pub line: usize,
    /// What became of it.
    pub result: RowResult,
    /// Error code, or `duplicate`; empty when created.
    pub code: String,
    /// In the caller's language: which event, what to do.
    pub detail: String,
}

/// `POST /api/v1/imports`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportReport {
    /// Events booked.
    pub created: usize,
    /// Events here already.
    pub skipped: usize,
    /// Events that could not be booked.
    pub failed: usize,
    /// Rooms that were made.
    #[serde(default)]
    pub rooms_created: Vec<String>,
    /// One row an event, in order of the file.
    pub rows: Vec<ImportRow>,
    /// Nothing was written.
    #[serde(default)]
    pub dry_run: bool,
}
