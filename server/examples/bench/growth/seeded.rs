//! A house with so many bookings, made once and kept in the folder for temporary files: making a
//! million takes minutes. What is measured works on a copy.

use std::{path::Path, sync::Arc, time::Instant};

use contract::{accounts::AccountInput, rooms::RoomInput};
use domain::{
    accounts::{Actor, Role},
    ids::{AccountId, RoomId},
};
use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::json;
use server::{clock::SystemClock, ids::RandomIds};
use services::{
    Services,
    accounts::{self, KeyInput},
    ports::{Asked, BookingStore, Change, Kind},
    rooms, zones,
};
use store::Store;

use super::diary::{A_DAY, Diary, PERIOD, Person, ZONE};
use crate::Outcome;

/// Rooms of the house.
pub const ROOMS: usize = 200;
/// People of the house.
const PEOPLE: usize = 2_000;
/// Who signs in.
pub const LOGIN: &str = "growth";
/// Of a house that lives for minutes on this machine.
pub const PASSWORD: &str = "lintel-growth-1";
/// Grows when a house is made otherwise than before.
const VERSION: u32 = 1;
/// A kept house is good for so many days: its evenings ahead are booked by the measurement.
const GOOD_FOR_DAYS: i32 = 3;
/// Rooms written side by side.
const WRITERS: usize = 4;
/// Of the bookings of a large house so much lies ahead.
const AHEAD: f64 = 0.33;

/// A house that was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct House {
    version: u32,
    /// The day on which it was made.
    pub today: Date,
    /// A system administrator's key.
    pub key: String,
    pub rooms: Vec<String>,
    pub bookings: usize,
    /// How long making it took.
    pub seconds: f64,
}

/// A copy of a house with `bookings` bookings in `to`; the house is made where there is none.
pub async fn copy_of(bookings: usize, to: &Path) -> Outcome<House> {
    let kept = std::env::temp_dir().join(format!("lintel-bench-growth/{bookings}"));
    let house = match read(&kept, bookings) {
        Some(house) => house,
        None => make(&kept, bookings).await?,
    };
    copy(&kept.join("db"), &to.join("db"))?;
    Ok(house)
}

fn today() -> Outcome<(Date, Timestamp)> {
    #[expect(clippy::disallowed_methods, reason = "a benchmark has no clock port")]
    let now = Timestamp::now();
    Ok((
        now.to_zoned(zones::named(ZONE).ok_or("no zone")?).date(),
        now,
    ))
}

fn read(kept: &Path, bookings: usize) -> Option<House> {
    let text = std::fs::read(kept.join("house.json")).ok()?;
    let house: House = serde_json::from_slice(&text).ok()?;
    let age = today().ok()?.0.since(house.today).ok()?.get_days();
    let good = house.version == VERSION && house.bookings == bookings;
    (good && (0..=GOOD_FOR_DAYS).contains(&age)).then_some(house)
}

