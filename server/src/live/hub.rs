//! Who listens to what; snapshots for those who come, messages for those who are there.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use contract::{
    live::Snapshot,
    week::{Revisions, RoomRevision},
};
use domain::{accounts::Actor, ids::RoomId};
use services::{Error, Services, paging::Paging, rooms};
use tokio::{sync::mpsc, time::Instant};

use super::{
    listener::{Listener, Rooms},
    room::RoomCopy,
    told::Told,
    topics::Topics,
};
use crate::metrics::Metrics;

/// Bounds of the hub.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Most open streams.
    pub listeners: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { listeners: 20_000 }
    }
}

/// See the module.
pub struct Hub {
    /// The use cases.
    pub(super) services: Services,
    /// Figures.
    pub(super) metrics: Arc<Metrics>,
    /// This process's life, so that numbers of an earlier one are not mistaken.
    pub(super) epoch: String,
    limits: Limits,
    topics: Mutex<Topics>,
}

/// The stream's end of a listener; it leaves when this is dropped.
pub struct Seat {
    hub: Arc<Hub>,
    number: u64,
    /// The hub's end.
    pub listener: Arc<Listener>,
    /// What waits to be sent.
    pub inbox: mpsc::Receiver<Arc<Told>>,
    /// Rooms by name, also when all were asked for.
    pub rooms: Vec<RoomId>,
    /// The last number before it came.
    pub joined_at: u64,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.hub.topics().leave(self.number, Instant::now());
        self.hub.metrics.listening(-1);
    }
}

impl Hub {
    /// A hub without listeners; [`super::feed::run`] brings it news.
    #[must_use]
    pub fn new(services: Services, metrics: Arc<Metrics>, limits: Limits) -> Self {
        let epoch = services.ids.id().replace('-', "");
        Self {
            services,
            metrics,
            epoch,
            limits,
            topics: Mutex::default(),
        }
    }

    pub(super) fn topics(&self) -> MutexGuard<'_, Topics> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one more stream may be opened.
    pub(super) fn has_room(&self) -> bool {
        usize::try_from(self.metrics.listeners()).unwrap_or(0) < self.limits.listeners
    }

    /// Takes a seat. `named` empty: all rooms. None when the house is full.
    ///
    /// # Errors
    /// A room that is not there, or a store that does not answer.
    pub async fn join(self: &Arc<Self>, named: Vec<RoomId>) -> Result<Option<Seat>, Error> {
        if !self.has_room() {
            return Ok(None);
        }
        let (kind, rooms) = if named.is_empty() {
            (Rooms::All, self.all_rooms().await?)
        } else {
            for room in &named {
                rooms::get(&self.services, &Actor::system(), room).await?;
            }
            (
                Rooms::Named(named.iter().cloned().collect::<HashSet<_>>()),
                named,
            )
        };
        let (listener, inbox) = Listener::new(kind);
        let (number, joined_at) = {
            let mut topics = self.topics();
            (topics.join(listener.clone(), &rooms), topics.seq())
        };
        self.metrics.listening(1);
        Ok(Some(Seat {
            hub: self.clone(),
            number,
            listener,
            inbox,
            rooms,
            joined_at,
        }))
    }

    async fn all_rooms(&self) -> Result<Vec<RoomId>, Error> {
        let mut paging = Paging::most();
        let mut ids = Vec::new();
        let filter = rooms::RoomFilter {
            with_disabled: true,
            ..rooms::RoomFilter::default()
        };
        // At most a hundred thousand rooms: the loop ends whatever the store says.
        for _ in 0..100 {
            let actor = Actor::system();
            let page = rooms::list(&self.services, &actor, &filter, "en", &paging).await?;
            ids.extend(page.items.into_iter().map(|room| room.id));
            match page.next_cursor {
                Some(cursor) => paging.cursor = Some(cursor),
                None => break,
            }
        }
        Ok(ids)
    }

    /// Rooms as held, read where they are not.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(super) async fn copies(&self, ids: &[RoomId]) -> Result<Vec<Arc<RoomCopy>>, Error> {
        let now = self.services.clock.now();
        let held: Vec<_> = {
            let mut topics = self.topics();
            ids.iter()
                .map(|room| topics.topic(room).and_then(|topic| topic.copy.clone()))
                .collect()
        };
        let fits = |copy: &Arc<RoomCopy>| copy.is_of_today(now);
        let missing: Vec<RoomId> = ids
            .iter()
            .zip(&held)
            .filter(|(_, copy)| !copy.as_ref().is_some_and(fits))
            .map(|(room, _)| room.clone())
            .collect();
        let read: Vec<_> = RoomCopy::read(&self.services, &missing)
            .await?
            .into_iter()
            .map(Arc::new)
            .collect();
        let mut topics = self.topics();
        read.iter().for_each(|copy| topics.hold(copy.clone()));
        drop(topics);
        let kept = held.into_iter().flatten().filter(fits);
        Ok(kept.chain(read).collect())
    }

    /// `event: snapshot` as `actor` may see it.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(super) async fn snapshot(&self, ids: &[RoomId], actor: &Actor) -> Result<Snapshot, Error> {
        let copies = self.copies(ids).await?;
        let now = self.services.clock.now();
        Ok(Snapshot {
            as_of: now,
            rooms: copies
                .iter()
                .map(|copy| copy.snapshot(actor, now))
                .collect(),
        })
    }

    /// `event: revisions`. The rooms are read as for a snapshot, so that a loss is noticed.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(super) async fn revisions(&self, ids: &[RoomId]) -> Result<Revisions, Error> {
        let copies = self.copies(ids).await?;
        let revision = |copy: &Arc<RoomCopy>| RoomRevision {
            room: copy.room.clone(),
            revision: copy.guard,
        };
        Ok(Revisions {
            as_of: self.services.clock.now(),
            rooms: copies.iter().map(revision).collect(),
        })
    }
}
