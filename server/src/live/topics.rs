//! Rooms that somebody listens to, who listens, and the last messages for those who come back.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use domain::ids::RoomId;
use tokio::time::Instant;

use super::{
    listener::{Listener, Rooms},
    room::RoomCopy,
    told::Told,
};

/// Messages kept for those who come back with `Last-Event-ID`.
const RING: usize = 4_096;
/// A room is kept up to date so long after its last listener left, so that they may come back.
const LINGER: Duration = Duration::from_secs(300);

/// One room.
#[derive(Debug)]
pub struct Topic {
    /// The room as last read; none: must be read.
    pub copy: Option<Arc<RoomCopy>>,
    /// Revision that all listeners know of.
    pub revision: u64,
    /// What is not newer than this was in everybody's snapshot, and is not told again.
    pub baseline: u64,
    /// Messages from this number on are complete.
    since: u64,
    /// When its last listener left.
    idle: Option<Instant>,
}

/// All of it; behind one lock, held only for moments.
#[derive(Debug, Default)]
pub struct Topics {
    rooms: HashMap<RoomId, Topic>,
    listeners: HashMap<u64, Arc<Listener>>,
    by_room: HashMap<RoomId, Vec<u64>>,
    everywhere: Vec<u64>,
    ring: VecDeque<Arc<Told>>,
    seq: u64,
    next_listener: u64,
}

impl Topics {
    /// Somebody begins to listen to `rooms` (all of them by name); gives its number.
    pub fn join(&mut self, listener: Arc<Listener>, rooms: &[RoomId]) -> u64 {
        self.next_listener += 1;
        let number = self.next_listener;
        for room in rooms {
            let since = self.seq;
            let topic = self.rooms.entry(room.clone()).or_insert_with(|| Topic {
                copy: None,
                revision: 0,
                baseline: 0,
                since,
                idle: None,
            });
            topic.idle = None;
        }
        match &listener.rooms {
            Rooms::All => self.everywhere.push(number),
            Rooms::Named(named) => {
                for room in named {
                    self.by_room.entry(room.clone()).or_default().push(number);
                }
            }
        }
        self.listeners.insert(number, listener);
        number
    }

    /// It went away.
    pub fn leave(&mut self, number: u64, now: Instant) {
        let Some(listener) = self.listeners.remove(&number) else {
            return;
        };
        match &listener.rooms {
            Rooms::All => {
                self.everywhere.retain(|one| *one != number);
                if self.everywhere.is_empty() {
                    let by_room = &self.by_room;
                    let alone = self
                        .rooms
                        .iter_mut()
                        .filter(|(room, _)| !by_room.contains_key(*room));
                    alone.for_each(|(_, topic)| topic.idle = Some(now));
                }
            }
            Rooms::Named(named) => {
                for room in named {
                    self.leave_room(room, number, now);
                }
            }
        }
    }

    fn leave_room(&mut self, room: &RoomId, number: u64, now: Instant) {
        let Some(numbers) = self.by_room.get_mut(room) else {
            return;
        };
        numbers.retain(|one| *one != number);
        if numbers.is_empty() {
            self.by_room.remove(room);
            if self.everywhere.is_empty()
                && let Some(topic) = self.rooms.get_mut(room)
            {
                topic.idle = Some(now);
            }
        }
    }

    /// Forgets rooms that nobody has listened to for a while.
    pub fn tidy(&mut self, now: Instant) {
        let wanted = |topic: &Topic| topic.idle.is_none_or(|since| now - since < LINGER);
        self.rooms.retain(|_, topic| wanted(topic));
    }

    /// Rooms that are kept up to date.
    pub fn rooms(&self) -> Vec<RoomId> {
        self.rooms.keys().cloned().collect()
    }

    /// Whether somebody listens to every room, so that new rooms count too.
    pub fn anybody_everywhere(&self) -> bool {
        !self.everywhere.is_empty()
    }

    /// One room, when it is kept up to date.
    pub fn topic(&mut self, room: &RoomId) -> Option<&mut Topic> {
        self.rooms.get_mut(room)
    }

    /// Takes note of a room as read, unless a newer reading is held.
    pub fn hold(&mut self, copy: Arc<RoomCopy>) {
        let since = self.seq;
        let idle = self.everywhere.is_empty() && !self.by_room.contains_key(&copy.room);
        let topic = self
            .rooms
            .entry(copy.room.clone())
            .or_insert_with(|| Topic {
                copy: None,
                revision: copy.guard,
                baseline: copy.guard,
                since,
                idle: idle.then(Instant::now),
            });
        if topic.copy.is_none() {
            topic.revision = topic.revision.max(copy.guard);
            topic.baseline = topic.revision;
        }
        if topic
            .copy
            .as_ref()
            .is_none_or(|held| held.guard <= copy.guard)
        {
            topic.copy = Some(copy);
        }
    }

    /// The last number given out.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Numbers a message, keeps it, and hands it to all who listen to its room.
    pub fn publish(&mut self, make: impl FnOnce(u64) -> Told) {
        self.seq += 1;
        let told = Arc::new(make(self.seq));
        for listener in self.listening(&told.room) {
            listener.tell(&told);
        }
        if self.ring.len() == RING {
            self.ring.pop_front();
        }
        self.ring.push_back(told);
    }

    /// Makes all who listen to a room begin again; how many.
    pub fn resync(&mut self, room: &RoomId, make: impl FnOnce(u64) -> Told) -> usize {
        self.seq += 1;
        let told = Arc::new(make(self.seq));
        if let Some(topic) = self.rooms.get_mut(room) {
            // What was lost cannot be told again: nobody resumes across it.
            topic.since = self.seq;
        }
        let listening = self.listening(room);
        listening.iter().for_each(|listener| listener.resync(&told));
        listening.len()
    }

    fn listening(&self, room: &RoomId) -> Vec<Arc<Listener>> {
        let named = self.by_room.get(room).into_iter().flatten();
        let numbers = named.chain(&self.everywhere);
        numbers
            .filter_map(|number| self.listeners.get(number).cloned())
            .collect()
    }

    /// Messages after `seq` for a listener; none when some are gone.
    pub fn since(&self, seq: u64, rooms: &[RoomId], all: bool) -> Option<Vec<Arc<Told>>> {
        let oldest = self.ring.front().map_or(self.seq + 1, |told| told.seq);
        let complete = |room| self.rooms.get(room).is_some_and(|topic| topic.since <= seq);
        if seq > self.seq || seq + 1 < oldest || !rooms.iter().all(complete) {
            return None;
        }
        let wanted = |told: &&Arc<Told>| {
            told.seq > seq && told.happened.is_some() && (all || rooms.contains(&told.room))
        };
        Some(self.ring.iter().filter(wanted).cloned().collect())
    }
}
