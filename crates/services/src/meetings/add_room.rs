//! One more room for a meeting, at the same time (R027).

use contract::meetings::MeetingDetail;
use domain::{
    accounts::Actor,
    ids::{BookingId, MeetingId, RoomId},
    meetings::{MOST_ROOMS, Mode, Phase},
};

use super::{about, create::wish, records::changeable, view::get};
use crate::{
    Error, Services,
    bookings::{Held, book_for},
    fields::{Fields, wrong},
    journal::audited,
    ports::Kind,
};

/// Books one more room for the time of the meeting; an online meeting becomes one for both.
///
/// # Errors
/// Denied; not found; stale; wrong field `room` (`taken` when the meeting has it, `too_many`);
/// rules `meeting_cancelled`, `only_forward` for one that is over; refused as
/// [`crate::bookings::book`]; unavailable.
pub async fn add_room(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    room: &RoomId,
    revision: Option<u64>,
) -> Result<MeetingDetail, Error> {
    let work = add(services, actor, id, room, revision);
    audited(services, actor, about("meetings.add_room", id), work).await?;
    get(services, actor, id).await
}

async fn add(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    room: &RoomId,
    revision: Option<u64>,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    fields.id("room", room.as_str());
    fields.done()?;
    let mut meeting = changeable(services, actor, id, revision).await?;
    if meeting.phase(services.clock.now()) >= Phase::Ended {
        return Err(Error::Rule("only_forward"));
    }
    let standing: Vec<_> = meeting.live().cloned().collect();
    if standing.iter().any(|one| one.room == *room) {
        return Err(wrong("room", "taken"));
    }
    if meeting.record.value.bookings.len() >= MOST_ROOMS {
        return Err(wrong("room", "too_many"));
    }
    let booking = BookingId::from(services.ids.id());
    let record = &mut meeting.record.value;
    record.bookings.push(booking.clone());
    record.updated_at = services.clock.now();
    if record.mode == Mode::Online {
        record.mode = Mode::Hybrid;
    }
    let held = Held {
        meeting: id.clone(),
        more: Vec::new(),
        standing,
        changes: vec![meeting.record.put(Kind::Meeting)?],
    };
    let wish = wish(room, &meeting.record.value);
    let told = about("meetings.add_room", id);
    book_for(services, actor, &booking, &wish, &held, told).await?;
    Ok(())
}
