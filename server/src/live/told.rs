//! One message of the hub: facts as stored, made into text per audience only when it is sent.

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use contract::live::{Change, ChangeKind};
use domain::{
    accounts::{Actor, ActorKind},
    bookings::{Booking, Slot, Status},
    ids::{BookingId, RoomId},
};
use jiff::Timestamp;

use super::{frame, room::StateOf};

/// What happened, before anybody's eyes are considered.
#[derive(Debug)]
pub struct Happened {
    /// What.
    pub kind: ChangeKind,
    /// To which booking; none for the room itself.
    pub booking: Option<BookingId>,
    /// The booking as stored now; none when it is gone.
    pub record: Option<Booking>,
    /// The room's revision after it.
    pub revision: u64,
    /// The booking's status after it.
    pub status: Option<Status>,
    /// When it is, or was.
    pub slot: Option<Slot>,
    /// When it was committed.
    pub committed_at: Timestamp,
}

/// A numbered message about one room.
#[derive(Debug)]
pub struct Told {
    /// Its number in this process.
    pub seq: u64,
    /// Which room.
    pub room: RoomId,
    /// None: only wakes listeners that have to begin again.
    pub happened: Option<Happened>,
    /// The room after it.
    pub state: Arc<StateOf>,
    /// Doors of this room all read the same, so it is written once.
    own_doors: OnceLock<Option<Bytes>>,
    /// So do all other doors.
    other_doors: OnceLock<Option<Bytes>>,
}

impl Told {
    /// A message.
    #[must_use]
    pub fn new(seq: u64, room: RoomId, happened: Option<Happened>, state: Arc<StateOf>) -> Self {
        Self {
            seq,
            room,
            happened,
            state,
            own_doors: OnceLock::new(),
            other_doors: OnceLock::new(),
        }
    }

    /// As a frame of the stream, as far as `actor` may see it.
    #[must_use]
    pub fn frame(&self, epoch: &str, actor: &Actor, now: Timestamp) -> Option<Bytes> {
        let write = || frame::event(epoch, self.seq, "change", &self.change(actor, now)?);
        match &actor.kind {
            ActorKind::Door(_, own) if *own == self.room => {
                self.own_doors.get_or_init(write).clone()
            }
            ActorKind::Door(..) => self.other_doors.get_or_init(write).clone(),
            _ => write(),
        }
    }

    fn change(&self, actor: &Actor, now: Timestamp) -> Option<Change> {
        let happened = self.happened.as_ref()?;
        let view = happened
            .record
            .as_ref()
            .map(|record| services::bookings::view(actor, record, now));
        Some(Change {
            kind: happened.kind,
            room: self.room.clone(),
            booking: happened.booking.clone(),
            revision: happened.revision,
            status: happened.status,
            start: happened.slot.map(|slot| slot.start),
            end: happened.slot.map(|slot| slot.end),
            subject: view.as_ref().and_then(|view| view.subject.clone()),
            state: self.state.view(actor, now),
            view: view.filter(|_| happened.kind != ChangeKind::Removed),
            committed_at: happened.committed_at,
        })
    }
}
