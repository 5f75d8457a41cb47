//! May this slot be had? The same answer for create, move, series, approve, extend, import, sync.

use jiff::{Timestamp, tz::TimeZone};

use super::{Occupied, Refusal, Slot, Status, alternatives, rules};
use crate::{ids::BookingId, rooms::Room};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// When.
    pub slot: Slot,
    /// The booking that is being changed, so that it does not clash with itself.
    pub changing: Option<&'a BookingId>,
    /// Heads to seat, when known.
    pub attendees: u32,
    /// History brought in (import, restore): limits of time and length do not apply, overlap does.
    pub historical: bool,
    /// An approver approves: the answer is `Confirmed` although the room requires approval.
    pub approved: bool,
}

/// What is known: loaded under the guard's revision.
#[derive(Debug, Clone)]
pub struct Snapshot<'a> {
    /// The room with its settings in force.
    pub room: &'a Room,
    /// The room's zone.
    pub zone: &'a TimeZone,
    /// Live bookings that touch `known`.
    pub occupied: &'a [Occupied],
    /// The window in which `occupied` is complete; no alternative is offered outside. It must hold
    /// the slot asked for with the room's buffers on both sides: [`super::window_to_load`] says it.
    pub known: Slot,
    /// The corrected clock.
    pub now: Timestamp,
}

/// Whether the slot may be had, and with which status it would be stored (R079, R084).
///
/// Rules in order: disabled, past, length, how far ahead, bookable hours, seats, overlap. Whoever
/// stores a `Confirmed` answer rejects what it [`displaced`] (decision 9).
///
/// # Errors
/// The first rule that says no; alternatives in the same room are filled in.
pub fn decide(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Result<Status, Refusal> {
    judge(request, snapshot).map_err(|mut refusal| {
        refusal.alternatives = alternatives(request, snapshot);
        refusal
    })
}

/// What [`decide`] would answer, when it accepts; without a search for alternatives when not.
#[must_use]
pub fn accepts(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Option<Status> {
    judge(request, snapshot).ok()
}

/// [`decide`] without the search for alternatives.
pub(super) fn judge(request: &Request<'_>, snapshot: &Snapshot<'_>) -> Result<Status, Refusal> {
    let held = held(request, snapshot);
    if held.is_some_and(|held| keeps(request, held, snapshot.now)) {
        return rules::seats(request, snapshot).map(|()| Status::Confirmed);
    }
    rules::enabled(snapshot)?;
    rules::not_past(request, held, snapshot)?;
    rules::length(request, snapshot)?;
    rules::not_too_far_ahead(request, snapshot)?;
    rules::open(request, snapshot)?;
    rules::seats(request, snapshot)?;
    rules::no_overlap(request, snapshot)?;
    Ok(status(request, held, snapshot))
}

/// The pending requests that a confirmed `request` pushes out: they are rejected in the same
/// transaction, with a notice that names free alternatives (decision 9).
#[must_use]
pub fn displaced<'a>(request: &Request<'_>, snapshot: &Snapshot<'a>) -> Vec<&'a Occupied> {
    rules::touching(request, snapshot)
        .filter(|one| one.status == Status::Pending)
        .collect()
}

/// What the booking that is being changed holds now in this room.
fn held<'a>(request: &Request<'_>, snapshot: &Snapshot<'a>) -> Option<&'a Occupied> {
    let changing = request.changing?;
    snapshot
        .occupied
        .iter()
        .find(|one| one.booking == *changing)
}

/// Nothing new is asked for: the same slot, or less of one that has begun (ended early). Time may
/// always be given back, whatever the settings have become since.
fn keeps(request: &Request<'_>, held: &Occupied, now: Timestamp) -> bool {
    let same = request.slot == held.slot;
    let given_back = held.slot.start <= now
        && request.slot.start == held.slot.start
        && request.slot.start < request.slot.end
        && request.slot.end <= held.slot.end;
    held.status == Status::Confirmed && (same || given_back)
}

/// A slot inside the approved one needs no second approval, nor does the extension of a meeting
/// that is under way: it would turn people out of the room that they sit in.
fn status(request: &Request<'_>, held: Option<&Occupied>, snapshot: &Snapshot<'_>) -> Status {
    let settled = held.is_some_and(|held| {
        let inside = held.slot.start <= request.slot.start && request.slot.end <= held.slot.end;
        let under_way = held.slot.start <= snapshot.now && request.slot.start == held.slot.start;
        held.status == Status::Confirmed && (inside || under_way)
    });
    let waits = snapshot.room.policy.requires_approval.value;
    if waits && !(settled || request.approved || request.historical) {
        Status::Pending
    } else {
        Status::Confirmed
    }
}
