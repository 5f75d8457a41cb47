//! One booking changed apart from any series, and with it the other rooms of its meeting.

use domain::{
    bookings::{Booking, Refusal, Request, Rule, Status, may_book},
    ids::RoomId,
};

use super::{
    Order,
    patch::{Patch, place},
    plan::Next,
};
use crate::{
    Error,
    bookings::{
        batch::Batch,
        commit::{Decided, Try},
        desk::{Desk, Desks, Reach, desks},
        displace::{Winner, displace},
        input::heads,
        list::changeable,
        refuse::explain,
        together::{heads_here, siblings},
        words::told,
    },
};

/// Decides what `patch` makes of the booking as it is now. Time and words are those of the meeting
/// that it is held for, so its other rooms follow; a room is its own.
pub(super) async fn decide(
    order: Order<'_>,
    attempt: Try,
    patch: impl FnOnce(&Booking) -> Result<Patch, Error>,
) -> Result<Decided<Booking>, Error> {
    let Order {
        services, actor, ..
    } = order;
    let before = changeable(services, actor, order.id, order.revision).await?;
    if !before.status.is_live() {
        return Err(Error::Rule("not_live"));
    }
    let patch = patch(&before)?;
    let others = siblings(services, &before).await?;
    let mut next = afterwards(&before, &others, &patch)?;
    if next.iter().all(|one| one.after == one.before) && order.changes.is_empty() {
        return Ok(Decided::Nothing(before));
    }
    let asked = next.iter().flat_map(|one| {
        let (before, after) = (&one.before, &one.after);
        [
            (before.room.clone(), before.slot),
            (after.room.clone(), after.slot),
        ]
    });
    let mut desks = desks(services, asked, attempt.reach).await?;
    // Read again under the guards: a room that came or moved meanwhile would be left behind.
    if siblings(services, &before).await? != others {
        return Ok(Decided::Again);
    }
    let revisions = next.iter().map(|one| one.before.revision);
    let mut batch = Batch::new(&desks, revisions.chain([before.revision]));
    let rooms: Vec<RoomId> = next.iter().map(|one| one.after.room.clone()).collect();
    for one in next.iter_mut().filter(|one| one.after != one.before) {
        one.after.status = judge(order, attempt.reach, one, (&desks, &rooms)).await?;
        one.after.exception |= one.moves() && one.before.series.is_some();
        one.after.updated_at = services.clock.now();
        one.after.revision = batch.revision;
        batch.change(&one.before, one.after.clone());
    }
    let moved: Vec<&Next> = next.iter().filter(|one| one.moves()).collect();
    for one in &moved {
        stand(&mut desks, &one.before, &one.after);
    }
    let winners: Vec<Winner> = moved.iter().filter_map(|one| winner(&one.after)).collect();
    displace(services, &desks, &winners, &mut batch).await?;
    batch.also(order.changes.iter().cloned());
    let after = next.into_iter().map(|one| one.after);
    let after = after.into_iter().find(|one| one.id == before.id);
    let after = after.unwrap_or(before);
    let detail = told(&after, desks.get(&after.room));
    Ok(batch.decided(services, actor, order.about, &detail, after))
}

/// The booking and the others of its meeting as they shall be, the booking first.
fn afterwards(before: &Booking, others: &[Booking], patch: &Patch) -> Result<Vec<Next>, Error> {
    let slot = patch.slot(before.slot)?;
    let all = std::iter::once(before).chain(others);
    let next = all.map(|before_it| {
        let mut after = before_it.clone();
        patch.words(&mut after);
        let own = before_it.id == before.id;
        let room = patch.room.as_ref().filter(|_| own);
        let room = room.unwrap_or(&before_it.room);
        place(&mut after, slot, room);
        Next {
            before: before_it.clone(),
            after,
        }
    });
    let next: Vec<Next> = next.collect();
    let taken = |one: &Booking| patch.room.as_ref() == Some(&one.room);
    if others.iter().any(taken) {
        // The meeting itself has that room.
        let scope = domain::rooms::Scope::Room;
        return Err(Refusal::new(Rule::Overlap, scope).into());
    }
    Ok(next)
}

/// The status that the change leaves: no rule is asked when nothing more is wanted than before.
async fn judge(
    order: Order<'_>,
    reach: Reach,
    next: &Next,
    (desks, rooms): (&Desks, &[RoomId]),
) -> Result<Status, Error> {
    let Next { before, after } = next;
    let now = order.services.clock.now();
    if !next.asks_more() {
        return Ok(before.status);
    }
    if next.moves() && before.slot.end <= now {
        // What is over stays as it was.
        let scope = domain::rooms::Scope::Default;
        return Err(Refusal::new(Rule::InThePast, scope).into());
    }
    let desk = desks.get(&after.room).ok_or(Error::NotFound("room"))?;
    let heads = heads(&after.attendees);
    let request = Request {
        slot: after.slot,
        changing: Some(&after.id),
        attendees: heads_here(heads, &after.room, rooms, desks),
        historical: false,
        approved: false,
    };
    let allowed = match after.room == before.room {
        true => Ok(()),
        false => may_book(order.actor, &desk.room),
    };
    match allowed.and_then(|()| desk.decide(&request, now)) {
        Ok(status) => Ok(status),
        Err(refusal) => Err(refused(order, reach, desk, &request, refusal).await?),
    }
}

/// The refusal as an error, explained when the view is wide enough.
pub(super) async fn refused(
    order: Order<'_>,
    reach: Reach,
    desk: &Desk,
    request: &Request<'_>,
    refusal: Refusal,
) -> Result<Error, Error> {
    let refusal = match reach {
        Reach::Slot => refusal,
        Reach::Around => explain(order.services, order.actor, desk, request, refusal).await?,
    };
    Ok(refusal.into())
}

/// Lets the booking stand where it will be.
fn stand(desks: &mut Desks, before: &Booking, after: &Booking) {
    if let Some(desk) = desks.get_mut(&before.room) {
        desk.give_back(&before.id);
    }
    if let Some(desk) = desks.get_mut(&after.room) {
        desk.take(&after.id, after.slot, after.status);
    }
}

/// A confirmed booking pushes pending requests out (decision 9).
fn winner(after: &Booking) -> Option<Winner> {
    (after.status == Status::Confirmed).then(|| Winner {
        booking: after.id.clone(),
        room: after.room.clone(),
        slot: after.slot,
    })
}
