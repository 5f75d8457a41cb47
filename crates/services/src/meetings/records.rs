//! How a meeting is kept, and a meeting with its bookings as read.

use contract::meetings::Platform;
use domain::{
    accounts::{Action, Actor, ActorKind, Denial, Subject, can},
    bookings::{Attendee, Booking, Slot, Status},
    ids::{AccountId, BookingId, DepartmentId, MeetingId, RoomId},
    meetings::{MOST_ROOMS, MeetingType, Mode, Phase},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// A meeting as stored; its id is the record's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct MeetingRecord {
    pub topic: String,
    #[serde(rename = "type")]
    pub kind: MeetingType,
    pub mode: Mode,
    /// When it is; while it has rooms, their bookings say this, and the words that they show.
    pub slot: Slot,
    pub time_zone: String,
    pub place: String,
    pub platforms: Vec<Platform>,
    /// Every booking ever made for it, whatever became of each.
    pub bookings: Vec<BookingId>,
    /// As far as people brought it.
    pub phase: Phase,
    pub cancelled: bool,
    pub reason: Option<String>,
    /// The secret of its join link; never changes (R028).
    pub join: String,
    pub organiser: Option<AccountId>,
    pub organiser_name: String,
    pub department: Option<DepartmentId>,
    pub attendees: Vec<Attendee>,
    pub private: bool,
    pub description: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A meeting with its bookings, as they are now.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    pub record: Record<MeetingRecord>,
    /// Whatever their status, in the order in which they were made.
    pub bookings: Vec<Booking>,
}

impl Meeting {
    /// Reads its bookings. What its rooms show is what it is: they may have been changed on the
    /// calendar.
    pub(super) async fn of(
        services: &Services,
        mut record: Record<MeetingRecord>,
    ) -> Result<Self, Error> {
        let mut bookings = Vec::new();
        for id in record.value.bookings.iter().take(MOST_ROOMS) {
            bookings.extend(services.bookings.booking(id).await?);
        }
        if let Some(shown) = bookings.iter().find(|one: &&Booking| one.status.is_live()) {
            let value = &mut record.value;
            value.slot = shown.slot;
            value.topic.clone_from(&shown.subject);
            value.description.clone_from(&shown.description);
            value.attendees.clone_from(&shown.attendees);
            value.private = shown.private;
        }
        Ok(Self { record, bookings })
    }

    pub(super) fn id(&self) -> MeetingId {
        MeetingId::from(self.record.id.as_str())
    }

    /// Bookings that stand on the calendar.
    pub(super) fn live(&self) -> impl Iterator<Item = &Booking> {
        self.bookings.iter().filter(|one| one.status.is_live())
    }

    /// When it is.
    pub(super) fn slot(&self) -> Slot {
        self.record.value.slot
    }

    /// Whether a room waits for approval.
    pub(super) fn pending(&self) -> bool {
        self.live().any(|one| one.status == Status::Pending)
    }

    /// Whether it does not take place: said so, or nobody has a room for it any more.
    pub(super) fn cancelled(&self) -> bool {
        let roomless = self.record.value.mode == Mode::InPerson && self.live().next().is_none();
        self.record.value.cancelled || roomless
    }

    /// Where it stands.
    pub(super) fn phase(&self, now: Timestamp) -> Phase {
        let phase = self.record.value.phase;
        match self.cancelled() {
            true => phase,
            false => phase.at(self.slot(), now),
        }
    }

    /// Grows with every change of the record and of any of its bookings.
    pub(super) fn revision(&self) -> u64 {
        let bookings = self.bookings.iter().map(|one| one.revision);
        self.record.revision + bookings.sum::<u64>()
    }

    /// Whether the table of permissions lets `actor` do it: as to any booking of the meeting.
    pub(super) fn can(&self, actor: &Actor, action: Action) -> Result<(), Denial> {
        let record = &self.record.value;
        let attends = actor.account().is_some_and(|account| {
            let mut attendees = record.attendees.iter();
            attendees.any(|one| one.account.as_ref() == Some(account))
        });
        let nowhere = RoomId::from("");
        let mut rooms: Vec<&RoomId> = self.live().map(|one| &one.room).collect();
        rooms.push(&nowhere);
        let mut answer = Err(Denial::NotYours);
        for room in rooms {
            let subject = Subject::Booking {
                organiser: record.organiser.as_ref(),
                department: record.department.as_ref(),
                room,
                private: record.private,
                attends,
            };
            answer = can(actor, action, subject);
            if answer.is_ok() {
                break;
            }
        }
        answer
    }
}

/// A meeting that the caller may see, else not found.
pub(super) async fn visible(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<Meeting, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    let record = record::need(services, Kind::Meeting, id.as_str(), "meeting").await?;
    let meeting = Meeting::of(services, record).await?;
    match meeting.can(actor, Action::SeeBooking) {
        Ok(()) => Ok(meeting),
        Err(_) => Err(Error::NotFound("meeting")),
    }
}

/// A meeting that the caller may change, at the revision that it saw; not one that is cancelled.
pub(super) async fn changeable(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    revision: Option<u64>,
) -> Result<Meeting, Error> {
    let meeting = visible(services, actor, id).await?;
    meeting.can(actor, Action::ChangeBooking)?;
    if revision.is_some_and(|seen| seen != meeting.revision()) {
        return Err(Error::Stale(meeting.revision()));
    }
    match meeting.cancelled() {
        true => Err(Error::Rule("meeting_cancelled")),
        false => Ok(meeting),
    }
}
