//! Backup: everything of an instance as one file of JSON lines, and back into an empty instance.
//!
//! The first line says format and version, the last one counts and the SHA-256 of all lines before
//! it. Sessions, pairing offers, files on their way and kept answers are left out: they end with
//! the instance. Letters and mails that were on their way go on from where they were, so that
//! nobody misses what was committed. Secrets are in it only as the hashes that are stored; it is
//! still as private as the database itself.
//! Must not know where the file lies. Start at [`export_all`] and [`restore`].

mod read;
mod restore;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use domain::{
    bookings::{Booking, Series},
    ids::RoomId,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ports::{JournalEntry, Kind, Stored};

pub use read::Unusable;
pub use restore::{RestoreError, restore};
pub use write::{ExportError, export_all};

/// First word of the file.
const FORMAT: &str = "lintel-backup";
/// Version written, and the newest one read.
const VERSION: u32 = 1;
/// Records, bookings or rows handled at once.
const BATCH: usize = 500;

/// How many lines of each sort: `account`, `room`, `booking`, `journal` …
pub type Counts = BTreeMap<String, u64>;

/// Kinds that live on.
const KINDS: &[Kind] = &[
    Kind::Account,
    Kind::Department,
    Kind::OneTimeLink,
    Kind::RoleRequest,
    Kind::ApiKey,
    Kind::Building,
    Kind::Floor,
    Kind::Room,
    Kind::Meeting,
    Kind::Attendee,
    Kind::Dossier,
    Kind::Agenda,
    Kind::Errand,
    Kind::Invitation,
    Kind::Letter,
    Kind::Notice,
    Kind::Delivery,
    Kind::AnswerLink,
    Kind::Paper,
    Kind::Rehearsal,
    Kind::Publication,
    Kind::Recording,
    Kind::MeetingTemplate,
    Kind::Approval,
    Kind::ApprovalSteps,
    Kind::Door,
    Kind::Feed,
    Kind::Settings,
    Kind::Blob,
];

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Header(Header),
    Guard(Guard),
    Series(Box<Series>),
    Booking(Box<Booking>),
    Record(Record),
    Journal(Box<JournalEntry>),
    End(End),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    created_at: Timestamp,
}

/// A room's schedule revision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Guard {
    room: RoomId,
    revision: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Record {
    kind: Kind,
    #[serde(flatten)]
    stored: Stored,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct End {
    counts: Counts,
    /// Hexadecimal, of every byte before this line.
    sha256: String,
}

impl Line {
    /// Its sort, for the counts.
    fn sort(&self) -> Option<String> {
        let sort = match self {
            Line::Header(_) | Line::End(_) => return None,
            Line::Guard(_) => "guard",
            Line::Series(_) => "series",
            Line::Booking(_) => "booking",
            Line::Journal(_) => "journal",
            Line::Record(record) => return Some(word(record.kind)),
        };
        Some(sort.to_owned())
    }
}

/// A kind as it is written.
fn word(kind: Kind) -> String {
    let json = serde_json::to_value(kind);
    let word = json.ok().and_then(|json| json.as_str().map(str::to_owned));
    word.unwrap_or_default()
}
