//! What a calendar file says, whatever its format: neutral events with the line they begin at.

use domain::bookings::{Attendee, Slot};
use jiff::{Timestamp, civil::DateTime};

/// Largest file taken, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Most events of one file.
pub const MOST_EVENTS: usize = 50_000;
/// Deepest nesting of elements or components.
pub const MOST_DEPTH: usize = 50;
/// Most lines of an .ics file.
pub const MOST_LINES: usize = 200_000;
/// Most EXDATE and RDATE values of one event.
pub const MOST_EXTRA_DATES: usize = 10_000;
/// Longest description kept, in characters.
pub const LONGEST_DESCRIPTION: usize = 20_000;
/// Longest UID kept, in characters; a longer one is refused rather than cut.
pub const LONGEST_UID: usize = 500;

/// One event of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEvent {
    /// Line where it begins, from 1.
    pub line: usize,
    /// UID of the source (RFC 5545 3.8.4.7), or the schedule's guid.
    pub uid: String,
    /// RECURRENCE-ID: the date of a series that this event replaces.
    pub original_start: Option<Timestamp>,
    /// SEQUENCE: a higher one is newer.
    pub sequence: u32,
    /// Name of the place.
    pub room_name: Option<String>,
    /// What about; never empty.
    pub subject: String,
    /// Free text.
    pub description: String,
    /// When, as instants.
    pub slot: Slot,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Planned wall time of the start in `time_zone`.
    pub wall_start: DateTime,
    /// Planned as whole days.
    pub all_day: bool,
    /// Who made it, as the file names them; may be empty.
    pub organiser_name: String,
    /// Who is asked to come.
    pub attendees: Vec<Attendee>,
    /// CLASS is not PUBLIC.
    pub private: bool,
    /// STATUS is CANCELLED, or the whole file is a METHOD:CANCEL.
    pub cancelled: bool,
    /// RRULE without its name.
    pub rrule: Option<String>,
    /// RDATE.
    pub rdates: Vec<Timestamp>,
    /// EXDATE.
    pub exdates: Vec<Timestamp>,
}

/// An event that cannot be read; the others of the file can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadEvent {
    /// Line where it begins, or of the value that is wrong.
    pub line: usize,
    /// Stable code, such as `bad_time`.
    pub code: &'static str,
    /// What the file says there, shortened, for the report.
    pub about: String,
}

/// Something worth telling that stops nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Line it is about.
    pub line: usize,
    /// Stable code: `zone_guessed`, `zone_differs` …
    pub code: &'static str,
    /// The names or figures in question.
    pub about: String,
}

/// A whole file, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its events in order, each readable or not.
    pub events: Vec<Result<SourceEvent, BadEvent>>,
    /// Remarks, at most one an event.
    pub remarks: Vec<Remark>,
}

/// The file as a whole is refused; nothing of it is taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {code} {about}")]
pub struct BadFile {
    /// Where it went wrong; 1 when it is about the whole.
    pub line: usize,
    /// Stable code: `too_large`, `truncated`, `doctype_refused` …
    pub code: &'static str,
    /// What was found, shortened.
    pub about: String,
}

impl BadFile {
    /// A refusal of the file at `line`.
    #[must_use]
    pub fn new(line: usize, code: &'static str, about: &str) -> Self {
        let about = shortened(about, 80);
        Self { line, code, about }
    }
}

/// What a parser may ask for where the file is silent about zones.
pub trait Zones {
    /// The zone that the importer chose for the whole file.
    fn chosen(&self) -> Option<&str>;
    /// The organisation's zone.
    fn organisation(&self) -> &str;
    /// The zone of a room, when there is one of that name.
    fn of_room(&self, name: &str) -> Option<&str>;
}

/// `text` in one line of at most `most` characters, without control characters.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let plain = text.chars().filter(|c| !c.is_control());
    let mut short: String = plain.clone().take(most).collect();
    if plain.count() > most {
        short.pop();
        short.push('…');
    }
    short
}

/// `text` of at most `most` characters; line ends stay, other control characters go.
#[must_use]
pub fn prose(text: &str, most: usize) -> String {
    let keep = |c: &char| !c.is_control() || *c == '\n' || *c == '\t';
    let kept: String = text.chars().filter(keep).take(most).collect();
    kept.trim().to_owned()
}

/// A name for people: one line, trimmed, at most 200 characters. It is only ever shown and
/// compared, never used as a path.
#[must_use]
pub fn name(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = shortened(&words.join(" "), 200);
    (!name.is_empty()).then_some(name)
}
