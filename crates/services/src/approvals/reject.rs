//! Turning a request down: at whichever step, that is the end of it.

use contract::{approvals::Outcome, bookings::BookingDetail};
use domain::{
    accounts::Actor,
    bookings::{Booking, Status},
    ids::BookingId,
};

use super::{LONGEST_COMMENT, about, answered, case::Case, hidden, request, still_pending};
use crate::{
    Error, Services,
    bookings::{Batch, Decided, Reach, decide_and_commit, desks, told},
    fields::Fields,
    journal::audited,
};

/// Rejects a request with a reason for the one who asked.
///
/// # Errors
/// Denied to all but the approvers of the step that waits; not found; stale; wrong field `reason`
/// (it is needed); rule `not_pending`; unavailable.
pub async fn reject(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    reason: &str,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    let work = async {
        let mut fields = Fields::default();
        fields.check("reason", "required", !reason.trim().is_empty());
        let reason = fields.text("reason", reason.trim(), LONGEST_COMMENT);
        fields.done()?;
        decide_and_commit(services, |_| decide(services, actor, id, revision, &reason)).await
    };
    let booking = audited(services, actor, about("approvals.reject", id), work).await?;
    answered(services, actor, &booking).await
}

async fn decide(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
    reason: &str,
) -> Result<Decided<Booking>, Error> {
    let before = request(services, actor, id, revision).await?;
    let asked = [(before.room.clone(), before.slot)];
    let desks = desks(services, asked, Reach::Slot).await?;
    let desk = desks.get(&before.room).ok_or(Error::NotFound("room"))?;
    let mut case = Case::read(services, &desk.room, &before).await?;
    let permit = case.permit(actor, &before);
    permit.map_err(|denial| hidden(actor, &before, denial))?;
    still_pending(&before)?;
    let mut after = before.clone();
    after.status = Status::Rejected;
    after.reason = Some(reason.to_owned());
    after.updated_at = services.clock.now();
    let mut batch = Batch::new(&desks, [before.revision]);
    after.revision = batch.revision;
    batch.change(&before, after.clone());
    let mut answer = case.answer(actor, &before, Outcome::Rejected, after.updated_at);
    reason.clone_into(&mut answer.comment);
    answer.revision = after.revision;
    case.said.answered(answer);
    batch.also([case.put(&before)?]);
    let detail = told(&after, desks.get(&after.room));
    let about = about("approvals.reject", id);
    Ok(batch.decided(services, actor, about, &detail, after))
}
