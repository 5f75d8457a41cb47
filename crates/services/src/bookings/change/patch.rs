//! What is to be changed, checked field by field.

use contract::bookings::ChangeBooking;
use domain::{
    bookings::{Attendee, Booking, LONGEST_SUBJECT, Slot},
    ids::RoomId,
};
use jiff::Timestamp;

use super::super::input::{self, LONGEST_DESCRIPTION, check_slot, midnight, whole_seconds};
use crate::{Error, Services, fields::Fields, zones};

/// A change that is well-formed; what is `None` stays.
#[derive(Debug, Clone, Default)]
pub(super) struct Patch {
    pub start: Option<Timestamp>,
    pub end: Option<Timestamp>,
    pub room: Option<RoomId>,
    pub subject: Option<String>,
    pub description: Option<String>,
    pub private: Option<bool>,
    pub attendees: Option<Vec<Attendee>>,
}

impl Patch {
    pub(super) async fn read(services: &Services, input: &ChangeBooking) -> Result<Self, Error> {
        let mut fields = Fields::default();
        if let Some(room) = &input.room {
            fields.id("room", room.as_str());
        }
        let subject = input.subject.as_deref();
        let subject = subject.map(|text| fields.line("subject", text, LONGEST_SUBJECT));
        let description = input.description.as_deref();
        let description =
            description.map(|text| fields.text("description", text, LONGEST_DESCRIPTION));
        let attendees = match &input.attendees {
            Some(given) => Some(input::attendees(services, given, &mut fields).await?),
            None => None,
        };
        fields.done()?;
        Ok(Self {
            start: input.start.map(whole_seconds),
            end: input.end.map(whole_seconds),
            room: input.room.clone(),
            subject,
            description,
            private: input.private,
            attendees,
        })
    }

    /// The slot afterwards; a new start alone keeps the length (R024).
    pub(super) fn slot(&self, before: Slot) -> Result<Slot, Error> {
        let start = self.start.unwrap_or(before.start);
        let end = match (self.start, self.end) {
            (_, Some(end)) => end,
            (None, None) => before.end,
            (Some(start), None) => {
                let end = start.saturating_add(before.duration());
                end.unwrap_or(Timestamp::MAX)
            }
        };
        let slot = Slot { start, end };
        if slot != before {
            let mut fields = Fields::default();
            check_slot(slot, &mut fields);
            fields.done()?;
        }
        Ok(slot)
    }

    /// Only the words: subject, description, privacy, attendees.
    pub(super) fn words(&self, booking: &mut Booking) {
        fn lay<T: Clone>(given: &Option<T>, stored: &mut T) {
            if let Some(given) = given {
                stored.clone_from(given);
            }
        }
        lay(&self.subject, &mut booking.subject);
        lay(&self.description, &mut booking.description);
        lay(&self.private, &mut booking.private);
        lay(&self.attendees, &mut booking.attendees);
    }
}

/// Puts a booking to another slot and room, with the wall time that goes with it.
pub(super) fn place(booking: &mut Booking, slot: Slot, room: &RoomId) {
    let zone = zones::stored(&booking.time_zone);
    if slot.start != booking.slot.start {
        booking.wall_start = zone.to_datetime(slot.start);
    }
    booking.all_day &= midnight(slot.start, &zone) && midnight(slot.end, &zone);
    booking.slot = slot;
    booking.room.clone_from(room);
}
