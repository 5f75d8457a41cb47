//! Bookings that are held for one meeting stand together: one slot, one set of words (R027).
//! Of the meeting itself only the list of its bookings is known here.

use domain::{
    bookings::{Booking, MOST_TOGETHER},
    ids::{BookingId, MeetingId, RoomId},
};
use serde::{Deserialize, Serialize};

use super::desk::Desks;
use crate::{
    Error, Services,
    ports::{Change, Kind},
    record,
};

/// What a meeting wants beside the booking that is being made.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    /// Which meeting.
    pub meeting: MeetingId,
    /// More rooms for the same time, with the ids of their bookings.
    pub more: Vec<(RoomId, BookingId)>,
    /// Live bookings that it has already; they must stand as read.
    pub standing: Vec<Booking>,
    /// Written in the same transaction: the meeting's record.
    pub changes: Vec<Change>,
}

/// What the calendar must know of a meeting's record.
#[derive(Serialize, Deserialize)]
struct List {
    bookings: Vec<BookingId>,
}

/// The live bookings of a meeting, in the order of its record.
///
/// # Errors
/// Unavailable.
pub(crate) async fn of_meeting(
    services: &Services,
    meeting: &MeetingId,
) -> Result<Vec<Booking>, Error> {
    let found = record::get::<List>(services, Kind::Meeting, meeting.as_str()).await?;
    let ids = found.map_or_else(Vec::new, |found| found.value.bookings);
    let mut live = Vec::new();
    for id in ids.iter().take(MOST_TOGETHER) {
        let booking = services.bookings.booking(id).await?;
        live.extend(booking.filter(|one| one.status.is_live()));
    }
    Ok(live)
}

/// The other live bookings of the meeting that `booking` is held for.
///
/// # Errors
/// Unavailable.
pub(super) async fn siblings(
    services: &Services,
    booking: &Booking,
) -> Result<Vec<Booking>, Error> {
    let Some(meeting) = &booking.meeting else {
        return Ok(Vec::new());
    };
    let mut all = of_meeting(services, meeting).await?;
    all.retain(|one| one.id != booking.id);
    Ok(all)
}

/// Heads to seat in one of a meeting's rooms: those for whom its others have no seat. A room of
/// unknown size (0) takes them all.
pub(super) fn heads_here<'a>(
    heads: u32,
    here: &RoomId,
    rooms: impl IntoIterator<Item = &'a RoomId>,
    desks: &Desks,
) -> u32 {
    let others = rooms.into_iter().filter(|room| *room != here);
    let others = others.filter_map(|room| desks.get(room));
    others.fold(heads, |left, desk| match desk.room.capacity {
        0 => 0,
        seats => left.saturating_sub(seats),
    })
}
