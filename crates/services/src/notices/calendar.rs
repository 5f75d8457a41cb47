//! Events as calendars get them (RFC 5545): what one instance says.

use domain::bookings::{Booking, Status};

use super::event::room_name;
use crate::{connections::icalendar::itip::Instance, meetings::Asked, rooms::Directory};

pub(super) fn of_meeting(it: &Asked) -> Instance {
    let record = it.record();
    Instance {
        slot: record.slot,
        zone: record.time_zone.clone(),
        days: false,
        summary: record.topic.clone(),
        description: record.description.clone(),
        location: it.place.clone(),
        url: Some(it.join_path.clone()),
        tentative: it.meeting.pending(),
    }
}

pub(super) fn of_booking(booking: &Booking, directory: &Directory) -> Instance {
    Instance {
        slot: booking.slot,
        zone: booking.time_zone.clone(),
        days: booking.all_day,
        summary: booking.subject.clone(),
        description: booking.description.clone(),
        location: room_name(&booking.room, directory),
        url: None,
        tentative: booking.status == Status::Pending,
    }
}
