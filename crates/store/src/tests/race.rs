//! Two people want one slot: exactly one gets it, and without the guard more would.

use std::sync::Arc;

use services::ports::{Asked, BookingStore, CommitError, Write};
use tokio::task::JoinSet;

use super::{booking, disk, entry, memory, new, slot};
use crate::Store;

const CLIENTS: usize = 50;
const ROUNDS: usize = 20;

/// Load, decide, commit; again while somebody was faster. True when the slot was had.
async fn book(store: Arc<Store>, round: usize, client: usize) -> bool {
    let room = format!("room-{}", round % 4);
    let start = i64::try_from(round).unwrap() * 60;
    for _ in 0..200 {
        let asked = Asked {
            room: room.as_str().into(),
            window: slot(start, start + 60),
        };
        let loaded = store.load(&[asked]).await.unwrap().remove(0);
        if !loaded.occupied.is_empty() {
            return false;
        }
        let id = format!("b{round:02}-{client:02}");
        let write = Write {
            guards: vec![(loaded.room, loaded.guard, loaded.guard + 1)],
            bookings: vec![new(booking(&id, &room, slot(start, start + 60)))],
            journal: vec![entry(&id, "bookings.book")],
            ..Write::default()
        };
        match store.commit(write).await {
            Ok(()) => return true,
            Err(CommitError::Moved) => tokio::task::yield_now().await,
            Err(other) => panic!("{other}"),
        }
    }
    panic!("200 tries were not enough");
}

/// Winners of each round, as told and as stored.
async fn race(store: Arc<Store>, rounds: usize) -> Vec<(usize, usize)> {
    let mut winners = Vec::new();
    for round in 0..rounds {
        let mut clients = JoinSet::new();
        for client in 0..CLIENTS {
            clients.spawn(book(Arc::clone(&store), round, client));
        }
        let told = clients
            .join_all()
            .await
            .into_iter()
            .filter(|won| *won)
            .count();
        let start = i64::try_from(round).unwrap() * 60;
        let asked = Asked {
            room: format!("room-{}", round % 4).as_str().into(),
            window: slot(start, start + 60),
        };
        let stored = store.load(&[asked]).await.unwrap()[0].occupied.len();
        winners.push((told, stored));
    }
    winners
}

#[tokio::test(flavor = "multi_thread")]
async fn r084_fifty_want_one_slot_in_memory() {
    assert_eq!(race(memory().await, ROUNDS).await, [(1, 1); ROUNDS]);
}

#[tokio::test(flavor = "multi_thread")]
async fn r084_fifty_want_one_slot_on_disk() {
    let (store, _folder) = disk().await;
    assert_eq!(race(store, ROUNDS).await, [(1, 1); ROUNDS]);
}

/// The negative control: the race above can fail.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_guard_more_than_one_wins() {
    let store = memory().await;
    store.switch_guard_off();
    let winners = race(store, 2).await;
    assert!(
        winners
            .iter()
            .any(|(told, stored)| *told > 1 && *stored > 1),
        "{winners:?}"
    );
}
