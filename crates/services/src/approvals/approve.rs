//! Approving a request: through the guard, like every booking.

use contract::bookings::BookingDetail;
use domain::{
    accounts::Actor,
    bookings::{Booking, Request, Status},
    ids::BookingId,
};

use super::{about, request};
use crate::{
    Error, Services,
    bookings::{
        Batch, Decided, Reach, Try, Winner, decide_and_commit, desks, displace, explain, get,
        heads, told,
    },
    journal::audited,
};

/// Approves a request. Other requests that overlap it are rejected in the same transaction, with a
/// reason that names free alternatives (decision 9).
///
/// # Errors
/// Denied to all but the room's managers; not found; stale; rule `not_pending`; refused, such as
/// `overlap` when the slot was taken meanwhile; unavailable.
pub async fn approve(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    let work = decide_and_commit(services, |attempt| {
        decide(services, actor, id, revision, attempt)
    });
    audited(services, actor, about("approvals.approve", id), work).await?;
    get(services, actor, id).await
}

async fn decide(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
    attempt: Try,
) -> Result<Decided<Booking>, Error> {
    let before = request(services, actor, id, revision).await?;
    let now = services.clock.now();
    let asked = [(before.room.clone(), before.slot)];
    let mut desks = desks(services, asked, attempt.reach).await?;
    let desk = desks.get_mut(&before.room).ok_or(Error::NotFound("room"))?;
    let request = Request {
        slot: before.slot,
        changing: Some(id),
        // Whether all rooms of a meeting together seat its people was decided when it asked.
        attendees: match before.meeting {
            Some(_) => 0,
            None => heads(&before.attendees),
        },
        historical: false,
        approved: true,
    };
    if let Err(refusal) = desk.decide(&request, now) {
        let refusal = match attempt.reach {
            Reach::Slot => refusal,
            Reach::Around => explain(services, actor, desk, &request, refusal).await?,
        };
        return Err(refusal.into());
    }
    desk.give_back(id);
    desk.take(id, before.slot, Status::Confirmed);
    let mut after = before.clone();
    after.status = Status::Confirmed;
    after.updated_at = now;
    let mut batch = Batch::new(&desks, [before.revision]);
    after.revision = batch.revision;
    batch.change(&before, after.clone());
    let winner = Winner {
        booking: id.clone(),
        room: after.room.clone(),
        slot: after.slot,
    };
    displace(services, &desks, &[winner], &mut batch).await?;
    let detail = told(&after, desks.get(&after.room));
    Ok(batch.decided(
        services,
        actor,
        about("approvals.approve", id),
        &detail,
        after,
    ))
}
