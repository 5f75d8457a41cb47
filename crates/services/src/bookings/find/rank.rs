//! Which rooms are looked at, and in which order the answers stand.

use std::cmp::Ordering;

use contract::find::{Offer, OfferKind, Offers};
use domain::{
    accounts::Actor,
    bookings::{Status, may_book},
    rooms::Room,
};

use super::{super::desk::MOST_DESKS, Ranked, Wish};
use crate::rooms::Directory;

/// A room worth asking.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub room: &'a Room,
    /// What was asked for and is not in it.
    pub missing: Vec<String>,
}

/// Rooms that the caller may book and that seat enough, the best 200; notes how many were not.
pub(super) fn candidates<'a>(
    actor: &Actor,
    directory: &'a Directory,
    wish: &Wish,
    counts: &mut Offers,
) -> Vec<Candidate<'a>> {
    let rooms = directory.rooms.values().map(|known| &known.room);
    let mut found = Vec::new();
    for room in rooms.filter(|room| !room.disabled && may_book(actor, room).is_ok()) {
        let building = directory.building_name(room.building.as_ref());
        if wish.building.is_some() && building != wish.building {
            continue;
        }
        counts.rooms += 1;
        if room.capacity != 0 && room.capacity < wish.people {
            counts.too_small += 1;
            continue;
        }
        let missing: Vec<String> = wish
            .equipment
            .iter()
            .filter(|one| !has(room, one))
            .cloned()
            .collect();
        if !missing.is_empty() {
            counts.lacking += 1;
        }
        found.push(Candidate { room, missing });
    }
    found.sort_by_key(|one| {
        let named = wish.rooms.contains(&one.room.id);
        let surplus = one.room.capacity.abs_diff(wish.people);
        (!named, one.missing.len(), surplus, one.room.id.clone())
    });
    found.truncate(MOST_DESKS);
    found
}

fn has(room: &Room, wanted: &str) -> bool {
    let wanted = wanted.to_lowercase();
    room.equipment
        .iter()
        .any(|one| one.to_lowercase() == wanted)
}

/// A named room first; then how near it comes to the wish; what is effective at once before what
/// waits for approval; the fewest empty seats; the name.
pub(super) fn order(one: &Ranked, other: &Ranked) -> Ordering {
    let key = |it: &Ranked| {
        let offer = &it.offer;
        (
            !it.named,
            tier(offer),
            later(offer),
            offer.missing.len(),
            offer.status == Status::Pending,
            it.surplus,
        )
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| one.offer.room_name.cmp(&other.offer.room_name))
}

fn tier(offer: &Offer) -> u8 {
    match offer.kind {
        OfferKind::Fits => 0,
        OfferKind::NearbyTime => 1,
        OfferKind::Shorter => 2,
        OfferKind::Lacks => 3,
        OfferKind::NextFree => 4,
    }
}

/// Of rooms that are free later, the soonest first; elsewhere the time does not rank.
fn later(offer: &Offer) -> Option<jiff::Timestamp> {
    (offer.kind == OfferKind::NextFree).then_some(offer.start)
}
