//! Fifty at once for one slot, on every write path and both engines: exactly one has it.

use std::{collections::BTreeMap, sync::Arc};

use contract::{
    bookings::{BookRoom, ChangeBooking},
    rooms::RoomInput,
};
use domain::{
    accounts::Actor,
    bookings::{Slot, Status},
    ids::{BookingId, RoomId},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use services::{
    Error, Services,
    approvals::approve,
    bookings::{ImportOptions, ImportedBooking, book, book_imported, change, extend},
    fakes::{FixedClock, SeededIds},
    ports::CalendarRead,
    rooms,
};

use crate::{
    Outcome,
    figure::{Figure, at_least, exactly},
};

/// Clients at once.
const CLIENTS: usize = 50;
/// Rounds of each path.
const ROUNDS: usize = 20;
/// The race begins on this day.
const DAY: &str = "2026-11-20T00:00:00Z";

/// A way to come by a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Path {
    Create,
    Move,
    Series,
    Import,
    Approve,
    Extend,
}

const PATHS: [(Path, &str); 6] = [
    (Path::Create, "create"),
    (Path::Move, "move onto it"),
    (Path::Series, "series"),
    (Path::Import, "import"),
    (Path::Approve, "approve"),
    (Path::Extend, "extend"),
];

/// What rounds of one path came to.
#[derive(Debug, Default)]
struct Tally {
    /// Rounds after which exactly one confirmed booking had the slot.
    single: usize,
    /// Answers by code; `won` for a yes.
    answers: BTreeMap<String, usize>,
}

/// The section.
pub async fn measure() -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for engine in ["memory", "RocksDB"] {
        for (path, words) in PATHS {
            let (house, _folder) = house(engine, true).await?;
            let tally = race(&house, path, ROUNDS).await?;
            #[expect(clippy::cast_precision_loss)]
            let single = tally.single as f64;
            #[expect(clippy::cast_precision_loss)]
            let wanted = ROUNDS as f64;
            let name = format!("race on {engine}: {words}: rounds with one winner");
            let how = format!("{CLIENTS} clients, {ROUNDS} rounds: {:?}", tally.answers);
            figures.push(exactly(&name, single, wanted, "rounds", &how));
        }
    }
    let (house, _folder) = house("memory", false).await?;
    let tally = race(&house, Path::Create, ROUNDS).await?;
    #[expect(clippy::cast_precision_loss)]
    let doubled = (ROUNDS - tally.single) as f64;
    let how = "the same race with the guard switched off must fail";
    figures.push(at_least(
        "race without the guard: double-booked",
        doubled,
        1.0,
        "rounds",
        how,
    ));
    Ok(figures)
}

struct House {
    services: Services,
    clock: Arc<FixedClock>,
    room: RoomId,
    waiting: RoomId,
}

async fn house(engine: &str, guarded: bool) -> Outcome<(House, tempfile::TempDir)> {
    let folder = tempfile::tempdir()?;
    let url = match engine {
        "memory" => "mem://".to_owned(),
        _ => format!(
            "rocksdb://{}?sync=every",
            folder.path().join("db").display()
        ),
    };
    let store = store::open(&url, &store::Options::default()).await?;
    store.migrate().await?;
    if !guarded {
        store.switch_guard_off();
    }
    let clock = Arc::new(FixedClock::new(DAY.parse()?));
    let ids = Arc::new(SeededIds::default());
    let (bookings, records, feed) = (store.clone(), store.clone(), store);
    let services = Services::new(bookings, records, feed, clock.clone(), ids);
    let room = |name: &str, requires_approval| RoomInput {
        name: Some(name.to_owned()),
        capacity: Some(8),
        time_zone: Some("Europe/Berlin".to_owned()),
        requires_approval: Some(Some(requires_approval)),
        ..RoomInput::default()
    };
    let system = Actor::system();
    let free = rooms::create(&services, &system, &room("Free", false)).await?;
    let asked = rooms::create(&services, &system, &room("Asked", true)).await?;
    let house = House {
        services,
        clock,
        room: free.id,
        waiting: asked.id,
    };
    Ok((house, folder))
}

fn later(from: Timestamp, minutes: i64) -> Timestamp {
    from.saturating_add(SignedDuration::from_mins(minutes))
        .unwrap_or(from)
}

async fn race(house: &House, path: Path, rounds: usize) -> Outcome<Tally> {
    let mut tally = Tally::default();
    for round in 0..rounds {
        // A week apart, so that no round's series reaches into another's.
        let day = later(DAY.parse()?, i64::try_from(round)? * 7 * 24 * 60 + 24 * 60);
        let slot = Slot {
            start: later(day, 10 * 60),
            end: later(day, 11 * 60),
        };
        let room = if path == Path::Approve {
            &house.waiting
        } else {
            &house.room
        };
        let mine = prepare(house, path, room, slot).await?;
        let tries = (0..CLIENTS).map(|number| {
            let (services, room, mine) = (house.services.clone(), room.clone(), mine.clone());
            tokio::spawn(async move { attempt(&services, path, &room, slot, number, &mine).await })
        });
        for one in futures::future::join_all(tries).await {
            let answer = one?.err().map_or("won", |error| error.code());
            *tally.answers.entry(answer.to_owned()).or_default() += 1;
        }
        tally.single += usize::from(holders(house, room, slot).await? == 1);
    }
    Ok(tally)
}

/// Confirmed bookings that have any of the slot.
async fn holders(house: &House, room: &RoomId, slot: Slot) -> Outcome<usize> {
    let read = CalendarRead {
        rooms: vec![room.clone()],
        window: Some(slot),
        statuses: vec![Status::Confirmed],
        limit: 1_000,
        ..CalendarRead::default()
    };
    Ok(house.services.bookings.calendar(&read).await?.len())
}

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
    }
}

/// The bookings that a path needs before it can race.
async fn prepare(house: &House, path: Path, room: &RoomId, slot: Slot) -> Outcome<Vec<BookingId>> {
    let (services, system) = (&house.services, Actor::system());
    let mut ids = Vec::new();
    match path {
        Path::Create | Path::Series | Path::Import => {}
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

async fn attempt(
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
