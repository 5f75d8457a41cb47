//! The bare cost of one guarded transaction, for the bench table: what a booking over HTTP is
//! measured against. Nothing else may use it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::bookings::{Booking, Slot, Status};
use jiff::{SignedDuration, Timestamp, civil::DateTime};
use services::ports::{
    Asked, BookingStore, CommitError, JournalEntry, StoreError, Write, WrittenBooking,
};
use tokio::task::JoinSet;

use crate::Store;

/// Most tries of one transaction against its neighbours.
const MOST_TRIES: usize = 1_000;

/// What was measured.
#[derive(Debug, Clone)]
pub struct Rate {
    /// From the first transaction to the last.
    pub took: Duration,
    /// Of each transaction, load to acknowledgement, sorted.
    pub each: Vec<Duration>,
    /// Tries lost because somebody was faster.
    pub moved: usize,
}

impl Rate {
    /// Transactions a second.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        self.each.len() as f64 / self.took.as_secs_f64()
    }

    /// The duration that `part` (0 to 1) of the transactions did not exceed.
    #[must_use]
    pub fn quantile(&self, part: f64) -> Duration {
        let last = self.each.len().saturating_sub(1);
        let index = (last as f64 * part.clamp(0.0, 1.0)).round() as usize;
        self.each.get(index).copied().unwrap_or_default()
    }
}

/// Books `count` slots with `writers` at once, each in rooms of its own (`spread` true) or all in
/// one room: load, move the guard, store a booking and a journal row.
///
/// # Errors
/// Whatever the store says; a bench does not go on after an error.
pub async fn raw_transactions(
    store: &Arc<Store>,
    count: usize,
    writers: usize,
    spread: bool,
) -> Result<Rate, StoreError> {
    let mut tasks = JoinSet::new();
    let begun = Instant::now();
    for writer in 0..writers {
        let share = count / writers + usize::from(writer < count % writers);
        let room = if spread { writer } else { 0 };
        tasks.spawn(write(Arc::clone(store), writer, room, share));
    }
    let mut rate = Rate {
        took: Duration::ZERO,
        each: Vec::with_capacity(count),
        moved: 0,
    };
    while let Some(done) = tasks.join_next().await {
        let done = done.map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let (each, moved) = done?;
        rate.each.extend(each);
        rate.moved += moved;
    }
    rate.took = begun.elapsed();
    rate.each.sort();
    Ok(rate)
}

async fn write(
    store: Arc<Store>,
    writer: usize,
    room: usize,
    share: usize,
) -> Result<(Vec<Duration>, usize), StoreError> {
    let (mut each, mut moved) = (Vec::with_capacity(share), 0);
    for n in 0..share {
        let begun = Instant::now();
        let mut tries = 0;
        while !once(&store, writer, room, n).await? {
            moved += 1;
            tries += 1;
            if tries == MOST_TRIES {
                return Err(StoreError::Unavailable("never was fast enough".to_owned()));
            }
        }
        each.push(begun.elapsed());
    }
    Ok((each, moved))
}

/// False when somebody was faster.
async fn once(store: &Store, writer: usize, room: usize, n: usize) -> Result<bool, StoreError> {
    let slot = slot(writer, n);
    let room = format!("bench-{room}");
    let asked = Asked {
        room: room.as_str().into(),
        window: slot,
    };
    let mut loaded = store.load(&[asked]).await?;
    let guard = loaded.pop().map_or(0, |one| one.guard);
    let id = uuid::Uuid::now_v7().to_string();
    let write = Write {
        guards: vec![(room.as_str().into(), guard, guard + 1)],
        bookings: vec![WrittenBooking {
            booking: booking(&id, &room, slot),
            previous: None,
        }],
        journal: vec![entry(&id)],
        ..Write::default()
    };
    match store.commit(write).await {
        Ok(()) => Ok(true),
        Err(CommitError::Moved) => Ok(false),
        Err(CommitError::Store(error)) => Err(error),
        Err(CommitError::Unknown) => Err(StoreError::Unavailable("unknown outcome".to_owned())),
    }
}

/// Half hours from 2030 on, a year apart for each writer.
fn slot(writer: usize, n: usize) -> Slot {
    let half_hours = i64::try_from(writer * 17_520 + n).unwrap_or(0);
    let base = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 21_915);
    let start = base + SignedDuration::from_mins(30 * half_hours);
    Slot {
        start,
        end: start + SignedDuration::from_mins(30),
    }
}

fn booking(id: &str, room: &str, slot: Slot) -> Booking {
    Booking {
        id: id.into(),
        series: None,
        room: room.into(),
        subject: "Bench".to_owned(),
        slot,
        time_zone: "UTC".to_owned(),
        wall_start: DateTime::constant(2030, 1, 1, 0, 0, 0, 0),
        all_day: false,
        status: Status::Confirmed,
        reason: None,
        organiser: Some("bench".into()),
        organiser_name: "Bench".to_owned(),
        department: None,
        attendees: Vec::new(),
        private: false,
        description: String::new(),
        original_start: None,
        uid: id.to_owned(),
        exception: false,
        meeting: None,
        revision: 1,
        created_at: slot.start,
        updated_at: slot.start,
    }
}

fn entry(id: &str) -> JournalEntry {
    JournalEntry {
        id: id.to_owned(),
        at: Timestamp::UNIX_EPOCH,
        actor: "bench".to_owned(),
        actor_name: "Bench".to_owned(),
        role: None,
        action: "bookings.book".to_owned(),
        subject_kind: "booking".to_owned(),
        subject_id: id.to_owned(),
        result: "ok".to_owned(),
        detail: String::new(),
        facts: Vec::new(),
        rooms: Vec::new(),
    }
}
