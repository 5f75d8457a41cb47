//! Killed in the middle of writing: what was acknowledged is there, whole; what was not is absent
//! or whole.
//!
//! The test starts itself again as a child that books without end and prints each acknowledged id;
//! the write buffer is so small that memtables rotate many times before each kill.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use services::ports::{
    Asked, BookingStore, CalendarRead, CommitError, JournalFilter, Records, Write,
};
use tempfile::TempDir;

use super::{booking, entry, new, slot, small};
use crate::{Store, open};

const FOLDER: &str = "LINTEL_KILL_FOLDER";
const GENERATION: &str = "LINTEL_KILL_GENERATION";
const KILLS: usize = 6;
const WRITERS: i64 = 4;

/// The child. Does nothing unless the test below starts it.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by the kill test"]
async fn child() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let generation: i64 = std::env::var(GENERATION).unwrap().parse().unwrap();
    let store = open(&format!("rocksdb://{folder}?sync=every"), &small())
        .await
        .unwrap();
    store.migrate().await.unwrap();
    let writers =
        (0..WRITERS).map(|writer| tokio::spawn(book(Arc::clone(&store), generation, writer)));
    futures::future::join_all(writers).await;
}

/// Books one slot after another in a room of its own, for half a minute at most.
async fn book(store: Arc<Store>, generation: i64, writer: i64) {
    let room = format!("room-{writer}");
    for n in 0..5_000 {
        let id = format!("g{generation}-w{writer}-{n:05}");
        let start = generation * 1_000_000 + n * 30;
        let asked = Asked {
            room: room.as_str().into(),
            window: slot(start, start + 30),
        };
        let guard = store.load(&[asked]).await.unwrap()[0].guard;
        let mut one = booking(&id, &room, slot(start, start + 30));
        one.description = "x".repeat(3_000);
        one.revision = guard + 1;
        let write = Write {
            guards: vec![(room.as_str().into(), guard, guard + 1)],
            bookings: vec![new(one)],
            journal: vec![entry(&id, "bookings.book")],
            ..Write::default()
        };
        match store.commit(write).await {
            Ok(()) => println!("\nack {id}"),
            Err(CommitError::Moved) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

/// Runs a child, kills it after `millis` from its first acknowledgement; what it acknowledged.
fn run_and_kill(folder: &Path, generation: usize, millis: u64) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "tests::kill::child", "--nocapture"])
        .env(FOLDER, folder)
        .env(GENERATION, generation.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let acknowledged = |line: String| line.strip_prefix("ack ").map(str::to_owned);
    let first = lines
        .by_ref()
        .find_map(acknowledged)
        .expect("the child books");
    let killer = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
    });
    let mut all = vec![first];
    all.extend(lines.filter_map(acknowledged));
    killer.join().unwrap();
    all
}

async fn everything(store: &Store) -> [BTreeSet<String>; 3] {
    let bookings = store.all_bookings(None, 100_000).await.unwrap();
    let read = CalendarRead {
        limit: 100_000,
        ..CalendarRead::default()
    };
    let calendar = store.calendar(&read).await.unwrap();
    for one in &bookings {
        assert_eq!(one.description.len(), 3_000, "{} is not whole", one.id);
    }
    let journal = store
        .journal(&JournalFilter::default(), None, 100_000)
        .await
        .unwrap();
    let ids = |all: Vec<domain::bookings::Booking>| {
        all.into_iter().map(|one| one.id.to_string()).collect()
    };
    [
        ids(bookings),
        ids(calendar),
        journal.into_iter().map(|row| row.subject_id).collect(),
    ]
}

fn tables(folder: &Path) -> usize {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    files
        .filter(|path| {
            path.extension()
                .is_some_and(|end| end == "sst" || end == "blob")
        })
        .count()
}

#[tokio::test(flavor = "multi_thread")]
async fn r217_acknowledged_bookings_outlive_a_kill() {
    let folder = TempDir::new().unwrap();
    let mut acknowledged = BTreeSet::new();
    let mut rotated = 0;
    for (generation, millis) in [700, 250, 1_100, 400, 900, 600]
        .into_iter()
        .take(KILLS)
        .enumerate()
    {
        let path = folder.path().to_owned();
        let run = tokio::task::spawn_blocking(move || run_and_kill(&path, generation, millis));
        let new = run.await.unwrap();
        assert!(!new.is_empty());
        acknowledged.extend(new);
        rotated = rotated.max(tables(folder.path()));

        let store = open(&format!("rocksdb://{}", folder.path().display()), &small())
            .await
            .unwrap();
        let [bookings, calendar, journal] = everything(&store).await;
        let lost: Vec<_> = acknowledged.difference(&bookings).collect();
        assert!(lost.is_empty(), "kill {generation}: lost {lost:?}");
        assert_eq!(bookings, calendar, "kill {generation}: half a booking");
        assert_eq!(
            bookings, journal,
            "kill {generation}: a booking without its fact"
        );
        close(store).await;
    }
    println!(
        "{} acknowledged over {KILLS} kills, {rotated} tables",
        acknowledged.len()
    );
    assert!(
        rotated > 0,
        "no memtable was written out: the test proves less than it says"
    );
}

async fn close(store: Arc<Store>) {
    let folder = store.close();
    folder.await;
    drop(store);
    // The folder's lock goes with the engine's last task.
    tokio::time::sleep(Duration::from_millis(200)).await;
}
