//! The finder: "a room for 6 with a screen from 14:00 for an hour", answered best first (R081).
//!
//! Start at [`find`]: [`understand`] reads what somebody typed, [`offers`] asks the same `decide`
//! as every write, for each room, and ranks what it accepts. Nothing is stored.

mod asked;
mod fitting;
mod phrase;
mod rank;

use std::collections::HashMap;

use contract::find::{Offer, OfferKind, Offers, Understood};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{AlternativeKind, Request, Slot, Status, alternatives, may_book},
    ids::RoomId,
    rooms::Room,
};
use jiff::{SignedDuration, Timestamp};

pub(crate) use self::fitting::fitting;
pub use self::{
    asked::{Asked, find},
    fitting::Needs,
};
use self::{
    phrase::{Phrase, Things},
    rank::{Candidate, candidates, order},
};
use super::desk::{Desk, Desks, Reach, desks};
use crate::{
    Error, Services, fields,
    rooms::{Directory, directory},
    zones,
};

/// How far behind the slot it is looked how long a room stays free.
const LOOK_BEHIND: SignedDuration = SignedDuration::from_hours(8);
/// Most taken rooms for which another time is looked for.
const MOST_OTHER_TIMES: usize = 20;
/// Most answers.
pub const MOST_OFFERS: usize = 50;
/// Most answers of a kind that is not all that was asked for.
const MOST_OF_KIND: usize = 8;
/// Most words of equipment that can be asked for at once.
const MOST_EQUIPMENT: usize = 10;

/// What a room is wanted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// When.
    pub slot: Slot,
    /// Heads to seat.
    pub people: u32,
    /// What must be in it.
    pub equipment: Vec<String>,
    /// Only in the building of this name.
    pub building: Option<String>,
    /// Rooms that were named: they come first.
    pub rooms: Vec<RoomId>,
}

/// What `text` says, read in `zone`. What is not understood is handed back, nothing is refused but
/// an unknown zone.
///
/// # Errors
/// Denied to unknown and external callers; wrong field `zone`; unavailable.
pub async fn understand(
    services: &Services,
    actor: &Actor,
    text: &str,
    zone: &str,
) -> Result<Understood, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    let zone = zones::named(zone).ok_or_else(|| fields::wrong("zone", "bad_time_zone"))?;
    let now = services.clock.now().to_zoned(zone).datetime();
    let directory = directory(services).await?;
    let rooms = || directory.rooms.values().map(|known| &known.room);
    let things = Things::new(
        rooms().flat_map(|room| room.equipment.iter().map(String::as_str)),
        directory
            .buildings
            .values()
            .map(|one| one.value.name.as_str()),
        rooms().map(|room| room.name.as_str()),
    );
    let Phrase {
        people,
        date,
        time,
        minutes,
        mut equipment,
        building,
        rooms: named,
        rest,
    } = phrase::read(text, now, &things);
    equipment.truncate(MOST_EQUIPMENT);
    let named = rooms().filter(|room| named.contains(&room.name));
    Ok(Understood {
        people,
        date,
        time,
        minutes,
        equipment,
        building,
        rooms: named.map(|room| room.id.clone()).collect(),
        not_understood: rest,
    })
}

/// Rooms that the caller could book for `wish`, best first: those that fit; the same rooms at a
/// time nearby; rooms that lack something; the next time that one is free.
///
/// # Errors
/// Denied to unknown and external callers; wrong fields (`start`, `end`, `equipment`); unavailable.
pub async fn offers(services: &Services, actor: &Actor, wish: &Wish) -> Result<Offers, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    let mut wrong = fields::Fields::default();
    super::input::check_slot(wish.slot, &mut wrong);
    wrong.check(
        "equipment",
        "too_many",
        wish.equipment.len() <= MOST_EQUIPMENT,
    );
    wrong.done()?;
    let now = services.clock.now();
    let directory = directory(services).await?;
    let mut counts = Offers::none(now, wish.slot.start, wish.slot.end);
    let found = candidates(actor, &directory, wish, &mut counts);
    let search = Search {
        directory: &directory,
        wish,
        now,
    };
    let wide = Slot {
        start: wish.slot.start,
        end: wish
            .slot
            .end
            .saturating_add(LOOK_BEHIND)
            .unwrap_or(wish.slot.end),
    };
    let asked = found.iter().map(|one| (one.room.id.clone(), wide));
    let near = desks(services, asked, Reach::Slot).await?;
    let (mut offers, taken) = search.at_the_time(&found, &near, actor);
    counts.taken = u32::try_from(taken.len()).unwrap_or(u32::MAX);
    let asked = taken.iter().take(MOST_OTHER_TIMES);
    let asked = asked.map(|one| (one.room.id.clone(), wish.slot));
    let around = desks(services, asked, Reach::Around).await?;
    offers.extend(
        taken
            .iter()
            .filter_map(|one| search.other_time(one, &around)),
    );
    offers.sort_by(order);
    counts.fitting = u32::try_from(
        offers
            .iter()
            .filter(|one| one.offer.kind == OfferKind::Fits)
            .count(),
    )
    .unwrap_or(u32::MAX);
    limit_each(&mut offers);
    counts.items = offers
        .into_iter()
        .map(|one| one.offer)
        .take(MOST_OFFERS)
        .collect();
    Ok(counts)
}

