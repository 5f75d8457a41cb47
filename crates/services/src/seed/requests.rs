//! Requests that wait for approval: made by people, through the same use case as on the page.

use contract::bookings::{BookRoom, OnConflict};
use domain::bookings::Slot;
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};

use super::{
    diary::{Diary, days_after},
    people::{Person, find},
    places::Place,
    series::place,
};
use crate::{Error, Services, bookings};

/// Room, subject, who asks, days after today, start, minutes.
type Row = (&'static str, &'static str, &'static str, i64, (i8, i8), i64);

/// Spread over the clock, so that some are still ahead at any hour. The gate refuses those whose
/// start is past.
const ROWS: [Row; 15] = [
    (
        "Orchid 兰",
        "Board preparation 董事会筹备",
        "helen.marsh",
        0,
        (11, 0),
        90,
    ),
    (
        "Maple 枫",
        "Legal: supplier contract",
        "he.xiuying",
        0,
        (16, 0),
        60,
    ),
    (
        "Pearl 珠江",
        "Early call with Chicago",
        "feng.tao",
        0,
        (6, 30),
        60,
    ),
    ("Pearl 珠江", "展会方案讨论", "xiao.mei", 0, (9, 0), 60),
    (
        "Pearl 珠江",
        "Trade fair: late changes",
        "laura.bennett",
        0,
        (18, 30),
        60,
    ),
    (
        "Orchid 兰",
        "Evening call: investors",
        "thomas.weber",
        0,
        (20, 0),
        60,
    ),
    ("Maple 枫", "Crisis drill", "ruth.palmer", 0, (22, 0), 60),
    (
        "Rhein 莱茵",
        "Betriebsrat: Schichtmodell",
        "stefan.krause",
        0,
        (13, 0),
        60,
    ),
    (
        "Rhein 莱茵",
        "Prüfung Messplatz 3",
        "katrin.wolf",
        0,
        (15, 30),
        90,
    ),
    (
        "Orchid 兰",
        "Salary round, Embedded",
        "zhang.wei",
        1,
        (10, 0),
        60,
    ),
    (
        "Orchid 兰",
        "Management offsite, agenda",
        "olivia.grant",
        1,
        (10, 30),
        60,
    ),
    ("Maple 枫", "预算复核", "cui.ping", 1, (14, 0), 90),
    (
        "Pearl 珠江",
        "Key account review",
        "zhao.min",
        2,
        (9, 30),
        60,
    ),
    (
        "Rhein 莱茵",
        "Patent strategy",
        "markus.brandt",
        2,
        (10, 0),
        60,
    ),
    ("Maple 枫", "Insurance talk", "george.hale", 3, (11, 0), 60),
];

/// Keeps their slots free of confirmed meetings.
pub(super) fn keep_free(diary: &mut Diary<'_>) {
    for (room, _, _, after, start, minutes) in ROWS {
        let date = days_after(diary.today, after);
        if let Some(place) = place(diary.places, room)
            && let Some(slot) = slot(place, date, start, minutes)
        {
            diary.keep_free(place, slot);
        }
    }
}

/// Asks; answers how many wait.
pub(super) async fn make(
    services: &Services,
    people: &[Person],
    places: &[Place],
    today: Date,
) -> Result<usize, Error> {
    let (mut pending, now) = (0, services.clock.now());
    for (room, subject, login, after, start, minutes) in ROWS {
        let (Some(place), Some(person)) = (place(places, room), find(people, login)) else {
            continue;
        };
        let slot = slot(place, days_after(today, after), start, minutes);
        let Some(slot) = slot.filter(|slot| now < slot.start) else {
            continue;
        };
        let input = request(place, subject, slot);
        match bookings::book(services, &person.actor(), &input).await {
            Ok(_) => pending += 1,
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => tracing::warn!(%error, subject, "demo request left out"),
        }
    }
    Ok(pending)
}

fn slot(place: &Place, date: Date, (hour, minute): (i8, i8), minutes: i64) -> Option<Slot> {
    let wall = date.to_datetime(Time::constant(hour, minute, 0, 0));
    let start: Timestamp = place.zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    let end = start.checked_add(SignedDuration::from_mins(minutes)).ok()?;
    Some(Slot { start, end })
}

fn request(place: &Place, subject: &str, slot: Slot) -> BookRoom {
    BookRoom {
        room: place.id.clone(),
        subject: subject.to_owned(),
        start: slot.start,
        end: slot.end,
        time_zone: Some(place.zone_name.to_owned()),
        rrule: None,
        exdates: Vec::new(),
        rdates: Vec::new(),
        on_conflict: OnConflict::Refuse,
        choices: Vec::new(),
        attendees: Vec::new(),
        private: false,
        all_day: false,
        description: String::new(),
        why: String::new(),
    }
}
