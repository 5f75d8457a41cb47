//! The papers of a meeting: in which stage who may read them (R062 to R064), what can be shown of
//! them without downloading (R060), and checking in (R063).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Right, Standing};
use crate::{accounts::Denial, bookings::Slot};

/// Largest paper, in bytes.
pub const LARGEST_PAPER: u64 = 200 * 1024 * 1024;
/// Most papers of one meeting.
pub const MOST_PAPERS: usize = 100;
/// Most versions of one paper.
pub const MOST_VERSIONS: usize = 50;
/// A paper that was taken off can be put back for so many hours.
pub const RESTORE_HOURS: i64 = 24;
/// Checking in begins so many minutes before the start.
pub const CHECK_IN_MINUTES: i64 = 30;

/// When a paper is for (decision 5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaperStage {
    /// To be read in advance.
    #[default]
    Before,
    /// For those who have checked in.
    InMeeting,
    /// Minutes, resolutions: when it is over.
    After,
}

impl PaperStage {
    /// All, in order.
    pub const ALL: [PaperStage; 3] = [PaperStage::Before, PaperStage::InMeeting, PaperStage::After];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PaperStage::Before => "before",
            PaperStage::InMeeting => "in_meeting",
            PaperStage::After => "after",
        }
    }
}

impl Standing {
    /// Who may read papers of which stage: the table of rights, and for those of the meeting
    /// itself that one has checked in (R063).
    ///
    /// # Errors
    /// The reason, fit to be shown.
    pub fn may_read(self, stage: PaperStage, checked_in: bool) -> Result<(), Denial> {
        match stage {
            PaperStage::Before => self.may(Right::Papers),
            PaperStage::After => self.may(Right::Minutes),
            PaperStage::InMeeting => {
                self.may(Right::Papers)?;
                match self.looks_after || checked_in {
                    true => Ok(()),
                    false => Err(Denial::CheckInFirst),
                }
            }
        }
    }
}

/// The first instant at which one may check in to a meeting at `slot`.
#[must_use]
pub fn check_in_opens(slot: Slot) -> Timestamp {
    let before = SignedDuration::from_mins(CHECK_IN_MINUTES);
    slot.start.checked_sub(before).unwrap_or(Timestamp::MIN)
}

/// Whether one may check in at `now`: from half an hour before the start until the end.
#[must_use]
pub fn may_check_in(slot: Slot, now: Timestamp) -> bool {
    check_in_opens(slot) <= now && now < slot.end
}

/// Whether somebody who checked in at `at` counts as there: not when the meeting was moved to a
/// later time since.
#[must_use]
pub fn is_checked_in(slot: Slot, at: Option<Timestamp>) -> bool {
    at.is_some_and(|at| check_in_opens(slot) <= at)
}

/// How a paper is shown without downloading it (R060).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Preview {
    /// By the browser's viewer, without what could run in it.
    Pdf,
    /// As a picture of dots.
    Image,
    /// As text.
    Text,
    /// As text with headings, lists, links.
    Markdown,
    /// As tables, one a sheet.
    Table,
    /// Made into a PDF, where this server can.
    Office,
}

/// Media types of files by Microsoft Office and OpenDocument that are not tables.
const OFFICE: [&str; 8] = [
    "application/msword",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.graphics",
    "application/rtf",
];
/// Media types of workbooks.
const TABLES: [&str; 3] = [
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
];
/// Pictures that every browser shows and in which nothing can run; SVG is not among them.
const PICTURES: [&str; 5] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/bmp",
];

/// How a paper of this media type, found by looking into it, and of this name is shown. None: it
/// can only be downloaded.
#[must_use]
pub fn preview_of(media_type: &str, name: &str) -> Option<Preview> {
    let name = name.to_lowercase();
    let ends = |all: &[&str]| all.iter().any(|end| name.ends_with(end));
    match media_type {
        "application/pdf" => Some(Preview::Pdf),
        "text/plain" if ends(&[".md", ".markdown"]) => Some(Preview::Markdown),
        "text/plain" => Some(Preview::Text),
        // Shown as the text that it is, so that nothing in it is obeyed.
        "text/html" | "text/xml" | "image/svg+xml" => Some(Preview::Text),
        kind if PICTURES.contains(&kind) => Some(Preview::Image),
        kind if TABLES.contains(&kind) => Some(Preview::Table),
        kind if OFFICE.contains(&kind) => Some(Preview::Office),
        _ => None,
    }
}
