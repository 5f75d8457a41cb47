//! One event beside what is stored under its UID: what is new, what differs, what is gone.

use std::collections::BTreeMap;

use domain::{
    bookings::{Booking, Series, Status},
    ids::{BookingId, SeriesId},
};
use jiff::Timestamp;

use super::plan::Planned;
use crate::{Services, bookings::dates::Date};

/// What an event asks for.
#[derive(Debug, Default)]
pub(super) struct Merge {
    /// Dates to make.
    pub new: Vec<Booking>,
    /// Dates to change: before and after.
    pub changed: Vec<(Booking, Booking)>,
    /// Dates that stand as they are.
    pub same: Vec<Booking>,
    /// The series to store, when it is new or differs.
    pub series: Option<Series>,
    /// Something of it was here before.
    pub known: bool,
    /// It is a series, whose dates may be left out one by one.
    pub is_series: bool,
}

impl Merge {
    /// Nothing is to be written.
    pub(super) fn is_settled(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.series.is_none()
    }

    /// One of its bookings as it will be.
    pub(super) fn first(&self) -> Option<&Booking> {
        let changed = self.changed.iter().map(|(_, after)| after);
        let all = self.new.iter().chain(changed).chain(&self.same);
        all.min_by_key(|one| (!one.status.is_live(), one.slot.start))
    }
}

/// Compares an event with what is stored under its UID.
pub(super) fn merge(
    services: &Services,
    planned: &Planned<'_>,
    stored: &[Booking],
    series: Option<&Series>,
) -> Merge {
    let now = services.clock.now();
    if planned.event.cancelled {
        return cancelled(planned, stored, now);
    }
    let mut merge = Merge {
        known: !stored.is_empty(),
        is_series: planned.rule.is_some(),
        ..Merge::default()
    };
    merge.series = merged_series(services, planned, series);
    let series = merge
        .series
        .as_ref()
        .or(series)
        .map(|series| series.id.clone());
    let mut by_date: BTreeMap<Timestamp, &Booking> = BTreeMap::new();
    for one in stored {
        by_date.insert(key(planned, one), one);
    }
    for date in &planned.dates {
        match by_date.remove(&date.original) {
            None => merge
                .new
                .push(new_booking(services, planned, date, series.clone())),
            Some(before) => {
                let after = changed(planned, date, before, series.clone(), now);
                if after == *before {
                    merge.same.push(after);
                } else {
                    merge.changed.push((before.clone(), after));
                }
            }
        }
    }
    if planned.rule.is_some() {
        let gone = by_date.into_values().filter(|one| !one.exception);
        let gone = gone.filter(|one| one.status.is_live());
        merge
            .changed
            .extend(gone.map(|one| (one.clone(), given_up(one, now))));
    }
    merge
}

/// By what a stored booking is known: a single one by being the only one.
fn key(planned: &Planned<'_>, stored: &Booking) -> Timestamp {
    let single = planned.rule.is_none() && planned.event.original_start.is_none();
    match (stored.original_start, single) {
        (Some(original), _) => original,
        (None, true) => planned.event.slot.start,
        (None, false) => stored.slot.start,
    }
}

fn cancelled(planned: &Planned<'_>, stored: &[Booking], now: Timestamp) -> Merge {
    let date = planned.event.original_start;
    let meant = |one: &&Booking| date.is_none() || one.original_start == date;
    let open = |one: &Booking| one.status.is_live() && now < one.slot.end;
    let mut merge = Merge {
        known: true,
        ..Merge::default()
    };
    for one in stored.iter().filter(meant) {
        if open(one) {
            merge.changed.push((one.clone(), given_up(one, now)));
        } else {
            merge.same.push(one.clone());
        }
    }
    merge
}

fn given_up(before: &Booking, now: Timestamp) -> Booking {
    Booking {
        status: Status::Cancelled,
        updated_at: now,
        ..before.clone()
    }
}

/// The stored date as the file says it; what people cancelled here stays cancelled, and what they
/// moved here stays where they put it.
fn changed(
    planned: &Planned<'_>,
    date: &Date,
    before: &Booking,
    series: Option<SeriesId>,
    now: Timestamp,
) -> Booking {
    let event = planned.event;
    let mut after = before.clone();
    if !before.status.is_live() {
        return after;
    }
    after.subject.clone_from(&planned.subject);
    after.description.clone_from(&planned.description);
    after.private = event.private;
    after.attendees.clone_from(&event.attendees);
    after.series = series.or(after.series);
    if !before.exception || date.exception {
        after.slot = date.slot;
        after.room.clone_from(&date.room);
        after.wall_start = date.wall_start;
        after.time_zone.clone_from(&event.time_zone);
        after.all_day = event.all_day;
        after.exception = date.exception;
    }
    if after != *before {
        after.updated_at = now;
    }
    after
}

fn new_booking(
    services: &Services,
    planned: &Planned<'_>,
    date: &Date,
    series: Option<SeriesId>,
) -> Booking {
    let (event, now) = (planned.event, services.clock.now());
    Booking {
        id: BookingId::from(services.ids.id()),
        original_start: event
            .original_start
            .or(series.is_some().then_some(date.original)),
        series,
        room: date.room.clone(),
        subject: planned.subject.clone(),
        slot: date.slot,
        time_zone: event.time_zone.clone(),
        wall_start: date.wall_start,
        all_day: event.all_day,
        status: Status::Confirmed,
        reason: None,
        organiser: event.organiser.clone(),
        organiser_name: planned.organiser_name.clone(),
        department: event.department.clone(),
        attendees: event.attendees.clone(),
        private: event.private,
        description: planned.description.clone(),
        uid: event.uid.clone(),
        exception: date.exception,
        meeting: None,
        revision: 0,
        created_at: now,
        updated_at: now,
    }
}

/// The series as the file says it; none when it is no series or stands so already.
fn merged_series(
    services: &Services,
    planned: &Planned<'_>,
    stored: Option<&Series>,
) -> Option<Series> {
    let (event, rule) = (planned.event, planned.rule.as_ref()?);
    let id = match stored {
        Some(stored) => stored.id.clone(),
        None => SeriesId::from(services.ids.id()),
    };
    let last = planned
        .dates
        .last()
        .map_or(event.slot.end, |date| date.slot.end);
    let series = Series {
        id,
        room: event.room.clone(),
        rrule: rule.to_string(),
        wall_start: event.wall_start,
        minutes: planned.length.minutes(),
        time_zone: event.time_zone.clone(),
        exdates: event.exdates.clone(),
        rdates: event.rdates.clone(),
        infinite: rule.is_infinite(),
        booked_until: planned.until.unwrap_or(last),
        subject: planned.subject.clone(),
        organiser: event.organiser.clone(),
        organiser_name: planned.organiser_name.clone(),
        department: event.department.clone(),
        attendees: event.attendees.clone(),
        private: event.private,
        description: planned.description.clone(),
        all_day: event.all_day,
        uid: event.uid.clone(),
        ended: stored.is_some_and(|stored| stored.ended),
        revision: stored.map_or(0, |stored| stored.revision),
    };
    match stored {
        // How far it is booked is the job's business, and grows with every day.
        Some(stored) if same_series(stored, &series) => None,
        _ => Some(series),
    }
}

fn same_series(stored: &Series, wanted: &Series) -> bool {
    // EXDATEs added here (skipped or cancelled dates) do not make it another series.
    let known = wanted
        .exdates
        .iter()
        .all(|date| stored.exdates.contains(date));
    let wanted = Series {
        booked_until: stored.booked_until,
        exdates: stored.exdates.clone(),
        ..wanted.clone()
    };
    *stored == wanted && known
}
