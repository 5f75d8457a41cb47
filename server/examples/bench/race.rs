//! Fifty at once for one slot, on every write path and both engines: exactly one has it.

use std::{collections::BTreeMap, sync::Arc};

use contract::rooms::RoomInput;
use domain::{
    accounts::Actor,
    bookings::{Slot, Status},
    ids::RoomId,
};
use jiff::{SignedDuration, Timestamp};
use services::{
    Services,
    fakes::{FixedClock, SeededIds},
    ports::CalendarRead,
    rooms,
};

use crate::{
    Outcome,
    figure::{Figure, at_least, exactly},
    paths::{PATHS, Path, attempt, prepare},
};

/// Clients at once.
pub const CLIENTS: usize = 50;
/// Rounds of each path.
const ROUNDS: usize = 20;
/// The race begins on this day.
const DAY: &str = "2026-11-20T00:00:00Z";

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

/// Where a race is run.
pub struct House {
    pub services: Services,
    pub clock: Arc<FixedClock>,
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

/// So many minutes later.
pub fn later(from: Timestamp, minutes: i64) -> Timestamp {
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
