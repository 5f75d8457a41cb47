//! Errands: what Lintel does on its own once its time has come: tell, remind, deliver (R102 to
//! R104). They are written in the transaction of what they follow from, so that nothing that was
//! committed stays untold and nothing is told that was not; and taken away in the transaction of
//! what they did, so that a kill at any moment neither loses nor doubles one.
//!
//! Must not know how an errand is done: that is `notices`.

mod requests;

pub(crate) use requests::expire;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use domain::{
    bookings::{Booking, Status},
    ids::{AccountId, BookingId, MeetingId, SeriesId},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Services,
    ports::{Change, JournalEntry, Kind, Write, WrittenBooking},
    record,
};

/// People are told this long after a change: what is changed again, or undone, within it is told
/// once, or not at all.
pub(crate) const TELL_AFTER: SignedDuration = SignedDuration::from_secs(10);

/// What people are asked to come to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(crate) enum Event {
    /// A meeting, in whatever rooms.
    Meeting(MeetingId),
    /// All dates of a series.
    Series(SeriesId),
    /// A booking of its own.
    Booking(BookingId),
    /// A request for a role: asked and decided.
    Role(String),
}

impl Event {
    /// What a booking is part of.
    pub(crate) fn of(booking: &Booking) -> Self {
        match (&booking.meeting, &booking.series) {
            (Some(meeting), _) => Self::Meeting(meeting.clone()),
            (None, Some(series)) => Self::Series(series.clone()),
            (None, None) => Self::Booking(booking.id.clone()),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meeting(id) => write!(f, "meeting-{id}"),
            Self::Series(id) => write!(f, "series-{id}"),
            Self::Booking(id) => write!(f, "booking-{id}"),
            Self::Role(id) => write!(f, "role-{id}"),
        }
    }
}

impl FromStr for Event {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('-') {
            Some(("meeting", id)) => Ok(Self::Meeting(id.into())),
            Some(("series", id)) => Ok(Self::Series(id.into())),
            Some(("booking", id)) => Ok(Self::Booking(id.into())),
            Some(("role", id)) => Ok(Self::Role(id.to_owned())),
            _ => Err(format!("no event: {text}")),
        }
    }
}

impl From<Event> for String {
    fn from(event: Event) -> Self {
        event.to_string()
    }
}

impl TryFrom<String> for Event {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// A notice whose time is known beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reminder {
    /// Those who must come and have not answered (R048, R100); so many days ahead.
    Confirm,
    /// 24 hours ahead, to all (R093).
    DayBefore,
    /// One hour ahead, to all (R094).
    HourBefore,
    /// One hour ahead, to the host (R095).
    Rehearsal,
}

impl Reminder {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::DayBefore => "day",
            Self::HourBefore => "hour",
            Self::Rehearsal => "rehearsal",
        }
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(crate) enum What {
    /// Something of it was changed: whoever has to know is told what is so now.
    Tell {
        /// Of what.
        event: Event,
        /// Who changed it, as in the journal: nobody is told what they did themselves.
        by: Option<AccountId>,
        /// When it began before, if it was moved.
        was: Option<Timestamp>,
        /// Whether it waited for a decision after this.
        pending: bool,
    },
    /// Remind people of a date.
    Remind {
        /// Of what.
        event: Event,
        /// How.
        reminder: Reminder,
        /// The start that it was made for: after a move it says nothing.
        start: Timestamp,
    },
    /// Remind those who decide of a request that still waits.
    Nudge {
        /// Of what.
        event: Event,
        /// The start that it was made for: after a move it says nothing.
        start: Timestamp,
    },
    /// A request begins now: when nobody decided, it is over (R074).
    Expire {
        /// Which; of a series all its dates that have begun.
        booking: BookingId,
    },
    /// Make the notices of a letter, one for each recipient.
    Post {
        /// Which letter.
        letter: String,
    },
    /// Send a notice by mail.
    Deliver {
        /// Which delivery.
        delivery: String,
    },
}

