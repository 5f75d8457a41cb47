//! The store's own pace: one guarded transaction, without rules and without HTTP.

use std::{sync::Arc, time::Instant};

use domain::{
    bookings::{Booking, Slot, Status},
    ids::{BookingId, RoomId},
};
use jiff::{Timestamp, civil::DateTime};
use services::ports::{Asked, BookingStore, CommitError, Write, WrittenBooking};

use crate::{
    Outcome,
    booking::{ALONE, CLIENTS, EACH, start},
    figure::percentile,
};

/// What was measured.
pub struct Raw {
    /// Transactions a second with [`CLIENTS`] writers.
    pub rate: f64,
    /// Milliseconds of the middle transaction with one writer.
    pub p50_ms: f64,
}

/// Measures on a fresh folder with an fsync for every commit.
pub async fn measure() -> Outcome<Raw> {
    let folder = tempfile::tempdir()?;
    let url = format!(
        "rocksdb://{}?sync=every",
        folder.path().join("db").display()
    );
    let store = store::open(&url, &store::Options::default()).await?;
    store.migrate().await?;
    let store: Arc<dyn BookingStore> = store;
    for number in 0..50 {
        transaction(&*store, "alone", number).await?;
    }
    let mut alone = Vec::with_capacity(ALONE);
    for number in 50..50 + ALONE {
        let begin = Instant::now();
        transaction(&*store, "alone", number).await?;
        alone.push(begin.elapsed().as_secs_f64() * 1e3);
    }
    let begin = Instant::now();
    let mut tasks = Vec::with_capacity(CLIENTS);
    for writer in 0..CLIENTS {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            let room = format!("room-{writer}");
            for number in 0..EACH {
                transaction(&*store, &room, number).await?;
            }
            Outcome::Ok(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    #[expect(clippy::cast_precision_loss)]
    let count = (CLIENTS * EACH) as f64;
    Ok(Raw {
        rate: count / begin.elapsed().as_secs_f64(),
        p50_ms: percentile(&mut alone, 0.5),
    })
}

/// Loads under the guard, then commits one booking.
async fn transaction(store: &dyn BookingStore, room: &str, number: usize) -> Outcome<()> {
    let room = RoomId::from(room);
    let slot = Slot {
        start: start(number),
        end: start(number + 1),
    };
    loop {
        let asked = Asked {
            room: room.clone(),
            window: slot,
        };
        let loaded = store.load(&[asked]).await?.pop().ok_or("nothing loaded")?;
        if !loaded.occupied.is_empty() {
            return Err("the slot is taken".into());
        }
        let next = loaded.guard + 1;
        let id = format!("{room}-{number}");
        let write = Write {
            guards: vec![(room.clone(), loaded.guard, next)],
            bookings: vec![WrittenBooking {
                booking: booking(&id, &room, slot, next),
                previous: None,
            }],
            ..Write::default()
        };
        match store.commit(write).await {
            Ok(()) => return Ok(()),
            Err(CommitError::Moved) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn booking(id: &str, room: &RoomId, slot: Slot, revision: u64) -> Booking {
    Booking {
        id: BookingId::from(id),
        series: None,
        room: room.clone(),
        subject: "Bench".to_owned(),
        slot,
        time_zone: "UTC".to_owned(),
        wall_start: DateTime::constant(2026, 1, 1, 0, 0, 0, 0),
        all_day: false,
        status: Status::Confirmed,
        reason: None,
        organiser: None,
        organiser_name: "Bench".to_owned(),
        department: None,
        attendees: Vec::new(),
        private: false,
        description: String::new(),
        original_start: None,
        uid: id.to_owned(),
        exception: false,
        meeting: None,
        revision,
        created_at: Timestamp::UNIX_EPOCH,
        updated_at: Timestamp::UNIX_EPOCH,
    }
}
