//! One booking changed apart from any series.

use domain::bookings::{Booking, Refusal, Request, Rule, Status, may_book};

use super::{
    Order,
    patch::{Patch, place},
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
        words::told,
    },
};

/// Decides what `patch` makes of the booking as it is now.
pub(super) async fn decide(
    order: Order<'_>,
    attempt: Try,
    patch: impl FnOnce(&Booking) -> Result<Patch, Error>,
) -> Result<Decided<Booking>, Error> {
    let Order {
        services, actor, ..
    } = order;
    let before = changeable(services, actor, order.id, order.revision).await?;
    let now = services.clock.now();
    if !before.status.is_live() {
        return Err(Error::Rule("not_live"));
    }
    let patch = patch(&before)?;
    let mut after = before.clone();
    patch.words(&mut after);
    let room = patch.room.clone().unwrap_or_else(|| before.room.clone());
    place(&mut after, patch.slot(before.slot)?, &room);
    if after == before {
        return Ok(Decided::Nothing(before));
    }
    let asked = [
        (before.room.clone(), before.slot),
        (after.room.clone(), after.slot),
    ];
    let mut desks = desks(services, asked, attempt.reach).await?;
    let moved = after.slot != before.slot || after.room != before.room;
    after.status = judge(order, attempt.reach, &before, &after, &desks).await?;
    after.exception |= moved && before.series.is_some();
    after.updated_at = now;
    let mut batch = Batch::new(&desks, [before.revision]);
    after.revision = batch.revision;
    batch.change(&before, after.clone());
    if moved {
        stand(&mut desks, &before, &after);
        displace(services, &desks, &winner(&after), &mut batch).await?;
    }
    let detail = told(&after, desks.get(&after.room));
    Ok(batch.decided(services, actor, order.about, &detail, after))
}

/// The status that the change leaves: no rule is asked when nothing more is wanted than before.
async fn judge(
    order: Order<'_>,
    reach: Reach,
    before: &Booking,
    after: &Booking,
    desks: &Desks,
) -> Result<Status, Error> {
    let moved = after.slot != before.slot || after.room != before.room;
    let now = order.services.clock.now();
    if !moved && heads(&after.attendees) <= heads(&before.attendees) {
        return Ok(before.status);
    }
    if moved && before.slot.end <= now {
        // What is over stays as it was.
        let scope = domain::rooms::Scope::Default;
        return Err(Refusal::new(Rule::InThePast, scope).into());
    }
    let desk = desks.get(&after.room).ok_or(Error::NotFound("room"))?;
    let request = Request {
        slot: after.slot,
        changing: Some(&after.id),
        attendees: heads(&after.attendees),
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
fn winner(after: &Booking) -> Vec<Winner> {
    if after.status != Status::Confirmed {
        return Vec::new();
    }
    vec![Winner {
        booking: after.id.clone(),
        room: after.room.clone(),
        slot: after.slot,
    }]
}