/// One of them, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Errand {
    /// Not before.
    pub at: Timestamp,
    /// So many times it failed.
    #[serde(default)]
    pub failed: u32,
    /// What is to be done.
    #[serde(flatten)]
    pub what: What,
}

/// The id of an errand at `at`: errands are read in order of id, so those due first come first.
fn id_at(at: Timestamp, name: &str) -> String {
    format!("{}~{name}", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
}

/// The id of the one reminder of its sort for that start.
pub(crate) fn reminder_id(
    at: Timestamp,
    event: &Event,
    sort: Reminder,
    start: Timestamp,
) -> String {
    let start = start.as_second();
    id_at(at, &format!("{event}~{}~{start}", sort.as_str()))
}

/// The id of the one reminder, at `at`, of those who decide about that start.
pub(crate) fn nudge_id(at: Timestamp, event: &Event, start: Timestamp) -> String {
    id_at(at, &format!("{event}~decide~{}", start.as_second()))
}

/// A new id for an errand at `at`.
pub(crate) fn id_of(services: &Services, at: Timestamp) -> String {
    id_at(at, &services.ids.id())
}

/// The write that makes an errand under a name of its own.
pub(crate) fn make(services: &Services, at: Timestamp, what: What) -> Result<Change, Error> {
    let id = id_of(services, at);
    record::create(
        Kind::Errand,
        &id,
        &Errand {
            at,
            failed: 0,
            what,
        },
    )
}

/// The write that has people told of a change that is written with it.
pub(crate) fn tell(
    services: &Services,
    event: Event,
    by: Option<&AccountId>,
) -> Result<Change, Error> {
    let at = services.clock.now().saturating_add(TELL_AFTER);
    let at = at.unwrap_or(Timestamp::MAX);
    let what = What::Tell {
        event,
        by: by.cloned(),
        was: None,
        pending: false,
    };
    make(services, at, what)
}

/// Adds to a write of bookings that people are told of it: once for each meeting, series or
/// single booking that somebody is asked to attend, or that somebody decides about.
pub(crate) fn follow(services: &Services, write: &mut Write) -> Result<(), Error> {
    let by = write.journal.first().and_then(by);
    let told: BTreeSet<Event> = write.changes.iter().filter_map(told_in).collect();
    let mut tellings: BTreeMap<Event, What> = BTreeMap::new();
    for one in write.bookings.iter().filter(|one| matters(one)) {
        let booking = &one.booking;
        let event = Event::of(booking);
        if told.contains(&event) || tellings.contains_key(&event) {
            continue;
        }
        let was = one.previous.as_ref().map(|before| before.start);
        let what = What::Tell {
            event: event.clone(),
            by: by.clone(),
            was: was.filter(|was| *was != booking.slot.start),
            pending: booking.status == Status::Pending,
        };
        tellings.insert(event, what);
    }
    let at = services.clock.now().saturating_add(TELL_AFTER);
    let at = at.unwrap_or(Timestamp::MAX);
    for what in tellings.into_values() {
        write.changes.push(make(services, at, what)?);
    }
    requests::expiries(services, write)
}

fn matters(one: &WrittenBooking) -> bool {
    let booking = &one.booking;
    one.previous.is_some()
        || booking.meeting.is_some()
        || !booking.attendees.is_empty()
        || booking.status == Status::Pending
}

/// The event that a change has people told of, when it does that.
fn told_in(change: &Change) -> Option<Event> {
    let Change::Put {
        kind: Kind::Errand,
        value,
        ..
    } = change
    else {
        return None;
    };
    let errand = Errand::deserialize(value).ok()?;
    match errand.what {
        What::Tell { event, .. } => Some(event),
        _ => None,
    }
}

/// The account that a journal row says did it.
fn by(row: &JournalEntry) -> Option<AccountId> {
    (row.actor != "lintel" && row.actor != "anonymous").then(|| row.actor.as_str().into())
}
