//! Invitations between calendars (iTIP, RFC 5546): what must be told to whom, and what they answer.
//!
//! Must not know meetings, mail or who asks; no clock, nothing stored. Start at [`due`]: from what
//! was last told and what an event is now it makes the messages, and what is told then. `diff`
//! says what changed, `write` puts it into a calendar, [`read_reply`] reads answers.
//!
//! What the three great calendars make of it, where it changes what is written (as public threads
//! and their own messages tell it; the files in `tests/itip` were tried on two libraries, not on
//! the programs):
//! - **Outlook** shows its buttons only when `METHOD` in the mail's content type is that of the
//!   text (`integrations::mail`), and reads the first event only: a message about one date of a
//!   series carries that date alone, and whatever is more comes as the whole series. It needs a
//!   VTIMEZONE for each TZID, and knows no circumflex escapes (RFC 6868) in names.
//! - **Google** takes an invitation for one only when an ATTENDEE is the person that it was sent
//!   to, with `PARTSTAT=NEEDS-ACTION` and `RSVP=TRUE` for its buttons; it sorts changes in by UID,
//!   RECURRENCE-ID and SEQUENCE and passes over those with an old SEQUENCE. It hides long guest
//!   lists; ours name only the receiver then ([`MOST_LISTED`]).
//! - **Apple** wants ORGANIZER as `mailto:` and answers to that address; a change of one date whose
//!   SEQUENCE is below that of the series is ignored, so that the whole event has one count here.
//! - A `X-MICROSOFT-CDO-BUSYSTATUS` is not needed: all three take TRANSP and STATUS.

mod diff;
mod due;
mod reply;
mod told;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use domain::{
    bookings::{Slot, recurrence::Recurrence},
    meetings::{AttendeeKind, Participation},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{connections::export::line::Sheet, ports::Calendar};
pub use due::due;
pub use reply::{Occurrence, Reply, ReplyError, read_reply};
pub use told::Told;

/// Above so many invitees a mail should name its receiver only ([`named_alone`]): a thousand names
/// in a thousand mails are no help, and a megabyte each.
pub const MOST_LISTED: usize = 100;

/// A calendar that names of its attendees only `address`. Folded lines belong to the one that they
/// continue (RFC 5545 3.1).
#[must_use]
pub fn named_alone(ics: &str, address: &str) -> String {
    let own = format!("mailto:{}", key(address));
    let unfolded = ics.replace("\r\n ", "\u{1}");
    let kept = unfolded.split("\r\n").filter(|line| {
        let plain = line.replace('\u{1}', "").to_lowercase();
        !plain.starts_with("attendee") || plain.ends_with(&own)
    });
    let kept: Vec<&str> = kept.collect();
    kept.join("\r\n").replace('\u{1}', "\r\n ")
}

/// A calendar whose address of joining, a path until then, begins with `base`: out of a mail nobody
/// knows of which server it was (R028).
#[must_use]
pub fn addressed(ics: &str, base: &str) -> String {
    let unfolded = ics.replace("\r\n ", "\u{1}");
    let whole = unfolded.split("\r\n").map(|line| {
        let Some(path) = line.strip_prefix("URL:").filter(|it| it.starts_with('/')) else {
            return line.to_owned();
        };
        let mut sheet = Sheet::default();
        sheet.line("URL", &format!("{base}{}", path.replace('\u{1}', "")));
        sheet.into_text().trim_end().to_owned()
    });
    let whole: Vec<String> = whole.collect();
    whole.join("\r\n").replace('\u{1}', "\r\n ")
}

/// What a message asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// To come, or to look at what changed.
    Request,
    /// To take it out of the calendar.
    Cancel,
    /// Nothing: it answers.
    Reply,
}

impl Method {
    /// The word in the calendar and in the mail's content type.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
            Method::Reply => "REPLY",
        }
    }
}

/// Somebody with a mail address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Party {
    /// As shown.
    pub name: String,
    /// Mail address; who has none is told nothing.
    pub address: String,
}

/// Somebody who is asked to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// Who.
    pub party: Party,
    /// How much they are needed.
    pub kind: AttendeeKind,
    /// What they answered for the time that it has now.
    pub participation: Participation,
    /// The address of who comes in their place (RFC 5545 3.2.5).
    pub delegated_to: Option<String>,
    /// The address of whom they come in place of (RFC 5545 3.2.4).
    pub delegated_from: Option<String>,
    /// Whether an answer is wanted.
    pub rsvp: bool,
}

/// When, where and what about: of a single event, of all dates of a series or of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// When.
    pub slot: Slot,
    /// IANA zone that it was planned in.
    pub zone: String,
    /// As whole days of `zone`; counts only where its midnights bound the slot.
    pub days: bool,
    /// What about.
    pub summary: String,
    /// Free text: a change of it alone is not told.
    pub description: String,
    /// Rooms and platforms in words.
    pub location: String,
    /// Where to join.
    pub url: Option<String>,
    /// Not certain yet.
    pub tentative: bool,
}

/// How an event repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// RRULE.
    pub rrule: Recurrence,
    /// Dates of the rule that do not take place; the same as [`Exception::Cancelled`].
    pub exdates: Vec<Timestamp>,
    /// Dates beside the rule.
    pub rdates: Vec<Timestamp>,
}

/// A date of a series that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exception {
    /// It is like this.
    Moved(Box<Instance>),
    /// It does not take place.
    Cancelled,
}

/// What an event is now: a single one, or a series with its exceptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for ever.
    pub uid: String,
    /// Who asks; their programs' answers go to this address.
    pub organizer: Party,
    /// Who is asked. The organizer may be among them and is named then, but told nothing.
    pub invitees: Vec<Invitee>,
    /// The event, or the series with its first date.
    pub main: Instance,
    /// None: a single event.
    pub rule: Option<Rule>,
    /// By the start that the rule gives the date (RECURRENCE-ID).
    pub exceptions: BTreeMap<Timestamp, Exception>,
    /// Shown to those who are invited only (CLASS).
    pub private: bool,
    /// It does not take place at all.
    pub cancelled: bool,
}

/// Why somebody gets a message, for the words of its mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// They are invited.
    Invited,
    /// Another time, or another rule.
    Moved,
    /// Another place or other words, or several dates of a series at once.
    Changed,
    /// They are needed more or less than before.
    Role,
    /// One date of the series has another time.
    OneMoved,
    /// One date of the series has another place or other words, or takes place after all.
    OneChanged,
    /// One date of the series does not take place.
    OneCancelled,
    /// It does not take place.
    Cancelled,
    /// They are not invited any more.
    Uninvited,
}

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// To whom, each in a mail of their own.
    pub to: Vec<Party>,
    /// Also for the mail's content type.
    pub method: Method,
    /// SEQUENCE.
    pub sequence: u32,
    /// Why.
    pub reason: Reason,
    /// The date of the series that it is about, by the start that the rule gives it.
    pub occurrence: Option<Timestamp>,
    /// The calendar.
    pub ics: String,
}

impl Message {
    /// As it goes along with a mail.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        Calendar {
            method: self.method.as_str(),
            ics: self.ics.clone(),
        }
    }
}

/// What makes an address the same person's.
fn key(address: &str) -> String {
    address.trim().to_lowercase()
}

/// Whether two parties are one.
fn same(one: &Party, other: &Party) -> bool {
    key(&one.address) == key(&other.address)
}

/// Whether there is an address at all, and one that can stand in a calendar.
fn reachable(party: &Party) -> bool {
    let odd = |c: char| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"');
    let address = party.address.trim();
    address.contains('@') && !address.contains(odd)
}
