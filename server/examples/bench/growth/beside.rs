//! What is stored beside bookings: series, meetings, the journal's rows; and new ids.

use domain::{
    bookings::{Booking, Series},
    ids::{MeetingId, SeriesId},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use services::ports::{Change, Fact, JournalEntry, Kind, Write};
use uuid::{NoContext, Uuid};

/// A UUID of version 7 made at `at`.
pub fn id(at: Timestamp) -> String {
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanos)).to_string()
}

/// The series of a first date; `kind` 1 is daily, others weekly.
pub fn series(of: &Booking, kind: usize, dates: usize, made_at: Timestamp) -> Series {
    let rule = if kind == 1 { "DAILY" } else { "WEEKLY" };
    Series {
        id: SeriesId::from(id(made_at)),
        room: of.room.clone(),
        rrule: format!("FREQ={rule};COUNT={dates}"),
        wall_start: of.wall_start,
        minutes: u32::try_from(of.slot.duration().as_secs() / 60).unwrap_or(60),
        time_zone: of.time_zone.clone(),
        exdates: Vec::new(),
        rdates: Vec::new(),
        infinite: false,
        booked_until: of.slot.end,
        subject: of.subject.clone(),
        organiser: of.organiser.clone(),
        organiser_name: of.organiser_name.clone(),
        department: None,
        attendees: of.attendees.clone(),
        private: of.private,
        description: String::new(),
        all_day: false,
        uid: of.uid.clone(),
        ended: false,
        revision: of.revision,
    }
}

/// The meeting that a booking is held for, as its use case stores it.
pub fn meeting(of: &mut Booking, made_at: Timestamp) -> Change {
    let key = id(made_at);
    of.meeting = Some(MeetingId::from(key.as_str()));
    Change::Put {
        kind: Kind::Meeting,
        expected: None,
        value: json!({
            "topic": of.subject, "type": "internal_regular", "mode": "hybrid", "slot": of.slot,
            "time_zone": of.time_zone, "place": "", "platforms": [], "bookings": [of.id],
            "phase": "prepared", "cancelled": false, "reason": Value::Null,
            "join": format!("bench-{key}"), "organiser": of.organiser,
            "organiser_name": of.organiser_name, "department": Value::Null,
            "attendees": of.attendees, "private": of.private, "description": "",
            "created_at": made_at, "updated_at": made_at,
        }),
        id: key,
    }
}

/// The journal's row, as the use case writes it.
pub fn told(bookings: &[Booking], made_at: Timestamp) -> JournalEntry {
    let fact = |one: &Booking| Fact {
        booking: one.id.clone(),
        room: one.room.clone(),
        status: Some(one.status),
        slot: one.slot,
        revision: one.revision,
        new: true,
    };
    let few = bookings.len() <= Write::MOST_FACTS;
    let first = bookings.first();
    let text = |of: fn(&Booking) -> String| first.map(of).unwrap_or_default();
    JournalEntry {
        id: id(made_at),
        at: made_at,
        actor: text(|one| {
            one.organiser
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default()
        }),
        actor_name: text(|one| one.organiser_name.clone()),
        role: Some("ordinary".to_owned()),
        action: "bookings.book".to_owned(),
        subject_kind: "booking".to_owned(),
        subject_id: text(|one| one.id.to_string()),
        result: "ok".to_owned(),
        detail: text(|one| one.subject.clone()),
        facts: bookings.iter().filter(|_| few).map(fact).collect(),
        rooms: first
            .filter(|_| !few)
            .map(|one| one.room.clone())
            .into_iter()
            .collect(),
    }
}
