//! Closing a store shuts the engine down once, and quietly.

use std::sync::{Arc, Mutex};

use services::ports::{BookingStore, StoreError};
use tempfile::TempDir;
use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

use super::{booking, booking_id, commit, new, open::reopen, slot, small};
use crate::open;

/// Keeps what is logged as a warning or an error.
#[derive(Clone, Default)]
struct Complaints(Arc<Mutex<Vec<String>>>);

impl Complaints {
    fn so_far(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Subscriber for Complaints {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut words = Words(event.metadata().target().to_owned());
        event.record(&mut words);
        self.0.lock().unwrap().push(words.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// An event's fields, one after the other.
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0.push_str(&format!(" {field}={value:?}"));
    }
}

/// On one thread, so that the engine's tasks log to this test's subscriber.
#[tokio::test]
async fn closing_shuts_the_engine_down_once_and_says_nothing() {
    let complaints = Complaints::default();
    let _here = tracing::subscriber::set_default(complaints.clone());
    let folder = TempDir::new().unwrap();
    let url = format!("rocksdb://{}?sync=every", folder.path().display());
    let store = open(&url, &small()).await.unwrap();
    store.migrate().await.unwrap();
    let one = booking("b1", "red", slot(0, 30));
    commit(&*store, vec![new(one.clone())]).await;

    store.close().await;
    drop(store);
    let store = reopen(&url).await;

    assert_eq!(complaints.so_far(), Vec::<String>::new());
    assert_eq!(store.booking(&booking_id("b1")).await.unwrap(), Some(one));
    // The log is heard at all.
    tracing::warn!("heard");
    assert_eq!(complaints.so_far().len(), 1);
}

#[tokio::test]
async fn a_closed_store_is_unavailable_and_its_folder_is_free() {
    let folder = TempDir::new().unwrap();
    let url = format!("rocksdb://{}", folder.path().display());
    let store = open(&url, &small()).await.unwrap();
    store.migrate().await.unwrap();
    store.close().await;
    store.close().await;
    let asked = store.booking(&booking_id("b1")).await;
    assert!(
        matches!(asked, Err(StoreError::Unavailable(_))),
        "{asked:?}"
    );
    // Although somebody still has a handle to the closed store.
    reopen(&url).await.close().await;
}
