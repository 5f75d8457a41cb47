//! Several dates of a series changed at once: "this and following", or "all".

use std::collections::BTreeSet;

use contract::bookings::SeriesScope;
use domain::{
    bookings::{Booking, Request, Series, Slot, Status, may_book},
    ids::{BookingId, RoomId},
};

use super::{
    Order, one,
    patch::Patch,
    plan::{Next, Plan},
    targets::targets,
};
use crate::{
    Error,
    bookings::{
        batch::Batch,
        commit::{Decided, Try},
        desk::{Desks, Reach, desks},
        displace::{Winner, displace},
        input::heads,
        list::changeable,
        words::told,
    },
};

/// Decides what `patch` makes of the series as it is now. All dates or none.
pub(super) async fn decide(
    order: Order<'_>,
    attempt: Try,
    patch: &Patch,
    scope: SeriesScope,
) -> Result<Decided<Booking>, Error> {
    let Order {
        services, actor, ..
    } = order;
    let addressed = changeable(services, actor, order.id, order.revision).await?;
    if addressed.series.is_none() {
        let patch = patch.clone();
        return one::decide(order, attempt, |_| Ok(patch)).await;
    }
    if !addressed.status.is_live() {
        return Err(Error::Rule("not_live"));
    }
    let targets = targets(services, &addressed, scope).await?;
    let plan = Plan::new(&addressed, patch, &targets)?;
    let mut next = plan.dates(&targets, services.clock.now());
    let mut desks = desks(services, asked(&targets.series, &next), attempt.reach).await?;
    // Read again under the guards: a date made or moved meanwhile would be missed.
    if self::targets(services, &addressed, scope).await? != targets {
        return Ok(Decided::Again);
    }
    judge(order, attempt.reach, &mut next, &mut desks).await?;
    let (old, new) = plan.series(order, &targets, scope)?;
    let revisions = targets.dates.iter().map(|one| one.revision);
    let mut batch = Batch::new(&desks, revisions.chain([targets.series.revision]));
    for one in &mut next {
        one.after.series = Some(new.id.clone());
        one.after.uid.clone_from(&new.uid);
        batch.change(&one.before, one.after.clone());
    }
    old.into_iter().for_each(|old| batch.series(old));
    batch.series(new);
    displace(services, &desks, &winners(&next), &mut batch).await?;
    let answered = next.into_iter().map(|one| one.after);
    let mut answered: Vec<Booking> = answered.collect();
    let place = answered.iter().position(|one| one.id == *order.id);
    let mut after = answered.swap_remove(place.unwrap_or(0));
    after.revision = batch.revision;
    let detail = format!("{} ×{}", told(&after, desks.get(&after.room)), batch.len());
    Ok(batch.decided(services, actor, order.about, &detail, after))
}

/// Every stretch that the decision needs, and the guard of the series' own room.
fn asked(series: &Series, next: &[Next]) -> Vec<(RoomId, Slot)> {
    let mut asked = Vec::with_capacity(2 * next.len() + 1);
    for one in next {
        asked.push((one.before.room.clone(), one.before.slot));
        asked.push((one.after.room.clone(), one.after.slot));
    }
    if let Some(first) = next.first() {
        asked.push((series.room.clone(), first.before.slot));
    }
    asked
}

/// Lifts all moving dates off their desks, then puts one after the other where it shall be.
async fn judge(
    order: Order<'_>,
    reach: Reach,
    next: &mut [Next],
    desks: &mut Desks,
) -> Result<(), Error> {
    let lifted: BTreeSet<BookingId> = next
        .iter()
        .filter(|one| one.moves())
        .map(|one| one.before.id.clone())
        .collect();
    for desk in desks.values_mut() {
        desk.occupied.retain(|one| !lifted.contains(&one.booking));
    }
    for one in next.iter_mut().filter(|one| one.asks_more()) {
        one.after.status = judge_one(order, reach, one, desks).await?;
        if one.moves()
            && let Some(desk) = desks.get_mut(&one.after.room)
        {
            desk.take(&one.after.id, one.after.slot, one.after.status);
        }
    }
    Ok(())
}

async fn judge_one(
    order: Order<'_>,
    reach: Reach,
    one: &Next,
    desks: &mut Desks,
) -> Result<Status, Error> {
    let desk = desks
        .get_mut(&one.after.room)
        .ok_or(Error::NotFound("room"))?;
    let stays = one.before.room == one.after.room;
    if stays && one.moves() {
        // What it holds now decides whether it needs approval again.
        desk.take(&one.before.id, one.before.slot, one.before.status);
    }
    let request = Request {
        slot: one.after.slot,
        changing: Some(&one.after.id),
        attendees: heads(&one.after.attendees),
        historical: false,
        approved: false,
    };
    let allowed = match stays {
        true => Ok(()),
        false => may_book(order.actor, &desk.room),
    };
    let now = order.services.clock.now();
    let decided = allowed.and_then(|()| desk.decide(&request, now));
    if stays && one.moves() {
        desk.give_back(&one.before.id);
    }
    match decided {
        Ok(status) => Ok(status),
        Err(refusal) => Err(one::refused(order, reach, desk, &request, refusal).await?),
    }
}

fn winners(next: &[Next]) -> Vec<Winner> {
    let moved = next.iter().filter(|one| one.moves());
    let confirmed = moved.filter(|one| one.after.status == Status::Confirmed);
    let winner = |one: &Next| Winner {
        booking: one.after.id.clone(),
        room: one.after.room.clone(),
        slot: one.after.slot,
    };
    confirmed.map(winner).collect()
}
