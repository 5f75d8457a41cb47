//! What the phone gets from the server, in one answer a page.

use contract::bookings::BookingView;
use domain::{bookings::Slot, ids::RoomId, rooms::OpeningHours};
use serde::{Deserialize, Serialize};

use crate::bookings::views::{House, RoomRow};

/// Today and the rooms as they are: what is mine, and when each room is taken in the next hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NowView {
    /// Rooms, zones, the server's clock.
    pub house: House,
    /// My bookings that are not over, by start.
    pub coming: Vec<BookingView>,
    /// When rooms are taken, by start: [`super::free`] answers from it at any minute.
    pub taken: Vec<Taken>,
    /// Rooms that are not open around the clock.
    pub hours: Vec<Hours>,
}

/// When a room may be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Which room.
    pub room: RoomId,
    /// Every day, in the room's zone.
    pub open: OpeningHours,
}

/// A room is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Which room.
    pub room: RoomId,
    /// When.
    pub slot: Slot,
}

/// One room and its next days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoomView {
    /// Zones and the server's clock.
    pub house: House,
    /// The room.
    pub room: RoomRow,
    /// Its live bookings from the start of today on, by start.
    pub bookings: Vec<BookingView>,
}
