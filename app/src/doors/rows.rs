//! The day's list beside the word.

use contract::bookings::BookingView;
use domain::bookings::{State, Status, occurrence_state};
use jiff::{Timestamp, civil::Date};

use crate::{
    text::{Locale, words::doors},
    zones::Zone,
};

/// Most lines of a day; past ones give way first.
const MOST_ROWS: usize = 6;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// Which booking.
    pub key: String,
    /// "13:00", or "All day".
    pub time: String,
    /// What, or "Busy".
    pub subject: String,
    /// How many, who, or that it waits for approval.
    pub detail: Option<String>,
    /// Past, in progress, or to come.
    pub state: State,
    /// Asked for, not granted.
    pub pending: bool,
}

impl Row {
    /// Whether it is over.
    #[must_use]
    pub fn is_past(&self) -> bool {
        self.state == State::Ended
    }

    /// The word in `data-state`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.state {
            State::Ended => "past",
            State::InUse => "current",
            State::Free | State::Booked => "later",
        }
    }
}

/// The lines of one day, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// At most [`MOST_ROWS`].
    pub rows: Vec<Row>,
    /// How many to come found no place.
    pub more: usize,
}

impl Rows {
    /// Whether nothing of the day is left.
    #[must_use]
    pub fn all_past(&self) -> bool {
        self.more == 0 && self.rows.iter().all(Row::is_past)
    }
}

/// What stands on `day` of the room's zone, seen at `now`.
#[must_use]
pub fn rows(
    locale: Locale,
    zone: &Zone,
    bookings: &[BookingView],
    day: Date,
    now: Timestamp,
) -> Rows {
    let bounds = zone
        .midnight(day)
        .zip(day.tomorrow().ok().and_then(|day| zone.midnight(day)));
    let Some((from, to)) = bounds else {
        return Rows::default();
    };
    let mut all: Vec<&BookingView> = bookings
        .iter()
        .filter(|one| one.status.is_live() && one.start < to && from < one.end)
        .collect();
    all.sort_by_key(|one| (one.start, one.end));
    let mut rows: Vec<Row> = all
        .into_iter()
        .map(|one| row(locale, zone, one, (from, to), now))
        .collect();
    let past = rows.iter().take_while(|row| row.is_past()).count();
    rows.drain(..rows.len().saturating_sub(MOST_ROWS).min(past));
    let more = rows.len().saturating_sub(MOST_ROWS);
    rows.truncate(MOST_ROWS);
    Rows { rows, more }
}

fn row(
    locale: Locale,
    zone: &Zone,
    one: &BookingView,
    (from, to): (Timestamp, Timestamp),
    now: Timestamp,
) -> Row {
    let slot = domain::bookings::Slot {
        start: one.start,
        end: one.end,
    };
    let whole_day = one.start <= from && to <= one.end;
    let time = if whole_day {
        doors::all_day(locale).to_owned()
    } else {
        zone.time(one.start.max(from))
    };
    Row {
        key: one.id.to_string(),
        time,
        subject: subject(locale, one),
        detail: detail(locale, one),
        state: occurrence_state(&slot, now),
        pending: one.status == Status::Pending,
    }
}

/// The subject as far as the corridor may read it (R181).
#[must_use]
pub fn subject(locale: Locale, one: &BookingView) -> String {
    one.subject
        .clone()
        .unwrap_or_else(|| doors::busy(locale).to_owned())
}

fn detail(locale: Locale, one: &BookingView) -> Option<String> {
    if one.status == Status::Pending {
        return Some(doors::pending(locale).to_owned());
    }
    let people = match one.attendee_count {
        0 => None,
        1 => Some(doors::one_person(locale).to_owned()),
        count => Some(doors::people(locale, &count)),
    };
    let parts: Vec<String> = people.into_iter().chain(one.organiser.clone()).collect();
    (!parts.is_empty() && one.subject.is_some()).then(|| parts.join(" · "))
}
