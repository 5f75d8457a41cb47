//! A series decided date by date, so that a preview shows each clash and people choose per date.
//!
//! Start at [`plan`]. It keeps nothing: the same call with the people's [`Choice`]s is what the
//! command stores.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

use super::{
    Occupied, Refusal, Request, Rule, Slot, Snapshot, Status, decide, decide::judge,
    recurrence::Occurrence,
};
use crate::{
    ids::{BookingId, RoomId},
    rooms::Scope,
};

/// Clashes after this many are named without alternatives: the search has its price.
pub const MOST_EXPLAINED: usize = 50;

/// What people want for one date, by its original start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Leave it out.
    Skip,
    /// Same time, another room.
    OtherRoom(RoomId),
    /// Same room, another time.
    OtherTime(Slot),
}

/// A series to be planned.
#[derive(Debug, Clone)]
pub struct SeriesPlan<'a> {
    /// The dates, in order ([`super::recurrence::Recurrence::occurrences`]).
    pub dates: &'a [Occurrence],
    /// Length of each date, in minutes.
    pub minutes: u32,
    /// Whole days: the length is counted on the wall, so that a day ends at midnight also when
    /// the clocks change.
    pub all_day: bool,
    /// The zone that the series is planned in.
    pub zone: &'a TimeZone,
    /// Heads to seat.
    pub attendees: u32,
    /// As in [`Request`].
    pub historical: bool,
    /// As in [`Request`].
    pub approved: bool,
    /// Per-date choices, by the date's original start.
    pub choices: &'a BTreeMap<Timestamp, Choice>,
    /// Bookings that the plan replaces (the dates of the series that is changed): they are no
    /// obstacle.
    pub replaced: &'a [BookingId],
}

/// What becomes of one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It can be booked.
    Book(Status),
    /// It is left out by choice.
    Skip,
    /// It cannot be booked so.
    Clash(Refusal),
}

/// One date of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDate {
    /// What the rule gave (RECURRENCE-ID).
    pub original_start: Timestamp,
    /// Planned wall time in the zone of the series.
    pub wall_start: DateTime,
    /// Where it would be.
    pub room: RoomId,
    /// When it would be.
    pub slot: Slot,
    /// Whether it can.
    pub answer: Answer,
}

/// The slot of one date; none beyond the calendar.
#[must_use]
pub fn slot_of(date: Occurrence, minutes: u32, all_day: bool, zone: &TimeZone) -> Option<Slot> {
    let length = SignedDuration::from_mins(i64::from(minutes));
    let end = if all_day {
        let wall = date.wall_start.checked_add(length).ok()?;
        zone.to_ambiguous_timestamp(wall).compatible().ok()?
    } else {
        date.start.checked_add(length).ok()?
    };
    Some(Slot {
        start: date.start,
        end,
    })
}

/// Decides every date: each accepted one counts for those after it, so that a series never
/// overlaps itself, requests included. `home` is the room of the series, `others` those that
/// choices name; each must have been loaded for the whole span of the dates.
#[must_use]
pub fn plan(
    series: &SeriesPlan<'_>,
    home: &Snapshot<'_>,
    others: &[Snapshot<'_>],
) -> Vec<PlannedDate> {
    let all = std::iter::once(home).chain(others);
    let mut rooms: Vec<Room<'_>> = all.map(|known| Room::new(known, series.replaced)).collect();
    let mut clashes = 0;
    let dates = series.dates.iter();
    dates
        .filter_map(|date| {
            let slot = slot_of(*date, series.minutes, series.all_day, series.zone)?;
            let mut planned = PlannedDate {
                original_start: date.start,
                wall_start: date.wall_start,
                room: home.room.id.clone(),
                slot,
                answer: Answer::Skip,
            };
            match series.choices.get(&date.start) {
                Some(Choice::Skip) => return Some(planned),
                Some(Choice::OtherRoom(room)) => planned.room = room.clone(),
                Some(Choice::OtherTime(slot)) => {
                    planned.slot = *slot;
                    planned.wall_start = series.zone.to_datetime(slot.start);
                }
                None => {}
            }
            planned.answer = answer(series, &planned, &mut rooms, &mut clashes);
            Some(planned)
        })
        .collect()
}

/// A room of the plan with what is taken in it so far.
struct Room<'a> {
    known: &'a Snapshot<'a>,
    occupied: Vec<Occupied>,
}

impl<'a> Room<'a> {
    fn new(known: &'a Snapshot<'a>, replaced: &[BookingId]) -> Self {
        let stays = |one: &&Occupied| !replaced.contains(&one.booking);
        Self {
            known,
            occupied: known.occupied.iter().filter(stays).cloned().collect(),
        }
    }
}

fn answer(
    series: &SeriesPlan<'_>,
    date: &PlannedDate,
    rooms: &mut [Room<'_>],
    clashes: &mut usize,
) -> Answer {
    let Some(room) = rooms.iter_mut().find(|one| one.known.room.id == date.room) else {
        return Answer::Clash(Refusal::new(Rule::Forbidden, Scope::Default));
    };
    let request = Request {
        slot: date.slot,
        changing: None,
        attendees: series.attendees,
        historical: series.historical,
        approved: series.approved,
    };
    let snapshot = Snapshot {
        occupied: &room.occupied,
        ..room.known.clone()
    };
    let explained = *clashes < MOST_EXPLAINED;
    let decided = if explained {
        decide(&request, &snapshot)
    } else {
        judge(&request, &snapshot)
    };
    match decided {
        Ok(status) => {
            // Held firmly for the dates to come, though it may only be a request.
            let booking = format!("planned {}", date.original_start).as_str().into();
            room.occupied.push(Occupied {
                booking,
                slot: date.slot,
                status: Status::Confirmed,
            });
            Answer::Book(status)
        }
        Err(refusal) => {
            *clashes += 1;
            Answer::Clash(refusal)
        }
    }
}
