//! Attendees brought in from a spreadsheet (R045 to R047, R051).

use serde::{Deserialize, Serialize};

/// What became of one line of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LineResult {
    /// Asked to come, or would be.
    Added,
    /// Asked already, named earlier in the file, or left out with the whole file.
    Skipped,
    /// Cannot be asked; `code` says why.
    Failed,
}

impl LineResult {
    /// The word used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            LineResult::Added => "added",
            LineResult::Skipped => "skipped",
            LineResult::Failed => "failed",
        }
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportedLine {
    /// Line of the sheet, from 1; the header is the first.
    pub line: usize,
    /// The name in it.
    pub name: String,
    /// What became of it.
    pub result: LineResult,
    /// `name_missing`, `bad_email`, `no_such_login`, `unknown_kind`, `unknown_class`, `too_long`,
    /// `bad_characters`; `duplicate`, `already_invited`, `all_or_nothing`; empty when added.
    pub code: String,
    /// In the caller's language: why, and what to do.
    pub detail: String,
}

/// `POST /api/v1/meetings/{id}/attendees/import` (R047).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AttendeeImport {
    /// People who are asked to come from now on, or would be.
    pub added: usize,
    /// Lines that change nothing.
    pub skipped: usize,
    /// Lines that are wrong.
    pub failed: usize,
    /// Nothing was written, because nothing was to be.
    pub dry_run: bool,
    /// One entry a line, in order of the file.
    pub rows: Vec<ImportedLine>,
}
