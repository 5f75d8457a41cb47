//! Bookings from the wire as the rules read them.

use contract::bookings::BookingView;
use domain::{
    bookings::{Booking, Slot},
    ids::BookingId,
};
use jiff::{Timestamp, civil::DateTime};

/// What the rules need to know of each; what a screen does not know is left empty.
#[must_use]
pub fn as_bookings(views: &[BookingView]) -> Vec<Booking> {
    views.iter().map(as_booking).collect()
}

fn as_booking(view: &BookingView) -> Booking {
    Booking {
        id: view.id.clone(),
        series: None,
        room: view.room.clone(),
        subject: String::new(),
        slot: Slot { start: view.start, end: view.end },
        time_zone: String::new(),
        wall_start: DateTime::ZERO,
        all_day: view.all_day,
        status: view.status,
        reason: None,
        organiser: None,
        organiser_name: String::new(),
        department: None,
        attendees: Vec::new(),
        private: view.private,
        description: String::new(),
        original_start: None,
        uid: String::new(),
        exception: false,
        revision: view.revision,
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
