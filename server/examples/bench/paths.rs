//! The ways to come by a slot, each as one client of the race takes it.

use contract::{
    bookings::{BookRoom, ChangeBooking},
    meetings::NewMeeting,
};
use domain::{
    accounts::Actor,
    bookings::Slot,
    ids::{BookingId, RoomId},
    meetings::MeetingType,
};
use jiff::tz::TimeZone;
use services::{
    Error, Services,
    approvals::approve,
    bookings::{ImportOptions, ImportedBooking, book, book_imported, change, extend},
    meetings::create,
};

use crate::{
    Outcome,
    race::{CLIENTS, House, later},
};

/// A way to come by a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    Create,
    Move,
    Series,
    Import,
    Approve,
    Extend,
    Meeting,
}

/// All, with their names.
pub const PATHS: [(Path, &str); 7] = [
    (Path::Create, "create"),
    (Path::Move, "move onto it"),
    (Path::Series, "series"),
    (Path::Import, "import"),
    (Path::Approve, "approve"),
    (Path::Extend, "extend"),
    (Path::Meeting, "meeting"),
];

fn asking(room: &RoomId, slot: Slot) -> BookRoom {
    BookRoom {
        room: room.clone(),
        subject: "Race".to_owned(),
        start: slot.start,
        end: slot.end,
        time_zone: None,
        rrule: None,
        exdates: Vec::new(),
        rdates: Vec::new(),
        on_conflict: contract::bookings::OnConflict::Refuse,
        choices: Vec::new(),
        attendees: Vec::new(),
        private: false,
        all_day: false,
        description: String::new(),
        why: String::new(),
    }
}

/// The bookings that a path needs before it can race.
pub async fn prepare(
    house: &House,
    path: Path,
    room: &RoomId,
    slot: Slot,
) -> Outcome<Vec<BookingId>> {
    let (services, system) = (&house.services, Actor::system());
    let mut ids = Vec::new();
    match path {
        Path::Create | Path::Series | Path::Import | Path::Meeting => {}
        Path::Move => {
            for number in 1..=i64::try_from(CLIENTS)? {
                let start = later(slot.end, number * 60);
                let elsewhere = Slot {
                    start,
                    end: later(start, 60),
                };
                ids.push(book(services, &system, &asking(room, elsewhere)).await?.id);
            }
        }
        Path::Approve => {
            for _ in 0..CLIENTS {
                ids.push(book(services, &system, &asking(room, slot)).await?.id);
            }
        }
        Path::Extend => {
            let before = Slot {
                start: later(slot.start, -30),
                end: slot.start,
            };
            ids.push(book(services, &system, &asking(room, before)).await?.id);
            house.clock.set(later(slot.start, -10));
        }
    }
    Ok(ids)
}

/// One client's try for the slot.
pub async fn attempt(
    services: &Services,
    path: Path,
    room: &RoomId,
    slot: Slot,
    number: usize,
    mine: &[BookingId],
) -> Result<(), Error> {
    let system = Actor::system();
    let own = || mine.get(number).cloned().ok_or(Error::NotFound("booking"));
    match (path, number) {
        (Path::Extend, 0) => extend(services, &system, &own()?, 30, None)
            .await
            .map(|_| ()),
        (Path::Create | Path::Extend, _) => book(services, &system, &asking(room, slot))
            .await
            .map(|_| ()),
        (Path::Meeting, _) => {
            let meeting = NewMeeting {
                topic: "Race".to_owned(),
                kind: Some(MeetingType::LargeEvent),
                start: Some(slot.start),
                end: Some(slot.end),
                rooms: vec![room.clone()],
                ..NewMeeting::default()
            };
            create(services, &system, &meeting).await.map(|_| ())
        }
        (Path::Series, _) => {
            let mut series = asking(room, slot);
            series.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
            book(services, &system, &series).await.map(|_| ())
        }
        (Path::Move, _) => {
            let input = ChangeBooking {
                start: Some(slot.start),
                ..ChangeBooking::default()
            };
            change(services, &system, &own()?, &input, None)
                .await
                .map(|_| ())
        }
        (Path::Approve, _) => approve(services, &system, &own()?, None).await.map(|_| ()),
        (Path::Import, _) => {
            let event = imported(room, slot, number);
            let options = ImportOptions::default();
            book_imported(services, &system, &event, options)
                .await
                .map(|_| ())
        }
    }
}

fn imported(room: &RoomId, slot: Slot, number: usize) -> ImportedBooking {
    ImportedBooking {
        uid: format!("race-{}-{number}", slot.start),
        room: room.clone(),
        slot,
        time_zone: "UTC".to_owned(),
        wall_start: TimeZone::UTC.to_datetime(slot.start),
        all_day: false,
        subject: "Race".to_owned(),
        description: String::new(),
        organiser: None,
        organiser_name: String::new(),
        department: None,
        attendees: Vec::new(),
        private: false,
        rrule: None,
        exdates: Vec::new(),
        rdates: Vec::new(),
        original_start: None,
        cancelled: false,
    }
}
