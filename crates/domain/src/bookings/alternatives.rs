//! The nearest that would be accepted instead (R084): each has passed every rule itself.

use jiff::{SignedDuration, Timestamp, ToSpan};

use super::{
    Alternative, AlternativeKind, Occupied, Request, Slot, Snapshot, decide::judge, hours, rules,
};
use crate::rooms::Room;

/// Alternatives lie on a grid of this many minutes.
const STEP_MINUTES: i64 = 5;
/// A nearby time is at most this many steps away: 20 minutes.
const NEARBY_STEPS: i64 = 4;
/// Shorter by at most this many steps (4 hours), whatever a quarter may be: it bounds the search.
const SHORTER_STEPS: i64 = 48;
/// How far the next free time is looked for, in days.
pub const SEARCH_DAYS: i64 = 7;

/// What to load for a request: with it, [`super::decide`] is right and its alternatives are true.
#[must_use]
pub fn window_to_load(slot: Slot, room: &Room) -> Slot {
    let (gap, _) = rules::gap(&room.policy);
    let nearby = SignedDuration::from_mins(STEP_MINUTES * NEARBY_STEPS);
    let ahead = SignedDuration::from_hours(24 * SEARCH_DAYS);
    let wide = Slot {
        start: slot.start.saturating_sub(nearby).unwrap_or(Timestamp::MIN),
        end: slot.end.saturating_add(ahead).unwrap_or(Timestamp::MAX),
    };
    wide.padded(gap, gap)
}

/// Alternatives in the same room, best first, at most [`super::MOST_ALTERNATIVES`]: up to two times
/// nearby, up to two shorter ones, the next free one. None for history that is brought in.
#[must_use]
pub fn alternatives(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Vec<Alternative> {
    let slot = request.slot;
    if request.historical || snapshot.room.disabled || slot.end <= slot.start {
        return Vec::new();
    }
    let near = near(slot, snapshot);
    let snapshot = &Snapshot {
        occupied: &near,
        ..snapshot.clone()
    };
    let search = Search { request, snapshot };
    let mut nearby = search.nearby().into_iter();
    let mut shorter = search.shorter().into_iter();
    let mixed = [
        nearby.next(),
        shorter.next(),
        search.next_free(),
        nearby.next(),
        shorter.next(),
    ];
    let mut found: Vec<Alternative> = Vec::new();
    for one in mixed.into_iter().flatten() {
        if found.iter().all(|earlier| earlier.slot != one.slot) {
            found.push(one);
        }
    }
    found
}

pub(super) fn alternative(kind: AlternativeKind, room: &Room, slot: Slot) -> Alternative {
    Alternative {
        kind,
        room: room.id.clone(),
        room_name: room.name.clone(),
        slot,
    }
}

/// Only what an alternative could touch, so that a series of many clashes stays cheap.
fn near(slot: Slot, snapshot: &Snapshot<'_>) -> Vec<Occupied> {
    let from_now = Slot {
        start: slot.start.max(snapshot.now),
        end: slot.end.max(snapshot.now),
    };
    let (asked, later) = (window_to_load(slot, snapshot.room), from_now);
    let later = window_to_load(later, snapshot.room);
    let touches = |one: &&Occupied| one.slot.overlaps(&asked) || one.slot.overlaps(&later);
    snapshot.occupied.iter().filter(touches).cloned().collect()
}

struct Search<'a> {
    request: &'a Request<'a>,
    snapshot: &'a Snapshot<'a>,
}

