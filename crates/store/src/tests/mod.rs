//! The port suites, run on the fakes, on the memory engine and on RocksDB in a temporary folder;
//! the race, the kill and the reopening.

mod bookings;
mod check;
mod closing;
mod feed;
mod kill;
mod model;
mod open;
mod queries;
mod race;
mod records;

use std::sync::Arc;

use domain::{
    bookings::{Booking, Slot, Status},
    ids::{AccountId, BookingId, RoomId},
};
use jiff::{SignedDuration, Timestamp, civil::datetime};
use services::ports::{BookingStore, JournalEntry, Previous, Records, Write, WrittenBooking};
use tempfile::TempDir;

use crate::{Options, Store, open as open_store};

/// Both ports of one store.
trait Ports: BookingStore + Records {}
impl<T: BookingStore + Records> Ports for T {}

/// Runs one story on every implementation of the ports.
macro_rules! everywhere {
    ($($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test]
            async fn on_the_fakes() {
                super::$name(&services::fakes::Memory::default()).await;
            }

            #[tokio::test]
            async fn in_memory() {
                super::$name(&*crate::tests::memory().await).await;
            }

            #[tokio::test]
            async fn on_disk() {
                let (store, _folder) = crate::tests::disk().await;
                super::$name(&*store).await;
            }
        }
    )*};
}
pub(super) use everywhere;

async fn memory() -> Arc<Store> {
    let store = open_store("mem://", &Options::default()).await.unwrap();
    store.migrate().await.unwrap();
    store
}

async fn disk() -> (Arc<Store>, TempDir) {
    let folder = TempDir::new().unwrap();
    let url = format!("rocksdb://{}?sync=every", folder.path().display());
    let store = open_store(&url, &small()).await.unwrap();
    store.migrate().await.unwrap();
    (store, folder)
}

/// Small caches, so that tests are light and memtables rotate.
fn small() -> Options {
    Options {
        block_cache_bytes: 4 << 20,
        write_buffer_bytes: 64 << 10,
        ..Options::default()
    }
}

/// `2026-03-02T00:00Z` and so many minutes.
fn at(minutes: i64) -> Timestamp {
    let start: Timestamp = "2026-03-02T00:00:00Z".parse().unwrap();
    start + SignedDuration::from_mins(minutes)
}

fn slot(from: i64, to: i64) -> Slot {
    Slot {
        start: at(from),
        end: at(to),
    }
}

fn booking(id: &str, room: &str, slot: Slot) -> Booking {
    Booking {
        id: id.into(),
        series: None,
        room: room.into(),
        subject: format!("Meeting {id} 会议"),
        slot,
        time_zone: "Asia/Shanghai".to_owned(),
        wall_start: datetime(2026, 3, 2, 8, 0, 0, 0),
        all_day: false,
        status: Status::Confirmed,
        reason: None,
        organiser: Some(AccountId::from("ada")),
        organiser_name: "Ada".to_owned(),
        department: None,
        attendees: Vec::new(),
        private: false,
        description: String::new(),
        original_start: None,
        uid: format!("{id}@test"),
        exception: false,
        meeting: None,
        revision: 1,
        created_at: at(-60),
        updated_at: at(-60),
    }
}

fn new(booking: Booking) -> WrittenBooking {
    WrittenBooking {
        booking,
        previous: None,
    }
}

/// `booking` as `change` makes it, with its next revision.
fn changed(booking: &Booking, change: impl FnOnce(&mut Booking)) -> WrittenBooking {
    let previous = Some(Previous {
        room: booking.room.clone(),
        start: booking.slot.start,
        revision: booking.revision,
        attending: booking.schedules(),
    });
    let mut booking = booking.clone();
    booking.revision += 1;
    change(&mut booking);
    WrittenBooking { booking, previous }
}

fn entry(id: &str, action: &str) -> JournalEntry {
    JournalEntry {
        id: id.to_owned(),
        at: at(0),
        actor: "ada".to_owned(),
        actor_name: "Ada".to_owned(),
        role: None,
        action: action.to_owned(),
        subject_kind: "booking".to_owned(),
        subject_id: id.to_owned(),
        result: "ok".to_owned(),
        detail: String::new(),
        facts: Vec::new(),
        rooms: Vec::new(),
    }
}

/// Writes with the guards of all rooms named by the bookings, wherever those stand now.
async fn commit(store: &dyn Ports, bookings: Vec<WrittenBooking>) {
    let now: std::collections::BTreeMap<_, _> = store.guards().await.unwrap().into_iter().collect();
    let before = bookings
        .iter()
        .filter_map(|one| one.previous.as_ref().map(|was| &was.room));
    let mut rooms: Vec<RoomId> = bookings
        .iter()
        .map(|one| &one.booking.room)
        .chain(before)
        .cloned()
        .collect();
    rooms.sort();
    rooms.dedup();
    let guard = |room: &RoomId| now.get(room).copied().unwrap_or(0);
    let guards = rooms
        .iter()
        .map(|room| (room.clone(), guard(room), guard(room) + 1))
        .collect();
    let write = Write {
        guards,
        bookings,
        ..Write::default()
    };
    store.commit(write).await.unwrap();
}

fn ids(bookings: &[Booking]) -> Vec<&str> {
    bookings.iter().map(|one| one.id.as_str()).collect()
}

fn booking_id(id: &str) -> BookingId {
    BookingId::from(id)
}

impl Store {
    /// Runs any text: what an operator could do at the database's own prompt.
    async fn probe(&self, text: &str) -> Vec<surrealdb::types::Value> {
        let mut answer = self.engine.run(text, Default::default()).await.unwrap();
        vec![answer.value(0).unwrap()]
    }
}
