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
pub(crate) struct MeetingRecord {
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
    /// People without an account may come by the join link (R056).
    #[serde(default = "yes")]
    pub outsiders: bool,
    pub private: bool,
    pub description: String,
    /// The organiser's own words in the invitation, instead of Lintel's (R099).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<String>,
    /// Names of papers that its template wants (R219).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers_wanted: Vec<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Meetings from before there was a choice take them.
const fn yes() -> bool {
    true
}

/// A meeting with its bookings, as they are now.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
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

    pub(crate) fn id(&self) -> MeetingId {
        MeetingId::from(self.record.id.as_str())
    }

    /// Bookings that stand on the calendar.
    pub(crate) fn live(&self) -> impl Iterator<Item = &Booking> {
        self.bookings.iter().filter(|one| one.status.is_live())
    }

    /// When it is.
    pub(crate) fn slot(&self) -> Slot {
        self.record.value.slot
    }

    /// Whether a room waits for approval.
    pub(crate) fn pending(&self) -> bool {
        self.live().any(|one| one.status == Status::Pending)
    }

    /// Whether it does not take place: said so, or nobody has a room for it any more.
    pub(crate) fn cancelled(&self) -> bool {
        let roomless = self.record.value.mode == Mode::InPerson && self.live().next().is_none();
        self.record.value.cancelled || roomless
    }

    /// Where it stands.
    pub(crate) fn phase(&self, now: Timestamp) -> Phase {
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

/// A meeting, whoever asks: for those who hold a secret of it.
///
/// # Errors
/// Not found; unavailable.
pub(super) async fn known(services: &Services, id: &MeetingId) -> Result<Meeting, Error> {
    let record = record::need(services, Kind::Meeting, id.as_str(), "meeting").await?;
    Meeting::of(services, record).await
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
    let meeting = known(services, id).await?;
    match meeting.can(actor, Action::SeeBooking) {
        Ok(()) => Ok(meeting),
        Err(_) => Err(Error::NotFound("meeting")),
    }
}

/// Whether the caller looks after a meeting: may change it, were it not over or cancelled.
///
/// # Errors
/// Denied; not found; unavailable.
pub(crate) async fn looked_after(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<(), Error> {
    let meeting = visible(services, actor, id).await?;
    Ok(meeting.can(actor, Action::ChangeBooking)?)
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
