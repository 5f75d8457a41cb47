//! The rules of [`super::decide`], one function each. Each names the scope that set its limit.

use jiff::{SignedDuration, tz::TimeZone};

use super::{
    GRACE_SECONDS, LONGEST_DAYS, Occupied, Refusal, Request, Rule, Slot, Snapshot, Status, hours,
};
use crate::rooms::{Policy, Scope};

fn no(rule: Rule, scope: Scope, limit: Option<u32>, slot: Slot) -> Refusal {
    Refusal {
        limit,
        slot: Some(slot),
        ..Refusal::new(rule, scope)
    }
}

/// A disabled room takes no bookings (R080), neither now nor by import.
pub(super) fn enabled(snapshot: &Snapshot<'_>) -> Result<(), Refusal> {
    if snapshot.room.disabled {
        return Err(Refusal::new(Rule::RoomDisabled, Scope::Room));
    }
    Ok(())
}

/// A new start may lie [`GRACE_SECONDS`] back, so that "now" at the door is in time; a booking
/// that keeps its start (an extension, an approval) must not end in the past.
pub(super) fn not_past(
    request: &Request<'_>,
    held: Option<&Occupied>,
    snapshot: &Snapshot<'_>,
) -> Result<(), Refusal> {
    let slot = request.slot;
    let keeps_start = held.is_some_and(|held| held.slot.start == slot.start);
    let judged = if keeps_start { slot.end } else { slot.start };
    let grace = SignedDuration::from_secs(GRACE_SECONDS);
    if !request.historical && snapshot.now.duration_since(judged) > grace {
        return Err(no(Rule::InThePast, Scope::Default, None, slot));
    }
    Ok(())
}

/// Shortest and longest, [`LONGEST_DAYS`] and a positive length always.
pub(super) fn length(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Result<(), Refusal> {
    let (slot, policy) = (request.slot, &snapshot.room.policy);
    if slot.end <= slot.start {
        return Err(no(Rule::TooShort, Scope::Default, Some(1), slot));
    }
    if slot.duration() > SignedDuration::from_hours(24 * i64::from(LONGEST_DAYS)) {
        return Err(no(
            Rule::TooLong,
            Scope::Default,
            Some(LONGEST_DAYS * 24 * 60),
            slot,
        ));
    }
    if request.historical {
        return Ok(());
    }
    let (shortest, longest) = lengths(slot, snapshot.zone);
    match (policy.min_minutes.value, policy.max_minutes.value) {
        (Some(min), _) if longest < SignedDuration::from_mins(i64::from(min)) => {
            Err(no(Rule::TooShort, policy.min_minutes.from, Some(min), slot))
        }
        (_, Some(max)) if shortest > SignedDuration::from_mins(i64::from(max)) => {
            Err(no(Rule::TooLong, policy.max_minutes.from, Some(max), slot))
        }
        _ => Ok(()),
    }
}

/// By the clock on the wall and by the stopwatch, smaller first. They differ for whole days around
/// a DST change, where a day of 25 hours still passes as one day; for less than a day only the
/// stopwatch counts.
fn lengths(slot: Slot, zone: &TimeZone) -> (SignedDuration, SignedDuration) {
    let measured = slot.duration();
    if measured < SignedDuration::from_hours(23) {
        return (measured, measured);
    }
    let wall = zone
        .to_datetime(slot.end)
        .duration_since(zone.to_datetime(slot.start));
    (measured.min(wall), measured.max(wall))
}

/// Counted in days of the room's calendar, so that the whole last day may be booked.
pub(super) fn not_too_far_ahead(
    request: &Request<'_>,
    snapshot: &Snapshot<'_>,
) -> Result<(), Refusal> {
    let limit = snapshot.room.policy.max_days_ahead;
    let Some(most) = limit.value.filter(|_| !request.historical) else {
        return Ok(());
    };
    let day = |at| snapshot.zone.to_datetime(at).date();
    let ahead = day(request.slot.start)
        .duration_since(day(snapshot.now))
        .as_hours()
        / 24;
    if ahead > i64::from(most) {
        return Err(no(Rule::TooFarAhead, limit.from, Some(most), request.slot));
    }
    Ok(())
}

/// Inside one day's bookable hours on the wall of the room.
pub(super) fn open(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Result<(), Refusal> {
    let set = &snapshot.room.policy.opening_hours;
    let Some(opening) = set.value.filter(|_| !request.historical) else {
        return Ok(());
    };
    let day = snapshot.zone.to_datetime(request.slot.start).date();
    let inside = hours::on(opening, day, snapshot.zone)
        .is_some_and(|open| open.start <= request.slot.start && request.slot.end <= open.end);
    if inside {
        return Ok(());
    }
    Err(no(Rule::OutsideBookableHours, set.from, None, request.slot))
}

/// Heads against seats, where the seats are known. History is not re-seated.
pub(super) fn seats(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Result<(), Refusal> {
    let seats = snapshot.room.capacity;
    if !request.historical && seats > 0 && request.attendees > seats {
        return Err(no(
            Rule::CapacityExceeded,
            Scope::Room,
            Some(seats),
            request.slot,
        ));
    }
    Ok(())
}

/// No confirmed booking, padded with the buffers, has an instant in common with this one, padded
/// too: the gap between two is never less than both buffers (R084).
pub(super) fn no_overlap(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Result<(), Refusal> {
    // A true overlap is the better explanation than a buffer; among equals, the earliest.
    let clash = touching(request, snapshot)
        .filter(|one| one.status == Status::Confirmed)
        .min_by_key(|one| (!one.slot.overlaps(&request.slot), one.slot));
    match clash {
        None => Ok(()),
        Some(one) if one.slot.overlaps(&request.slot) => {
            Err(no(Rule::Overlap, Scope::Room, None, one.slot))
        }
        Some(one) => {
            let (gap, scope) = gap(&snapshot.room.policy);
            Err(no(Rule::Overlap, scope, Some(gap), one.slot))
        }
    }
}

/// Everything, except itself, that the padded request touches. Looks at each booking rather
/// than trusting the order: a slice out of order must not become a double booking.
pub(super) fn touching<'a>(
    request: &Request<'_>,
    snapshot: &Snapshot<'a>,
) -> impl Iterator<Item = &'a Occupied> {
    let policy = &snapshot.room.policy;
    let (before, after) = (
        policy.buffer_before_minutes.value,
        policy.buffer_after_minutes.value,
    );
    let asked = request.slot.padded(before, after);
    let changing = request.changing;
    snapshot
        .occupied
        .iter()
        .filter(move |one| changing != Some(&one.booking))
        .filter(move |one| asked.overlaps(&one.slot.padded(before, after)))
}

/// Minutes between two bookings, and the nearest level that asks for any of them.
pub(super) fn gap(policy: &Policy) -> (u32, Scope) {
    let both = [policy.buffer_before_minutes, policy.buffer_after_minutes];
    let scopes = both.iter().filter(|one| one.value > 0).map(|one| one.from);
    (policy.gap_minutes(), scopes.max().unwrap_or(Scope::Default))
}
