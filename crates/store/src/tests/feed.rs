//! Hints: what is committed is told, what is not is not, and a broken line is a gap.

use std::time::Duration;

use futures::StreamExt;
use services::ports::{Hint, JournalFeed, Records, Write};

use super::{Ports, at, booking, disk, entry, memory, new, slot};

async fn next(stream: &mut (impl StreamExt<Item = Hint> + Unpin)) -> Hint {
    tokio::time::timeout(Duration::from_secs(10), stream.next())
        .await
        .unwrap()
        .unwrap()
}

fn write(id: &str, guard: u64) -> Write {
    let mut row = entry(id, "bookings.book");
    row.rooms = vec!["red".into()];
    Write {
        guards: vec![("red".into(), guard, guard + 1)],
        bookings: vec![new(booking(id, "red", slot(0, 30)))],
        journal: vec![row],
        ..Write::default()
    }
}

async fn r181_commits_are_told_to_every_listener<T: Ports + JournalFeed>(store: &T) {
    let (mut one, mut two) = (store.hints().await, store.hints().await);
    let told = Hint::Committed {
        at: at(0),
        facts: Vec::new(),
        rooms: vec!["red".into()],
        meeting: None,
        notices: false,
    };
    store.commit(write("b1", 0)).await.unwrap();
    assert_eq!(next(&mut one).await, told);
    assert_eq!(next(&mut two).await, told);
    // What was refused is not told; the next that was not, is.
    assert!(store.commit(write("b2", 0)).await.is_err());
    store
        .write(vec![], vec![super::entry("j9", "accounts.sign_in")])
        .await
        .unwrap();
    assert!(matches!(next(&mut one).await, Hint::Committed { rooms, .. } if rooms.is_empty()));
    let mut row = super::entry("k1", "meetings.answer");
    (row.subject_kind, row.subject_id) = ("meeting".to_owned(), "m1".to_owned());
    store.write(vec![], vec![row]).await.unwrap();
    let told = next(&mut one).await;
    assert!(matches!(told, Hint::Committed { meeting: Some(id), .. } if id.as_str() == "m1"));
}

#[tokio::test]
async fn on_the_fakes() {
    r181_commits_are_told_to_every_listener(&services::fakes::Memory::default()).await;
}

#[tokio::test]
async fn in_memory() {
    r181_commits_are_told_to_every_listener(&*memory().await).await;
}

#[tokio::test]
async fn on_disk() {
    let (store, _folder) = disk().await;
    r181_commits_are_told_to_every_listener(&*store).await;
}

#[tokio::test]
async fn a_killed_live_query_is_a_gap_and_stands_again() {
    let store = memory().await;
    let mut hints = store.hints().await;
    store.write(vec![], vec![entry("j1", "x")]).await.unwrap();
    assert!(matches!(next(&mut hints).await, Hint::Committed { .. }));
    // As an operator, or a server that restarts, would end it.
    let info = store.probe("INFO FOR TABLE journal").await;
    let lives = info[0].get("lives").clone();
    let surrealdb::types::Value::Object(lives) = lives else {
        panic!("no live queries: {info:?}");
    };
    for id in lives.into_inner().into_keys() {
        store.probe(&format!("KILL u'{id}'")).await;
    }
    assert_eq!(next(&mut hints).await, Hint::Gap);
    for n in 0..100 {
        store
            .write(vec![], vec![entry(&format!("k{n:03}"), "x")])
            .await
            .unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
        let told = tokio::time::timeout(Duration::from_millis(50), hints.next()).await;
        if matches!(told, Ok(Some(Hint::Committed { .. }))) {
            return;
        }
    }
    panic!("never stood again");
}

#[tokio::test]
async fn a_slow_listener_sees_a_gap() {
    let store = memory().await;
    let mut hints = store.hints().await;
    for page in 0..12 {
        let rows = (0..100)
            .map(|n| entry(&format!("j{page:02}{n:02}"), "x"))
            .collect();
        store.write(vec![], rows).await.unwrap();
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(next(&mut hints).await, Hint::Gap);
}
