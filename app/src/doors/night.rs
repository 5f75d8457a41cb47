//! What spares the glass: it rests while nobody needs it, and no line of it burns in. Pure.

use domain::bookings::{State, Status, open_on};
use jiff::{SignedDuration, Timestamp};

use super::{known::Known, painting::Look};
use crate::zones::Zone;

/// A meeting that begins within so long keeps the glass bright.
const SOON: SignedDuration = SignedDuration::from_mins(60);
/// A touch or a change keeps it bright for so long.
const AWAKE: SignedDuration = SignedDuration::from_secs(60);

/// Where the picture stands, minute by minute, in CSS pixels: each step is a small one, each place
/// is at most [`REACH`] from the middle. The style sheet lets the glass reach as far beyond its
/// edges.
const PATH: [(i8, i8); 16] = [
    (0, 0),
    (2, 0),
    (4, 0),
    (4, 2),
    (4, 4),
    (2, 4),
    (0, 4),
    (-2, 4),
    (-4, 4),
    (-4, 2),
    (-4, 0),
    (-4, -2),
    (-4, -4),
    (-2, -4),
    (0, -4),
    (0, -2),
];
/// Farthest place of the path from the middle.
pub const REACH: i8 = 4;

/// Whether the glass rests at `now`: outside the room's bookable hours, with nothing in use or
/// soon, and nobody there since `woken`.
#[must_use]
pub fn rests(known: &Known, zone: &Zone, look: Look, woken: Timestamp, now: Timestamp) -> bool {
    let calm = matches!(look, Look::Of(State::Free) | Look::Unsure);
    let awake = now.duration_since(woken).abs() < AWAKE;
    calm && !awake && is_shut(known, zone, now) && !is_soon(known, now)
}

fn is_shut(known: &Known, zone: &Zone, now: Timestamp) -> bool {
    let Some(opening) = known.face.open else {
        return false;
    };
    let today = open_on(opening, zone.day(now), &zone.rules);
    !today.is_some_and(|open| open.start <= now && now < open.end)
}

fn is_soon(known: &Known, now: Timestamp) -> bool {
    let mut held = known.face.snapshot.bookings.iter();
    held.any(|one| {
        let wait = one.start.duration_since(now);
        let to_come = SignedDuration::ZERO <= wait && wait < SOON;
        let on = one.start <= now && now < one.end;
        one.status == Status::Confirmed && (to_come || on)
    })
}

/// How far the picture stands from its middle in the minute of `now`: right and down.
#[must_use]
pub fn shift(now: Timestamp) -> (i8, i8) {
    let minute = now.as_second().div_euclid(60);
    let step = minute.rem_euclid(PATH.len() as i64);
    usize::try_from(step)
        .ok()
        .and_then(|step| PATH.get(step).copied())
        .unwrap_or_default()
}
