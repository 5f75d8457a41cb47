//! A series as people are asked to come to it: its rule, and the dates that differ from it.

use std::collections::BTreeMap;

use domain::{
    bookings::{Booking, Series, Status},
    ids::SeriesId,
};
use jiff::Timestamp;

use super::{
    calendar,
    event::{Calendar, Gathered, attendees, host, said, stage},
    records::Stage,
};
use crate::{
    Error, Services,
    connections::{
        export::{Piece, pieces},
        icalendar::itip,
    },
    ports::CalendarRead,
    rooms::Directory,
};

/// Dates of one series that are looked at.
const MOST_DATES: usize = 2_000;

/// The series; none when it is gone, comes from elsewhere, or has no date that can be told by rule.
///
/// # Errors
/// Unavailable.
pub(super) async fn gather(
    services: &Services,
    id: &SeriesId,
    date: Option<Timestamp>,
    directory: &Directory,
) -> Result<Option<Gathered>, Error> {
    let Some(series) = services.bookings.series(id).await? else {
        return Ok(None);
    };
    if !series.uid.ends_with("@lintel") {
        return Ok(None);
    }
    let read = CalendarRead {
        series: Some(id.clone()),
        statuses: vec![
            Status::Pending,
            Status::Confirmed,
            Status::Rejected,
            Status::Cancelled,
            Status::Released,
        ],
        limit: MOST_DATES,
        ..CalendarRead::default()
    };
    let all = services.bookings.calendar(&read).await?;
    let live: Vec<Booking> = all
        .iter()
        .filter(|one| one.status.is_live())
        .cloned()
        .collect();
    let now = services.clock.now();
    let ahead = |one: &&Booking| now < one.slot.start;
    let shown = match date {
        Some(start) => all.iter().find(|one| one.slot.start == start),
        None => live
            .iter()
            .find(ahead)
            .or_else(|| live.last())
            .or_else(|| all.last()),
    };
    let Some(shown) = shown.cloned() else {
        return Ok(None);
    };
    let stage = match date {
        Some(_) => stage(shown.status),
        None => overall(&live, &shown),
    };
    let calendar = in_calendars(&series, &all, &live, &shown, directory);
    let waiting = live.iter().filter(|one| one.status == Status::Pending);
    let pending = waiting.cloned().collect();
    Ok(Some(Gathered {
        stage,
        host: host(series.organiser.as_ref(), &series.organiser_name),
        asked: attendees(&shown),
        said: super::records::Said {
            rule: series.rrule.clone(),
            ..said(&shown, directory)
        },
        reason: shown.reason.clone(),
        next: live.iter().find(ahead).map(|one| one.slot.start),
        pending,
        private: series.private,
        calendar,
    }))
}

/// The rule, and the dates that differ from it; of what cannot be told by a rule, the date alone.
fn in_calendars(
    series: &Series,
    all: &[Booking],
    live: &[Booking],
    shown: &Booking,
    directory: &Directory,
) -> Calendar {
    match pieces(series, live.to_vec()).into_iter().next() {
        Some(Piece::Series(whole)) => {
            let cancelled = all.iter().filter(|one| !one.status.is_live());
            let cancelled: Vec<Timestamp> =
                cancelled.filter_map(|one| one.original_start).collect();
            let mut exceptions = BTreeMap::new();
            let mut exdates = whole.exdates;
            for at in cancelled {
                exdates.retain(|one| *one != at);
                exceptions.insert(at, itip::Exception::Cancelled);
            }
            for one in &whole.exceptions {
                let at = one.original_start.unwrap_or(one.slot.start);
                let moved = calendar::of_booking(one, directory);
                exceptions.insert(at, itip::Exception::Moved(Box::new(moved)));
            }
            Calendar {
                uid: series.uid.clone(),
                main: calendar::of_booking(&whole.master, directory),
                rule: Some(itip::Rule {
                    rrule: whole.rule,
                    exdates,
                    rdates: whole.rdates,
                }),
                exceptions,
            }
        }
        _ => Calendar {
            uid: series.uid.clone(),
            main: calendar::of_booking(shown, directory),
            rule: None,
            exceptions: BTreeMap::new(),
        },
    }
}

/// A series takes place as soon as one of its dates does.
fn overall(live: &[Booking], shown: &Booking) -> Stage {
    if live.iter().any(|one| one.status == Status::Confirmed) {
        return Stage::On;
    }
    match live.is_empty() {
        true => stage(shown.status),
        false => Stage::Pending,
    }
}
