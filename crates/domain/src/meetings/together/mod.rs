//! Times at which people can come together (R048, R054): all who are required are free, in a room
//! that takes them. Must not know whose calendars these are, nor how rooms are ordered.
//!
//! Start at [`Wish::times`].

mod busy;
mod place;
#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};

pub use self::{busy::Busy, place::Place};
use crate::bookings::{Slot, Status};

/// Times begin on a grid of this many minutes, as alternatives do.
pub const STEP_MINUTES: i64 = 5;
/// Where much is free a time is offered this often, and no oftener, in minutes.
pub const APART_MINUTES: i64 = 30;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// How long.
    pub minutes: u32,
    /// Heads to seat.
    pub heads: u32,
    /// Who must be free.
    pub required: &'a [Busy],
    /// Whose clashes are only counted.
    pub optional: &'a [Busy],
    /// Rooms, the best first; none: no room is needed.
    pub places: Option<&'a [Place<'a>]>,
}

/// A time, with who cannot come then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// When.
    pub slot: Slot,
    /// The one of `required` who is busy; none: all are free.
    pub missing: Option<usize>,
    /// Those of `optional` who are busy.
    pub optional: Vec<usize>,
    /// The first room that takes it at once, else the first that would ask; with what a booking
    /// would be.
    pub place: Option<(usize, Status)>,
    /// How many rooms take it.
    pub places: usize,
}

/// How many of the required may be busy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// None.
    Nobody,
    /// Exactly one.
    One,
}

impl Wish<'_> {
    /// The first times inside `stretch`, at most `most`: where a run of good ones begins, and then
    /// every half hour.
    #[must_use]
    pub fn times(&self, stretch: Slot, missing: Missing, most: usize) -> Vec<Time> {
        let mut found: Vec<Time> = Vec::new();
        let mut good_before = false;
        for slot in starts(stretch, self.minutes) {
            if found.len() >= most {
                break;
            }
            let good = self.fits(slot, missing);
            let apart = found.last().is_none_or(|last| apart(last.slot, slot));
            if good && apart && (!good_before || on_the_half(slot.start)) {
                found.push(self.told(slot));
            }
            good_before = good;
        }
        found
    }

    fn fits(&self, slot: Slot, missing: Missing) -> bool {
        let most = match missing {
            Missing::Nobody => 0,
            Missing::One => 1,
        };
        let busy = self.required.iter().filter(|one| one.at(slot));
        let taken = |place: &Place<'_>| place.takes(slot, self.heads).is_some();
        busy.take(most + 1).count() == most
            && self.places.is_none_or(|places| places.iter().any(taken))
    }

    fn told(&self, slot: Slot) -> Time {
        let places = self.places.unwrap_or_default().iter().enumerate();
        let takes: Vec<(usize, Status)> = places
            .filter_map(|(nth, place)| Some((nth, place.takes(slot, self.heads)?)))
            .collect();
        let at_once = takes
            .iter()
            .find(|(_, status)| *status == Status::Confirmed);
        let optional = self.optional.iter().enumerate();
        Time {
            slot,
            missing: self.required.iter().position(|one| one.at(slot)),
            optional: optional
                .filter(|(_, one)| one.at(slot))
                .map(|(nth, _)| nth)
                .collect(),
            place: at_once.or(takes.first()).copied(),
            places: takes.len(),
        }
    }
}

/// Every slot of so many minutes on the grid inside `stretch`.
fn starts(stretch: Slot, minutes: u32) -> impl Iterator<Item = Slot> {
    let step = STEP_MINUTES * 60;
    let length = SignedDuration::from_mins(i64::from(minutes));
    let from = stretch.start.as_second();
    let exact = stretch.start.subsec_nanosecond() == 0;
    let first = if exact { from } else { from.saturating_add(1) };
    let first = first.saturating_add(step - 1).div_euclid(step);
    let slots = (0..).map_while(move |nth: i64| {
        let start = first.checked_add(nth)?.checked_mul(step)?;
        let start = Timestamp::from_second(start).ok()?;
        let end = start.checked_add(length).ok()?;
        Some(Slot { start, end })
    });
    slots.take_while(move |slot| slot.end <= stretch.end && minutes > 0)
}

fn apart(last: Slot, next: Slot) -> bool {
    next.start.duration_since(last.start) >= SignedDuration::from_mins(APART_MINUTES)
}

/// Zones are whole quarters of an hour off, most of them whole halves.
fn on_the_half(at: Timestamp) -> bool {
    at.as_second().rem_euclid(APART_MINUTES * 60) == 0
}
