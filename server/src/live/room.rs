//! A room's calendar as the hub holds it: as stored, for everybody's eyes to be cut from.

use contract::live::{RoomSnapshot, RoomStateView};
use domain::{
    accounts::Actor,
    bookings::{Booking, Status},
    ids::{BookingId, RoomId},
};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use services::{
    Error, Services,
    bookings::{RoomCalendar, calendars},
    zones,
};

/// How long an ended booking still says something about the room's state: clearing is shorter.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// One room's window, consistent with `guard` or newer.
#[derive(Debug)]
pub struct RoomCopy {
    /// Which room.
    pub room: RoomId,
    /// The room's schedule revision.
    pub guard: u64,
    calendar: RoomCalendar,
    /// The room's day that the window was made for.
    day: Date,
    zone: TimeZone,
}

/// What a change tells of the room beside the booking: enough to say its state at any near time.
#[derive(Debug)]
pub struct StateOf(RoomCalendar);

impl RoomCopy {
    /// Reads rooms; those that are not there are left out.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn read(services: &Services, ids: &[RoomId]) -> Result<Vec<Self>, Error> {
        let now = services.clock.now();
        let read = calendars(services, ids).await?;
        Ok(read.into_iter().map(|one| Self::of(one, now)).collect())
    }

    fn of(calendar: RoomCalendar, now: Timestamp) -> Self {
        let zone = zones::named(&calendar.room.time_zone).unwrap_or(TimeZone::UTC);
        Self {
            room: calendar.room.id.clone(),
            guard: calendar.revision,
            calendar,
            day: now.to_zoned(zone.clone()).date(),
            zone,
        }
    }

    /// Whether the window still is the one of `now`'s day.
    #[must_use]
    pub fn is_of_today(&self, now: Timestamp) -> bool {
        now.to_zoned(self.zone.clone()).date() == self.day
    }

    /// Whether the room itself, its settings in force included, is the same as in `other`.
    #[must_use]
    pub fn same_room(&self, other: &Self) -> bool {
        self.calendar.room == other.calendar.room
    }

    /// A booking of the window.
    #[must_use]
    pub fn booking(&self, id: &BookingId) -> Option<Booking> {
        self.calendar
            .bookings
            .iter()
            .find(|one| one.id == *id)
            .cloned()
    }

    /// The part that changes carry: what is over for long or comes after the next is left out.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> StateOf {
        let recent = now.saturating_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        let (mut near, mut next) = (Vec::new(), None);
        for one in &self.calendar.bookings {
            if one.status != Status::Confirmed || one.slot.end <= recent {
                continue;
            }
            if one.slot.start <= now {
                near.push(one.clone());
            } else if next.is_none() {
                next = Some(one.clone());
            }
        }
        near.extend(next);
        StateOf(RoomCalendar {
            room: self.calendar.room.clone(),
            revision: self.guard,
            bookings: near,
        })
    }

    /// The whole window as `actor` may see it.
    #[must_use]
    pub fn snapshot(&self, actor: &Actor, now: Timestamp) -> RoomSnapshot {
        self.calendar.seen_by(actor, now)
    }
}

impl StateOf {
    /// The room's state as `actor` may see it.
    #[must_use]
    pub fn view(&self, actor: &Actor, now: Timestamp) -> RoomStateView {
        self.0.state_seen_by(actor, now)
    }
}