/// Files that the engine writes once are linked, the others copied.
fn copy(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy(&path, &target)?;
            continue;
        }
        let fixed = path
            .extension()
            .is_some_and(|one| one == "sst" || one == "blob");
        if !fixed || std::fs::hard_link(&path, &target).is_err() {
            std::fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

async fn make(kept: &Path, bookings: usize) -> Outcome<House> {
    eprintln!(
        "growth: making a house with {bookings} bookings in {}",
        kept.display()
    );
    let begin = Instant::now();
    if kept.exists() {
        std::fs::remove_dir_all(kept)?;
    }
    std::fs::create_dir_all(kept)?;
    let url = format!("rocksdb://{}?sync=never", kept.join("db").display());
    // Room to write much at once; a server that serves it later has its own caches.
    let options = store::Options {
        block_cache_bytes: 1 << 30,
        write_buffer_bytes: 128 << 20,
        ..store::Options::default()
    };
    let store = store::open(&url, &options).await?;
    store.migrate().await?;
    let (today, now) = today()?;
    let made = fill(&store, bookings, today, now).await;
    store.close().await;
    let (key, rooms) = made?;
    let house = House {
        version: VERSION,
        today,
        key,
        rooms,
        bookings,
        seconds: begin.elapsed().as_secs_f64(),
    };
    eprintln!("growth: made in {:.0} s", house.seconds);
    // Last of all: a house without it is made again.
    std::fs::write(kept.join("house.json"), serde_json::to_vec(&house)?)?;
    Ok(house)
}

async fn fill(
    store: &Arc<Store>,
    bookings: usize,
    today: Date,
    now: Timestamp,
) -> Outcome<(String, Vec<String>)> {
    let (clock, ids) = (Arc::new(SystemClock), Arc::new(RandomIds));
    let services = Services::new(store.clone(), store.clone(), store.clone(), clock, ids);
    let key = KeyInput {
        name: "growth".to_owned(),
        role: Role::SystemAdministrator,
        read_only: false,
        expires_at: None,
        department: None,
    };
    let (key, _) = accounts::create_key(&services, &Actor::system(), &key).await?;
    let people: Arc<[Person]> = people(&services).await?.into();
    let rooms = places(&services).await?;
    let each = bookings / ROOMS;
    let days = each / A_DAY;
    // A house of a few days begins today, one of years some years ago.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    let past = if days > 30 {
        (days as f64 * (1.0 - AHEAD)) as i64
    } else {
        0
    };
    let first = today.checked_sub(past.days())?;
    // In the order of time, as people book: ids grow with it.
    for period in 0..=days / PERIOD {
        let mut tasks = Vec::with_capacity(WRITERS);
        for writer in 0..WRITERS {
            let (store, people, rooms) = (store.clone(), people.clone(), rooms.clone());
            tasks.push(tokio::spawn(async move {
                let zone = zones::named(ZONE).ok_or("no zone")?;
                for (nth, room) in rooms.into_iter().enumerate().skip(writer).step_by(WRITERS) {
                    let asked = Asked::guard_only(room.clone(), now);
                    let found = store.load(&[asked]).await?.pop();
                    let diary = Diary {
                        room,
                        nth,
                        first,
                        count: each,
                        people: &people,
                        now,
                        zone: &zone,
                    };
                    if let Some(write) = diary.write(period, found.map_or(0, |one| one.guard))? {
                        store.commit(write).await?;
                    }
                }
                Outcome::Ok(())
            }));
        }
        for task in tasks {
            task.await??;
        }
    }
    Ok((key, rooms.iter().map(ToString::to_string).collect()))
}

async fn people(services: &Services) -> Outcome<Vec<Person>> {
    let who = AccountInput {
        login: Some(LOGIN.to_owned()),
        name: Some("Person 0".to_owned()),
        password: Some(PASSWORD.to_owned()),
        ..AccountInput::default()
    };
    let (first, _) = accounts::create(services, &Actor::system(), &who).await?;
    let mut people = vec![Person {
        id: first.id,
        name: first.name,
    }];
    let mut changes = Vec::new();
    for number in 1..PEOPLE {
        let (id, name) = (services.ids.id(), format!("Person {number} 人"));
        changes.push(Change::Put {
            kind: Kind::Account,
            id: id.clone(),
            expected: None,
            value: json!({
                "login": format!("person.{number}"), "name": name,
                "email": format!("person.{number}@house.example"), "kind": "internal",
                "roles": ["ordinary"], "department": null, "locale": null, "time_zone": null,
                "disabled": false, "linked_to": [], "password_hash": null,
            }),
        });
        people.push(Person {
            id: AccountId::from(id),
            name,
        });
    }
    for chunk in changes.chunks(500) {
        services.records.write(chunk.to_vec(), Vec::new()).await?;
    }
    Ok(people)
}

async fn places(services: &Services) -> Outcome<Vec<RoomId>> {
    let mut ids = Vec::with_capacity(ROOMS);
    for nth in 0..ROOMS {
        let room = RoomInput {
            name: Some(format!("Room {:03}", nth + 1)),
            capacity: Some(4 + u32::try_from(nth % 12)?),
            time_zone: Some(ZONE.to_owned()),
            building: Some(format!("Hall {}", nth / 50 + 1)),
            floor: Some((1 + nth / 10 % 5).to_string()),
            equipment: Some(vec!["screen".to_owned()]),
            ..RoomInput::default()
        };
        ids.push(rooms::create(services, &Actor::system(), &room).await?.id);
    }
    Ok(ids)
}
