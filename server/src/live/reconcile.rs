//! What the hints did not say: revisions are compared, and who is behind begins again.

use std::{sync::Arc, time::Duration};

use domain::ids::RoomId;
use tokio::time::sleep;

use super::{
    Hub,
    room::{RoomCopy, StateOf},
    told::Told,
};

/// A hint may be on its way so long before a difference of revisions counts as a loss.
const PATIENCE: Duration = Duration::from_secs(2);

/// Anything may have been missed: rooms whose revision moved begin again.
pub(super) async fn everything(hub: &Arc<Hub>) {
    let rooms = hub.topics().rooms();
    compare(hub, &rooms, "gap").await;
}

/// Compares every room's revision with what listeners know.
pub(super) async fn reconcile(hub: Arc<Hub>) {
    let Ok(guards) = hub.services.bookings.guards().await else {
        return;
    };
    let behind: Vec<RoomId> = {
        let mut topics = hub.topics();
        let behind = |(room, guard): &(RoomId, u64)| {
            topics
                .topic(room)
                .is_some_and(|topic| topic.copy.is_some() && topic.revision < *guard)
        };
        guards
            .into_iter()
            .filter(behind)
            .map(|(room, _)| room)
            .collect()
    };
    if behind.is_empty() {
        return;
    }
    sleep(PATIENCE).await;
    compare(&hub, &behind, "reconcile").await;
}

async fn compare(hub: &Arc<Hub>, rooms: &[RoomId], reason: &'static str) {
    match RoomCopy::read(&hub.services, rooms).await {
        Ok(copies) => {
            for copy in copies.into_iter().map(Arc::new) {
                let known = hub.topics().topic(&copy.room).map(|topic| topic.revision);
                hub.topics().hold(copy.clone());
                if known.is_some_and(|known| known < copy.guard) {
                    begin_again(hub, &copy, reason);
                }
            }
        }
        Err(error) => {
            // The reconcile loop finds the same difference again.
            tracing::warn!(%error, "live: rooms could not be compared");
        }
    }
}

/// Tells all who listen to a room that they have to read it again.
pub(super) fn begin_again(hub: &Arc<Hub>, copy: &RoomCopy, reason: &'static str) {
    let state: Arc<StateOf> = Arc::new(copy.state(hub.services.clock.now()));
    let mut topics = hub.topics();
    let count = topics.resync(&copy.room, |seq| {
        Told::new(seq, copy.room.clone(), None, state)
    });
    if let Some(topic) = topics.topic(&copy.room) {
        topic.revision = topic.revision.max(copy.guard);
        topic.baseline = topic.revision;
    }
    drop(topics);
    for _ in 0..count {
        hub.metrics.resynced(reason);
    }
}
