//! A booking as a caller may see it: who may not know gets "Busy".

use contract::{
    bookings::{BookingDetail, BookingView},
    rooms::RoomView,
};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{Booking, occurrence_state},
    rooms::Room,
};
use jiff::Timestamp;

/// What the permission table asks about a booking.
pub(crate) fn subject<'a>(actor: &Actor, booking: &'a Booking) -> Subject<'a> {
    let attends = actor.account().is_some_and(|account| {
        let mut attendees = booking.attendees.iter();
        attendees.any(|one| one.account.as_ref() == Some(account))
    });
    Subject::Booking {
        organiser: booking.organiser.as_ref(),
        department: booking.department.as_ref(),
        room: &booking.room,
        private: booking.private,
        attends,
    }
}

/// Whether the caller may know what it is about.
#[must_use]
pub fn may_see(actor: &Actor, booking: &Booking) -> bool {
    can(actor, Action::SeeBooking, subject(actor, booking)).is_ok()
}

/// One booking as `actor` may see it, with its state at `now`.
#[must_use]
pub fn view(actor: &Actor, booking: &Booking, now: Timestamp) -> BookingView {
    let seen = may_see(actor, booking);
    let open = booking.status.is_live() && now < booking.slot.end;
    let may_change = can(actor, Action::ChangeBooking, subject(actor, booking)).is_ok();
    let count = u32::try_from(booking.attendees.len()).unwrap_or(u32::MAX);
    BookingView {
        id: booking.id.clone(),
        series: booking.series.clone(),
        room: booking.room.clone(),
        subject: seen.then(|| booking.subject.clone()),
        start: booking.slot.start,
        end: booking.slot.end,
        time_zone: booking.time_zone.clone(),
        status: booking.status,
        state: occurrence_state(&booking.slot, now),
        revision: booking.revision,
        organiser: seen.then(|| booking.organiser_name.clone()),
        attendee_count: if seen { count } else { 0 },
        private: booking.private,
        all_day: booking.all_day,
        mine: booking.organiser.is_some() && booking.organiser.as_ref() == actor.account(),
        may_change: may_change && open,
        meeting: booking.meeting.clone().filter(|_| seen),
    }
}

/// The view with what only those see who may see the booking.
pub(super) fn detail(
    actor: &Actor,
    booking: &Booking,
    rrule: Option<String>,
    now: Timestamp,
) -> BookingDetail {
    BookingDetail {
        booking: view(actor, booking, now),
        organiser_account: booking.organiser.clone(),
        attendees: booking.attendees.clone(),
        description: booking.description.clone(),
        reason: booking.reason.clone(),
        rrule,
        uid: booking.uid.clone(),
        created_at: booking.created_at,
        updated_at: booking.updated_at,
    }
}

/// Whether `actor` may book this room at all, so that a page can say so beforehand.
#[must_use]
pub fn may_book(actor: &Actor, room: &RoomView) -> bool {
    let room = Room {
        id: room.id.clone(),
        name: room.name.clone(),
        capacity: room.capacity,
        time_zone: room.time_zone.clone(),
        building: room.building_id.clone(),
        floor: room.floor_id.clone(),
        equipment: Vec::new(),
        disabled: room.disabled,
        managers: room.managers.clone(),
        policy: room.policy.clone(),
    };
    domain::bookings::may_book(actor, &room).is_ok()
}