impl Search<'_> {
    /// The slot as an alternative, if every rule accepts it and enough is known to say so.
    fn offer(&self, kind: AlternativeKind, slot: Option<Slot>) -> Option<Alternative> {
        let slot = slot.filter(|slot| *slot != self.request.slot)?;
        let (gap, _) = rules::gap(&self.snapshot.room.policy);
        let needs = slot.padded(gap, gap);
        let known = self.snapshot.known;
        if needs.start < known.start || known.end < needs.end {
            return None;
        }
        let request = Request {
            slot,
            ..self.request.clone()
        };
        judge(&request, self.snapshot).ok()?;
        Some(alternative(kind, self.snapshot.room, slot))
    }

    /// At most 20 minutes later or earlier, nearest first, at most two.
    fn nearby(&self) -> Vec<Alternative> {
        (1..=NEARBY_STEPS)
            .flat_map(|steps| [steps, -steps])
            .map(|steps| shifted(self.request.slot, steps, steps))
            .filter_map(|slot| self.offer(AlternativeKind::NearbyTime, slot))
            .take(2)
            .collect()
    }

    /// Shorter by at most a quarter: the longest that ends earlier, the longest that starts later.
    fn shorter(&self) -> Vec<Alternative> {
        let slot = self.request.slot;
        let quarter = slot.duration().as_mins() / 4;
        let steps = 1..=(quarter / STEP_MINUTES).min(SHORTER_STEPS);
        let first = |later: i64, earlier: i64| {
            steps
                .clone()
                .map(|n| shifted(slot, n * later, -n * earlier))
                .find_map(|slot| self.offer(AlternativeKind::Shorter, slot))
        };
        let mut found: Vec<_> = [first(0, 1), first(1, 0)].into_iter().flatten().collect();
        found.sort_by_key(|one| std::cmp::Reverse(one.slot.duration()));
        found
    }

    /// The first time from the one asked for (or from now) on, within [`SEARCH_DAYS`].
    fn next_free(&self) -> Option<Alternative> {
        let length = self.request.slot.duration();
        let from = on_grid(self.request.slot.start.max(self.snapshot.now))?;
        let last = from
            .checked_add(SignedDuration::from_hours(24 * SEARCH_DAYS))
            .ok()?;
        let mut starts = self.starts_from(from);
        starts.retain(|start| from <= *start && *start <= last);
        starts.sort_unstable();
        starts.dedup();
        starts.into_iter().find_map(|start| {
            let slot = Slot {
                start,
                end: start.checked_add(length).ok()?,
            };
            self.offer(AlternativeKind::NextFree, Some(slot))
        })
    }

    /// The only instants at which a free time can begin: now, after a booking, at opening time.
    fn starts_from(&self, from: Timestamp) -> Vec<Timestamp> {
        let (gap, _) = rules::gap(&self.snapshot.room.policy);
        let gap = SignedDuration::from_mins(i64::from(gap));
        let ends = self.snapshot.occupied.iter();
        let mut starts: Vec<_> = ends
            .filter_map(|one| on_grid(one.slot.end.checked_add(gap).ok()?))
            .collect();
        starts.push(from);
        if let Some(opening) = self.snapshot.room.policy.opening_hours.value {
            let zone = self.snapshot.zone;
            let first = zone.to_datetime(from).date();
            let days = (0..=SEARCH_DAYS).filter_map(|n| first.checked_add(n.days()).ok());
            starts.extend(days.filter_map(|day| Some(hours::on(opening, day, zone)?.start)));
        }
        starts
    }
}

/// Start and end moved by so many steps, if that is still on the calendar.
fn shifted(slot: Slot, start_steps: i64, end_steps: i64) -> Option<Slot> {
    let step = |n: i64| SignedDuration::from_mins(n * STEP_MINUTES);
    let start = slot.start.checked_add(step(start_steps)).ok()?;
    let end = slot.end.checked_add(step(end_steps)).ok()?;
    Some(Slot { start, end })
}

/// The same instant or the next full step after it.
fn on_grid(at: Timestamp) -> Option<Timestamp> {
    let step = STEP_MINUTES * 60;
    let floor = at.as_second().div_euclid(step) * step;
    let exact = Timestamp::from_second(floor).ok()?;
    if exact == at {
        Some(exact)
    } else {
        Timestamp::from_second(floor + step).ok()
    }
}
