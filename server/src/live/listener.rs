//! One open stream, as the hub sees it.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use domain::ids::RoomId;
use tokio::sync::mpsc;

use super::told::Told;

/// Messages that wait for one listener; more and it is told to begin again.
pub const BUFFER: usize = 64;

/// Which rooms somebody listens to.
#[derive(Debug, Clone)]
pub enum Rooms {
    /// Every room, also later ones.
    All,
    /// These.
    Named(HashSet<RoomId>),
}

impl Rooms {
    /// Whether `room` is among them.
    #[must_use]
    pub fn contains(&self, room: &RoomId) -> bool {
        match self {
            Rooms::All => true,
            Rooms::Named(rooms) => rooms.contains(room),
        }
    }
}

/// The hub's end.
#[derive(Debug)]
pub struct Listener {
    /// What it listens to.
    pub rooms: Rooms,
    sender: mpsc::Sender<Arc<Told>>,
    lagged: AtomicBool,
}

impl Listener {
    /// Both ends.
    #[must_use]
    pub fn new(rooms: Rooms) -> (Arc<Self>, mpsc::Receiver<Arc<Told>>) {
        let (sender, receiver) = mpsc::channel(BUFFER);
        let lagged = AtomicBool::new(false);
        let listener = Self {
            rooms,
            sender,
            lagged,
        };
        (Arc::new(listener), receiver)
    }

    /// Hands it a message; one that does not fit is lost, and the listener begins again.
    pub fn tell(&self, told: &Arc<Told>) {
        if self.sender.try_send(told.clone()).is_err() {
            self.lagged.store(true, Ordering::Release);
        }
    }

    /// Makes it begin again.
    pub fn resync(&self, told: &Arc<Told>) {
        self.lagged.store(true, Ordering::Release);
        // Wakes it; when the buffer is full it is awake already.
        let _ = self.sender.try_send(told.clone());
    }

    /// Whether it has to begin again; asked once per loss.
    #[must_use]
    pub fn take_lagged(&self) -> bool {
        self.lagged.swap(false, Ordering::AcqRel)
    }
}
