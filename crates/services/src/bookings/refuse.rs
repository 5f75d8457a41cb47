//! A refusal that explains itself: whom to ask, and where the same time is free (R084).

use domain::{
    accounts::Actor,
    bookings::{Alternative, Refusal, Request, Rule, Snapshot, Status, elsewhere, may_book},
    ids::RoomId,
    rooms::Room,
};

use super::{
    desk::{Desk, Desks, Reach, desks},
    view::may_see,
};
use crate::{Error, Services, ports::Kind, record, rooms::directory};

/// Most other rooms looked at for one refusal.
const MOST_CANDIDATES: usize = 30;

/// Adds to a refusal decided on `desk` who has the slot, where the caller may know, and other
/// rooms that would take it.
pub(crate) async fn explain(
    services: &Services,
    actor: &Actor,
    desk: &Desk,
    request: &Request<'_>,
    mut refusal: Refusal,
) -> Result<Refusal, Error> {
    refusal.owner = owner(services, actor, desk, &refusal).await?;
    if !room_is_the_reason(refusal.rule) || request.historical {
        return Ok(refusal);
    }
    let others = free_elsewhere(services, actor, &desk.room, request).await?;
    Ok(refusal.with_elsewhere(others))
}

/// Whether another room could help.
fn room_is_the_reason(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Overlap
            | Rule::RoomDisabled
            | Rule::CapacityExceeded
            | Rule::OutsideBookableHours
            | Rule::Forbidden
    )
}

/// Other rooms free at the same time, best first: those that the caller may book.
pub(crate) async fn free_elsewhere(
    services: &Services,
    actor: &Actor,
    wanted: &Room,
    request: &Request<'_>,
) -> Result<Vec<Alternative>, Error> {
    let rooms = candidates(services, actor, wanted, request.attendees).await?;
    let slots = rooms.into_iter().map(|room| (room, request.slot));
    let others: Desks = desks(services, slots, Reach::Slot).await?;
    let now = services.clock.now();
    let snapshots: Vec<Snapshot<'_>> = others.values().map(|desk| desk.snapshot(now)).collect();
    Ok(elsewhere(request, &snapshots, wanted))
}

/// Rooms worth looking at: enough seats, same building first, closest in size.
async fn candidates(
    services: &Services,
    actor: &Actor,
    wanted: &Room,
    attendees: u32,
) -> Result<Vec<RoomId>, Error> {
    let directory = directory(services).await?;
    let fits = |room: &&Room| {
        room.id != wanted.id
            && !room.disabled
            && (room.capacity == 0 || attendees <= room.capacity)
            && may_book(actor, room).is_ok()
    };
    let rooms = directory.rooms.values().map(|known| &known.room);
    let mut rooms: Vec<&Room> = rooms.filter(fits).collect();
    rooms.sort_by_key(|room| {
        let smaller = room.capacity < wanted.capacity;
        let distance = room.capacity.abs_diff(wanted.capacity);
        (room.building != wanted.building, smaller, distance)
    });
    rooms.truncate(MOST_CANDIDATES);
    Ok(rooms.into_iter().map(|room| room.id.clone()).collect())
}

/// The organiser of the booking that clashes, or the room's first manager.
async fn owner(
    services: &Services,
    actor: &Actor,
    desk: &Desk,
    refusal: &Refusal,
) -> Result<Option<String>, Error> {
    if refusal.rule == Rule::Forbidden {
        return manager(services, &desk.room).await;
    }
    let slot = refusal.slot.filter(|_| refusal.rule == Rule::Overlap);
    let mut standing = desk.occupied.iter();
    let clash = standing.find(|one| Some(one.slot) == slot && one.status == Status::Confirmed);
    let Some(clash) = clash else {
        return Ok(None);
    };
    let booking = services.bookings.booking(&clash.booking).await?;
    let seen = booking.filter(|booking| may_see(actor, booking));
    Ok(seen.map(|booking| booking.organiser_name))
}

async fn manager(services: &Services, room: &Room) -> Result<Option<String>, Error> {
    let Some(first) = room.managers.first() else {
        return Ok(None);
    };
    let account: Option<record::Record<serde_json::Value>> =
        record::get(services, Kind::Account, first.as_str()).await?;
    let name = account.and_then(|one| Some(one.value.get("name")?.as_str()?.to_owned()));
    Ok(name)
}
