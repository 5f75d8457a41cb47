//! Decision 9: a confirmed booking rejects the pending requests in its way, in the same
//! transaction, with a reason that names free alternatives.

use std::collections::BTreeSet;

use domain::{
    accounts::{Actor, ActorKind, PersonKind, Role},
    bookings::{self, Alternative, Booking, Request, Slot, Status},
    ids::{BookingId, RoomId},
};

use super::{
    batch::Batch,
    desk::{Desks, Reach, desks},
    input::heads,
    refuse::free_elsewhere,
    words::displaced_reason,
};
use crate::{Error, Services, rooms::directory};

/// Most requests whose reason names alternatives; the rest is rejected with the bare reason.
const MOST_EXPLAINED: usize = 20;

/// A booking that is about to be stored as confirmed; it stands on its desk already.
#[derive(Debug, Clone)]
pub(crate) struct Winner {
    pub booking: BookingId,
    pub room: RoomId,
    pub slot: Slot,
}

/// Adds to `batch` the rejection of every pending request that a winner pushes out.
pub(crate) async fn displace(
    services: &Services,
    desks: &Desks,
    winners: &[Winner],
    batch: &mut Batch,
) -> Result<(), Error> {
    for (explained, id) in losers(services, desks, winners).into_iter().enumerate() {
        let Some(before) = services.bookings.booking(&id).await? else {
            continue;
        };
        if before.status != Status::Pending {
            continue;
        }
        let free = match explained < MOST_EXPLAINED {
            true => free_instead(services, &before, winners).await?,
            false => Vec::new(),
        };
        let locale = directory(services).await?.organisation.locale.clone();
        let mut after = before.clone();
        after.status = Status::Rejected;
        after.updated_at = services.clock.now();
        after.reason = Some(displaced_reason(&locale, &free, &before.time_zone));
        batch.change(&before, after);
    }
    Ok(())
}

fn losers(services: &Services, desks: &Desks, winners: &[Winner]) -> BTreeSet<BookingId> {
    let now = services.clock.now();
    let mut losers = BTreeSet::new();
    for winner in winners {
        let Some(desk) = desks.get(&winner.room) else {
            continue;
        };
        let request = Request {
            slot: winner.slot,
            changing: Some(&winner.booking),
            attendees: 0,
            historical: false,
            approved: true,
        };
        let snapshot = desk.snapshot(now);
        let displaced = bookings::displaced(&request, &snapshot);
        losers.extend(displaced.into_iter().map(|one| one.booking.clone()));
    }
    // A winner that was pending until now does not push itself out.
    for winner in winners {
        losers.remove(&winner.booking);
    }
    losers
}

/// What is free instead for the one who asked: as far as it is known at this moment.
pub(crate) async fn free_instead(
    services: &Services,
    loser: &Booking,
    winners: &[Winner],
) -> Result<Vec<Alternative>, Error> {
    let slots = [(loser.room.clone(), loser.slot)];
    let mut around = desks(services, slots, Reach::Around).await?;
    let Some(desk) = around.get_mut(&loser.room) else {
        return Ok(Vec::new());
    };
    for winner in winners.iter().filter(|winner| winner.room == loser.room) {
        desk.give_back(&winner.booking);
        desk.take(&winner.booking, winner.slot, Status::Confirmed);
    }
    let request = Request {
        slot: loser.slot,
        changing: Some(&loser.id),
        attendees: heads(&loser.attendees),
        historical: false,
        approved: false,
    };
    let here = bookings::alternatives(&request, &desk.snapshot(services.clock.now()));
    let refusal = bookings::Refusal {
        alternatives: here,
        ..bookings::Refusal::new(bookings::Rule::Overlap, domain::rooms::Scope::Room)
    };
    let asked = asked_by(loser);
    let elsewhere = free_elsewhere(services, &asked, &desk.room, &request).await?;
    Ok(refusal.with_elsewhere(elsewhere).alternatives)
}

/// The one who made a booking, as far as the booking tells: with no more rights than anybody.
fn asked_by(booking: &Booking) -> Actor {
    let kind = match &booking.organiser {
        Some(account) => ActorKind::Person(account.clone(), PersonKind::Internal),
        None => ActorKind::ApiKey("".into()),
    };
    let mut actor = Actor::bare(kind, &booking.organiser_name);
    actor.roles = vec![Role::Ordinary];
    actor.department.clone_from(&booking.department);
    actor
}
