//! Turning a request down.

use contract::bookings::BookingDetail;
use domain::{
    accounts::Actor,
    bookings::{Booking, Status},
    ids::BookingId,
};

use super::{about, request};
use crate::{
    Error, Services,
    bookings::{Batch, Decided, Reach, decide_and_commit, desks, get, told},
    fields::Fields,
    journal::audited,
};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Rejects a request with a reason for the one who asked.
///
/// # Errors
/// Denied to all but the room's managers; not found; stale; wrong field `reason` (it is needed);
/// rule `not_pending`; unavailable.
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
        let reason = fields.text("reason", reason.trim(), LONGEST_REASON);
        fields.done()?;
        decide_and_commit(services, |_| decide(services, actor, id, revision, &reason)).await
    };
    audited(services, actor, about("approvals.reject", id), work).await?;
    get(services, actor, id).await
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
    let mut after = before.clone();
    after.status = Status::Rejected;
    after.reason = Some(reason.to_owned());
    after.updated_at = services.clock.now();
    let mut batch = Batch::new(&desks, [before.revision]);
    after.revision = batch.revision;
    batch.change(&before, after.clone());
    let detail = told(&after, desks.get(&after.room));
    Ok(batch.decided(
        services,
        actor,
        about("approvals.reject", id),
        &detail,
        after,
    ))
}
