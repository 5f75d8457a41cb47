//! How letters, notices, deliveries and what was last told are kept.

use contract::{locale::Locale, notices::DeliveryState};
use domain::{
    bookings::Slot,
    ids::AccountId,
    meetings::{AgendaItem, AttendeeKind},
    notices::Reason,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{connections::icalendar::itip::Told, errands::Event};

/// Letters, notices and their log stay this long.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(24 * 180);

/// What people were last told of an event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Known {
    /// What the attendees' calendars were told; none: nothing yet.
    pub calendar: Option<Told>,
    /// Where it was when its organiser was last told.
    pub stage: Option<Stage>,
    /// When it was then.
    pub slot: Option<Slot>,
    /// Reminders that were made for that time, gone out or not.
    pub armed: Vec<String>,
    /// Who must come and does not, as its organiser was told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declined: Vec<Declined>,
    /// Who was told to decide, while somebody must; none: told before there were steps.
    #[serde(default)]
    pub deciders: Option<Vec<AccountId>>,
    /// Their reminders, and the start that they were made for.
    #[serde(default)]
    pub nudges: Option<Nudges>,
}

/// An answer of which the organiser was told (decision 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Declined {
    pub attendee: String,
    pub slot: Slot,
    pub reason: Option<String>,
}

/// Reminders of a request that waits, gone out or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Nudges {
    pub start: Timestamp,
    pub errands: Vec<String>,
}

/// Where an event is, to its organiser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// Somebody must decide about a room.
    Pending,
    /// Takes place.
    On,
    /// Was not granted.
    Rejected,
    /// Does not take place.
    Off,
}

/// What a notice says, apart from language and zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    pub topic: String,
    pub organiser: String,
    pub slot: Slot,
    pub before: Option<Slot>,
    pub place: String,
    pub agenda: Vec<Item>,
    pub papers: Vec<String>,
    pub words: Option<String>,
    pub rule: String,
    /// Other times at which it could be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<Slot>,
    /// Where it is seen: a path.
    pub link: String,
    /// Where it is joined: a path; empty: nowhere.
    pub join: String,
}

/// An agenda item, as far as a notice says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Item {
    pub minutes: u32,
    pub topic: String,
    pub owner: String,
}

impl Item {
    pub(super) fn of(item: &AgendaItem) -> Self {
        Self {
            minutes: item.minutes,
            topic: item.topic.clone(),
            owner: item.owner.clone(),
        }
    }
}

/// One thing told to many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LetterRecord {
    pub event: Event,
    pub reason: Reason,
    pub said: Said,
    pub recipients: Vec<Recipient>,
    /// So many of them have their notices.
    pub posted: usize,
    pub calendar: Option<CalendarPart>,
    pub at: Timestamp,
    pub expires_at: Timestamp,
}

/// An iTIP message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CalendarPart {
    pub cancels: bool,
    pub ics: String,
}

/// Somebody who is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recipient {
    /// Among a meeting's attendees.
    pub attendee: Option<String>,
    pub account: Option<AccountId>,
    pub name: String,
    pub address: Option<String>,
    /// By what calendars know this one, whether mails are wanted or not.
    pub party: String,
    pub kind: AttendeeKind,
    pub locale: Locale,
    pub time_zone: String,
}

/// A letter as one person gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NoticeRecord {
    pub letter: String,
    pub event: Event,
    pub reason: Reason,
    pub account: Option<AccountId>,
    /// The account, until it was read: the badge counts these.
    pub unread: Option<AccountId>,
    pub name: String,
    pub locale: Locale,
    pub subject: String,
    pub text: String,
    pub link: String,
    /// Where it is joined: a path (R028); empty: nowhere, or not by this one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub join: String,
    pub at: Timestamp,
    pub read_at: Option<Timestamp>,
    pub expires_at: Timestamp,
}

/// A notice on its way by mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DeliveryRecord {
    pub letter: String,
    pub event: Event,
    pub reason: Reason,
    pub name: String,
    pub address: String,
    pub locale: Locale,
    pub subject: String,
    pub text: String,
    /// Paths, made whole when the mail is written.
    pub link: String,
    pub join: String,
    /// The path by which one answers without signing in.
    pub answer: Option<String>,
    pub state: DeliveryState,
    pub tries: u32,
    /// What the last try brought.
    pub result: String,
    /// After this it is worth nothing.
    pub until: Option<Timestamp>,
    pub at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub next_at: Option<Timestamp>,
    pub expires_at: Timestamp,
}

/// By its secret an invitation is answered without signing in; the id is the secret's hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AnswerLinkRecord {
    pub event: Event,
    pub attendee: String,
    pub locale: Locale,
    pub expires_at: Timestamp,
}
