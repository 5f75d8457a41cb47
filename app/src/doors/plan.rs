//! Bookings from the wire as the rules read them.

use contract::bookings::BookingView;
use domain::{
    bookings::{Booking, Slot, Status},
    ids::{BookingId, RoomId},
};
use jiff::{Timestamp, civil::DateTime};

/// What the rules need to know of each; what a screen does not know is left empty.
#[must_use]
pub fn as_bookings(views: &[BookingView]) -> Vec<Booking> {
    views.iter().map(as_booking).collect()
}

fn as_booking(view: &BookingView) -> Booking {
    let slot = Slot {
        start: view.start,
        end: view.end,
    };
    Booking {
        status: view.status,
        revision: view.revision,
        ..blank(view.id.clone(), view.room.clone(), slot)
    }
}

fn blank(id: BookingId, room: RoomId, slot: Slot) -> Booking {
    Booking {
        id,
        series: None,
        room,
        subject: String::new(),
        slot,
        time_zone: String::new(),
        wall_start: DateTime::ZERO,
        all_day: false,
        status: Status::Pending,
        reason: None,
        organiser: None,
        organiser_name: String::new(),
        department: None,
        attendees: Vec::new(),
        private: false,
        description: String::new(),
        original_start: None,
        uid: String::new(),
        exception: false,
        meeting: None,
        revision: 0,
        created_at: Timestamp::UNIX_EPOCH,
        updated_at: Timestamp::UNIX_EPOCH,
    }
}

/// The view of an id that the rules answered.
#[must_use]
pub fn view_of<'a>(views: &'a [BookingView], id: Option<&BookingId>) -> Option<&'a BookingView> {
    let id = id?;
    views.iter().find(|view| view.id == *id)
}

/// A slot that somebody has, where nothing else is known of it.
#[must_use]
pub fn taken(room: &RoomId, index: usize, slot: Slot) -> Booking {
    let mut booking = blank(BookingId::from(index.to_string()), room.clone(), slot);
    booking.status = Status::Confirmed;
    booking
}
