//! Opening, closing, opening again.

use std::{sync::Arc, time::Duration};

use services::ports::BookingStore;
use tempfile::TempDir;

use super::{booking, booking_id, commit, memory, new, slot, small};
use crate::{OpenError, Store, open};

/// The folder is free a moment after it was closed.
pub(super) async fn reopen(url: &str) -> Arc<Store> {
    for _ in 0..200 {
        match open(url, &small()).await {
            Ok(store) => return store,
            Err(OpenError::InUse(_)) => tokio::time::sleep(Duration::from_millis(50)).await,
            Err(other) => panic!("{other}"),
        }
    }
    panic!("the folder stayed in use");
}

#[tokio::test]
async fn what_was_booked_is_there_after_a_restart() {
    let folder = TempDir::new().unwrap();
    let url = format!("rocksdb://{}", folder.path().display());
    let store = open(&url, &small()).await.unwrap();
    assert_eq!(store.migrate().await.unwrap(), crate::migrate::NEWEST);
    let one = booking("b1", "red", slot(0, 30));
    commit(&*store, vec![new(one.clone())]).await;
    store.close().await;
    drop(store);

    let store = reopen(&url).await;
    assert_eq!(store.migrate().await.unwrap(), 0);
    assert_eq!(store.booking(&booking_id("b1")).await.unwrap(), Some(one));
    assert_eq!(store.guards().await.unwrap(), [("red".into(), 1)]);
}

#[tokio::test]
async fn two_on_one_folder_the_second_is_refused_and_told_why() {
    let folder = TempDir::new().unwrap();
    let url = format!("rocksdb://{}", folder.path().display());
    let _first = open(&url, &small()).await.unwrap();
    let Err(second) = open(&url, &small()).await else {
        panic!("two stores on one folder");
    };
    assert!(
        matches!(&second, OpenError::InUse(at) if at == folder.path()),
        "{second}"
    );
    assert!(
        second
            .to_string()
            .contains(&folder.path().display().to_string()),
        "{second}"
    );
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let store = memory().await;
    store
        .probe("CREATE schema_version:99 SET version = 99, name = 'tomorrow'")
        .await;
    let refused = store.migrate().await;
    assert!(
        matches!(refused, Err(OpenError::Newer { found: 99, .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn migrating_twice_at_once_applies_once() {
    let store = open("mem://", &small()).await.unwrap();
    let (one, two) = tokio::join!(store.migrate(), store.migrate());
    one.unwrap();
    two.unwrap();
    assert_eq!(store.migrate().await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_not_built_in_or_not_there_is_said() {
    let failed = |url: &'static str| async move { open(url, &small()).await.err().unwrap() };
    if cfg!(not(feature = "tikv")) {
        let error = failed("tikv://127.0.0.1:2379").await;
        assert!(error.to_string().contains("tikv"), "{error}");
    }
    let nobody = failed("ws://127.0.0.1:1").await;
    assert!(matches!(nobody, OpenError::Engine(_)), "{nobody}");
    let file = TempDir::new().unwrap();
    std::fs::write(file.path().join("x"), "").unwrap();
    let url = format!("rocksdb://{}/x/y", file.path().display());
    let error = open(&url, &small()).await.err().unwrap();
    assert!(matches!(error, OpenError::Engine(_)), "{error}");
}
