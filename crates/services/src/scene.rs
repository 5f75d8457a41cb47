//! A small house in Shanghai for tests: it is Friday 20 November 2026, nine o'clock.

use contract::{
    bookings::{BookRoom, Booked, OnConflict},
    rooms::RoomInput,
};
use domain::{
    accounts::{Actor, ActorKind, PersonKind, Role},
    bookings::{Booking, Slot},
    ids::{BookingId, RoomId},
};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::{Error, Services, bookings, fakes::Fakes, ports::BookingStore, rooms};

pub(crate) const ZONE: &str = "Asia/Shanghai";

/// An instant by the wall clock of Shanghai: `2026-11-20 10:00`.
pub(crate) fn at(wall: &str) -> Timestamp {
    at_in(ZONE, wall)
}

pub(crate) fn at_in(zone: &str, wall: &str) -> Timestamp {
    let wall: DateTime = wall.parse().unwrap();
    let zone = TimeZone::get(zone).unwrap();
    zone.to_ambiguous_timestamp(wall).compatible().unwrap()
}

pub(crate) fn slot(start: &str, end: &str) -> Slot {
    Slot {
        start: at(start),
        end: at(end),
    }
}

/// A person of the house with no more rights than anybody.
pub(crate) fn person(name: &str) -> Actor {
    let kind = ActorKind::Person(name.into(), PersonKind::Internal);
    let mut actor = Actor::bare(kind, name);
    actor.roles = vec![Role::Ordinary];
    actor
}

/// Somebody who decides about `room`.
pub(crate) fn manager(name: &str, room: &RoomId) -> Actor {
    let mut actor = person(name);
    actor.manages_rooms = vec![room.clone()];
    actor
}

/// A well-formed request, to be varied.
pub(crate) fn wish(room: &RoomId, start: &str, end: &str) -> BookRoom {
    BookRoom {
        room: room.clone(),
        subject: "Planning".to_owned(),
        start: at(start),
        end: at(end),
        time_zone: None,
        rrule: None,
        exdates: Vec::new(),
        rdates: Vec::new(),
        on_conflict: OnConflict::Refuse,
        choices: Vec::new(),
        attendees: Vec::new(),
        private: false,
        all_day: false,
        description: String::new(),
        why: String::new(),
    }
}

pub(crate) struct Scene {
    pub fakes: Fakes,
    pub services: Services,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let fakes = Fakes::at(at("2026-11-20 09:00"));
        Self {
            services: fakes.services.clone(),
            fakes,
        }
    }

    /// A room for eight, to be varied.
    pub(crate) async fn room_with(&self, name: &str, vary: impl FnOnce(&mut RoomInput)) -> RoomId {
        let mut input = RoomInput {
            name: Some(name.to_owned()),
            capacity: Some(8),
            time_zone: Some(ZONE.to_owned()),
            ..RoomInput::default()
        };
        vary(&mut input);
        let made = rooms::create(&self.services, &Actor::system(), &input).await;
        made.unwrap().id
    }

    pub(crate) async fn room(&self, name: &str) -> RoomId {
        self.room_with(name, |_| {}).await
    }

    /// A room whose bookings wait for approval.
    pub(crate) async fn asking_room(&self, name: &str) -> RoomId {
        self.room_with(name, |input| input.requires_approval = Some(Some(true)))
            .await
    }

    pub(crate) async fn book(
        &self,
        actor: &Actor,
        room: &RoomId,
        start: &str,
        end: &str,
    ) -> Result<Booked, Error> {
        bookings::book(&self.services, actor, &wish(room, start, end)).await
    }

    /// A series by `rule`.
    pub(crate) async fn series(
        &self,
        actor: &Actor,
        room: &RoomId,
        start: &str,
        end: &str,
        rule: &str,
    ) -> Result<Booked, Error> {
        let mut wish = wish(room, start, end);
        wish.rrule = Some(rule.to_owned());
        bookings::book(&self.services, actor, &wish).await
    }

    pub(crate) async fn stored(&self, id: &BookingId) -> Booking {
        self.fakes.memory.booking(id).await.unwrap().unwrap()
    }

    /// Live bookings, in order of start, as `MM-DD HH:MM subject`.
    pub(crate) fn calendar(&self) -> Vec<String> {
        let mut live = self.fakes.memory.bookings();
        live.retain(|one| one.status.is_live());
        live.sort_by_key(|one| (one.slot.start, one.id.clone()));
        let zone = TimeZone::get(ZONE).unwrap();
        let line = |one: &Booking| {
            let wall = zone.to_datetime(one.slot.start).strftime("%m-%d %H:%M");
            format!("{wall} {}", one.subject)
        };
        live.iter().map(line).collect()
    }
}
