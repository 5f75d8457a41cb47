//! Approving a request: through the guard, like every booking.

use contract::{approvals::Outcome, bookings::BookingDetail};
use domain::{
    accounts::Actor,
    bookings::{Booking, Request, Status},
    ids::BookingId,
};

use super::{LONGEST_COMMENT, about, answered, case::Case, hidden, request, still_pending};
use crate::{
    Error, Services,
    bookings::{
        Batch, Decided, Desks, Reach, Try, Winner, decide_and_commit, desks, displace, explain,
        heads, told,
    },
    fields::Fields,
    journal::audited,
};

/// As [`approve_saying`], in silence.
///
/// # Errors
/// As [`approve_saying`].
pub async fn approve(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    approve_saying(services, actor, id, "", revision).await
}

/// Approves the step of a request that waits, with a comment for who asked and who decides next
/// (R074). After the last step the room is granted: other requests that overlap it are rejected in
/// the same transaction, with a reason that names free alternatives (decision 9).
///
/// # Errors
/// Denied to all but the step's approvers; not found; stale; wrong field `comment`; rule
/// `not_pending`; refused, such as `overlap` when the slot was taken meanwhile; unavailable.
pub async fn approve_saying(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    comment: &str,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    let work = async {
        let mut fields = Fields::default();
        let comment = fields.text("comment", comment.trim(), LONGEST_COMMENT);
        fields.done()?;
        decide_and_commit(services, |attempt| {
            decide(services, actor, (id, &comment), revision, attempt)
        })
        .await
    };
    let booking = audited(services, actor, about("approvals.approve", id), work).await?;
    answered(services, actor, &booking).await
}

async fn decide(
    services: &Services,
    actor: &Actor,
    (id, comment): (&BookingId, &str),
    revision: Option<u64>,
    attempt: Try,
) -> Result<Decided<Booking>, Error> {
    let before = request(services, actor, id, revision).await?;
    let now = services.clock.now();
    let asked = [(before.room.clone(), before.slot)];
    let mut desks = desks(services, asked, attempt.reach).await?;
    let desk = desks.get_mut(&before.room).ok_or(Error::NotFound("room"))?;
    let mut case = Case::read(services, &desk.room, &before).await?;
    let permit = case.permit(actor, &before);
    permit.map_err(|denial| hidden(actor, &before, denial))?;
    still_pending(&before)?;
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
    let mut answer = case.answer(actor, &before, Outcome::Approved, now);
    comment.clone_into(&mut answer.comment);
    let mut batch = Batch::new(&desks, [before.revision]);
    answer.revision = batch.revision;
    let mut after = before.clone();
    after.updated_at = now;
    after.revision = batch.revision;
    if case.is_last() {
        after.status = Status::Confirmed;
        answer.displaced = grant(services, &mut desks, &before, &after, &mut batch).await?;
    } else {
        batch.change(&before, after.clone());
    }
    case.said.answered(answer);
    batch.also([case.put(&before)?]);
    let detail = told(&after, desks.get(&after.room));
    let about = about("approvals.approve", id);
    Ok(batch.decided(services, actor, about, &detail, after))
}

/// The last word: the room is theirs. Says whom that pushed out.
async fn grant(
    services: &Services,
    desks: &mut Desks,
    before: &Booking,
    after: &Booking,
    batch: &mut Batch,
) -> Result<Vec<BookingId>, Error> {
    if let Some(desk) = desks.get_mut(&before.room) {
        desk.give_back(&before.id);
        desk.take(&before.id, before.slot, Status::Confirmed);
    }
    batch.change(before, after.clone());
    let winner = Winner {
        booking: after.id.clone(),
        room: after.room.clone(),
        slot: after.slot,
    };
    displace(services, desks, &[winner], batch).await?;
    Ok(batch.ids().skip(1).cloned().collect())
}