/// Leaves something of every kind: many rooms that lack something would push out the time at which
/// a room has everything.
fn limit_each(offers: &mut Vec<Ranked>) {
    let mut seen: HashMap<OfferKind, usize> = HashMap::new();
    offers.retain(|one| {
        let count = seen.entry(one.offer.kind).or_default();
        *count += 1;
        *count <= MOST_OF_KIND || one.offer.kind == OfferKind::Fits
    });
}

/// An answer with what ranks it.
#[derive(Debug)]
struct Ranked {
    offer: Offer,
    named: bool,
    surplus: u32,
}

struct Search<'a> {
    directory: &'a Directory,
    wish: &'a Wish,
    now: Timestamp,
}

impl Search<'_> {
    fn request(&self) -> Request<'static> {
        Request {
            slot: self.wish.slot,
            changing: None,
            attendees: self.wish.people,
            historical: false,
            approved: false,
        }
    }

    /// Rooms that take the time asked for, and those that have everything but not then.
    fn at_the_time<'c>(
        &self,
        found: &'c [Candidate<'c>],
        desks: &Desks,
        actor: &Actor,
    ) -> (Vec<Ranked>, Vec<&'c Candidate<'c>>) {
        let (mut offers, mut taken) = (Vec::new(), Vec::new());
        for one in found {
            let Some(desk) = desks.get(&one.room.id) else {
                continue;
            };
            // As loaded under its guard: the settings may just have changed.
            if may_book(actor, &desk.room).is_err() {
                continue;
            }
            match desk.decide(&self.request(), self.now) {
                Ok(status) => offers.push(self.here(one, desk, status)),
                Err(_) if one.missing.is_empty() => taken.push(one),
                Err(_) => {}
            }
        }
        (offers, taken)
    }

    fn here(&self, one: &Candidate<'_>, desk: &Desk, status: Status) -> Ranked {
        let kind = match one.missing.is_empty() {
            true => OfferKind::Fits,
            false => OfferKind::Lacks,
        };
        let slot = self.wish.slot;
        let mut ranked = self.ranked(one, &desk.room, kind, slot, status);
        let next = desk.occupied.iter().map(|taken| taken.slot.start);
        ranked.offer.free_until = next.filter(|start| slot.end <= *start).min();
        ranked
    }

    /// The best other time of a room that has everything.
    fn other_time(&self, one: &Candidate<'_>, desks: &Desks) -> Option<Ranked> {
        let desk = desks.get(&one.room.id)?;
        let request = self.request();
        let other = alternatives(&request, &desk.snapshot(self.now))
            .into_iter()
            .next()?;
        let kind = match other.kind {
            AlternativeKind::Shorter => OfferKind::Shorter,
            AlternativeKind::NextFree => OfferKind::NextFree,
            AlternativeKind::NearbyTime | AlternativeKind::SameTimeElsewhere => {
                OfferKind::NearbyTime
            }
        };
        let request = Request {
            slot: other.slot,
            ..request
        };
        let status = desk.decide(&request, self.now).ok()?;
        Some(self.ranked(one, &desk.room, kind, other.slot, status))
    }

    fn ranked(
        &self,
        one: &Candidate<'_>,
        room: &Room,
        kind: OfferKind,
        slot: Slot,
        status: Status,
    ) -> Ranked {
        Ranked {
            offer: Offer {
                kind,
                room: room.id.clone(),
                room_name: room.name.clone(),
                building: self.directory.building_name(room.building.as_ref()),
                floor: self.directory.floor_name(room.floor.as_ref()),
                capacity: room.capacity,
                equipment: room.equipment.clone(),
                missing: one.missing.clone(),
                start: slot.start,
                end: slot.end,
                status,
                free_until: None,
            },
            named: self.wish.rooms.contains(&room.id),
            surplus: room.capacity.abs_diff(self.wish.people),
        }
    }
}
