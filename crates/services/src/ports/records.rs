//! Plain records (people, rooms, doors, keys …): read by id, changed one revision at a time.
//! Bookings are not here: they go through the guard of [`super::BookingStore`].

use async_trait::async_trait;
use domain::ids::RoomId;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{JournalEntry, JournalFilter, StoreError};

/// The kinds of plain records. Unique fields are kept by the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// People. Unique: `login`. Found by: `login`, `email`, `department`.
    Account,
    /// Departments. Unique: `name` under one `parent` (by use case).
    Department,
    /// Sessions; id is the hash of the token. Found by: `account`.
    Session,
    /// One-time links; id is the hash of the secret. Found by: `account`.
    OneTimeLink,
    /// Requests for roles. Found by: `account`, `waiting`.
    RoleRequest,
    /// API keys; id is the hash of the key. Found by: `key_id`.
    ApiKey,
    /// Buildings. Unique: `name`.
    Building,
    /// Floors. Found by: `building`.
    Floor,
    /// Rooms. Unique: `name`. Found by: `name`, `building`.
    Room,
    /// Meetings. Found by: `organiser`, `type`, `join`.
    Meeting,
    /// Who is asked to come to a meeting. Found by: `meeting`, `account`.
    Attendee,
    /// Dossiers of those who come; id is the attendee's. Found by: `meeting`.
    Dossier,
    /// Agendas; id is the meeting's.
    Agenda,
    /// What Lintel does on its own at a time; read in order of id, which begins with that time.
    Errand,
    /// What people were last told of an event; id is the event's.
    Invitation,
    /// One thing told to many.
    Letter,
    /// A letter as one person gets it. Found by: `account`, `unread`, `event`.
    Notice,
    /// A notice on its way by a channel. Found by: `event`, `state`.
    Delivery,
    /// Links by which invitations are answered; id is the hash of the secret. Found by: `event`.
    AnswerLink,
    /// Papers of meetings; their content lies in `Files`. Found by: `meeting`.
    Paper,
    /// Papers on their way. Found by: `meeting`.
    Upload,
    /// What worked when the host tried; id is the meeting's.
    Rehearsal,
    /// What the public reads of a meeting; id is the meeting's. Found by: `listed`.
    Publication,
    /// Whether a meeting is to be recorded, and who agreed; id is the meeting's.
    Recording,
    /// What meetings begin with.
    MeetingTemplate,
    /// What was said about a request for a room; id is the booking's.
    Approval,
    /// Who decides about requests, in order; id is the place's.
    ApprovalSteps,
    /// Paired doors; id is the door's id. Found by: `token_hash`, `room`.
    Door,
    /// Pairing offers; id is the code. Found by: `secret_hash`.
    Pairing,
    /// Private feeds; id is the hash of the secret. Found by: `owner`.
    Feed,
    /// Organisation-wide settings; the one id is `organisation`.
    Settings,
    /// Answers kept for Idempotency-Key; id is the hash of caller and key.
    Idempotency,
    /// Files kept small in the database (base64): photos of rooms by the content's SHA-256,
    /// portraits by attendee.
    Blob,
}

impl Kind {
    /// Every kind, for export and restore.
    pub const ALL: &'static [Kind] = &[
        Kind::Account,
        Kind::Department,
        Kind::Session,
        Kind::OneTimeLink,
        Kind::RoleRequest,
        Kind::ApiKey,
        Kind::Building,
        Kind::Floor,
        Kind::Room,
        Kind::Meeting,
        Kind::Attendee,
        Kind::Dossier,
        Kind::Agenda,
        Kind::Errand,
        Kind::Invitation,
        Kind::Letter,
        Kind::Notice,
        Kind::Delivery,
        Kind::AnswerLink,
        Kind::Paper,
        Kind::Upload,
        Kind::Rehearsal,
        Kind::Publication,
        Kind::Recording,
        Kind::MeetingTemplate,
        Kind::Approval,
        Kind::ApprovalSteps,
        Kind::Door,
        Kind::Pairing,
        Kind::Feed,
        Kind::Settings,
        Kind::Idempotency,
        Kind::Blob,
    ];
}

/// A record as stored: its JSON is the use case's own type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    /// Its id within its kind.
    pub id: String,
    /// Grows by one with each change, from 1.
    pub revision: u64,
    /// The content.
    pub value: serde_json::Value,
}

impl Stored {
    /// The content as the use case's type.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the stored content does not fit: it is newer or broken.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        T::deserialize(&self.value)
            .map_err(|error| StoreError::Unavailable(format!("record {}: {error}", self.id)))
    }
}

/// One change of a plain record.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Create (`expected` is `None`) or replace the content at exactly revision `expected`.
    Put {
        /// Which kind.
        kind: Kind,
        /// Which id.
        id: String,
        /// The revision that was read; `None` creates and fails as taken if the id exists.
        expected: Option<u64>,
        /// The new content.
        value: serde_json::Value,
    },
    /// Remove, whatever its revision; absent is fine.
    Remove {
        /// Which kind.
        kind: Kind,
        /// Which id.
        id: String,
    },
    /// Move a room's guard, so that bookings decided on the old settings are decided again.
    TouchRoom {
        /// Which room.
        room: RoomId,
    },
}

/// Plain records and the journal.
#[async_trait]
pub trait Records: Send + Sync {
    /// One record.
    async fn get(&self, kind: Kind, id: &str) -> Result<Option<Stored>, StoreError>;

    /// The records of these ids, at most 2,000, in any order; what is not there is left out.
    async fn get_many(&self, kind: Kind, ids: &[String]) -> Result<Vec<Stored>, StoreError>;

    /// Records whose `field` equals `value` exactly, in order of id, at most `limit`.
    /// Only fields named at [`Kind`] are indexed and allowed.
    async fn find(
        &self,
        kind: Kind,
        field: &'static str,
        value: &str,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError>;

    /// As `find`, newest first: in falling order of id, with ids before `before`.
    async fn latest(
        &self,
        kind: Kind,
        field: &'static str,
        value: &str,
        before: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError>;

    /// Records with an id after `after`, in order of id, at most `limit`.
    async fn page(
        &self,
        kind: Kind,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError>;

    /// All changes and journal rows in one transaction, at most 1,000 changes.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when an expected revision is gone, [`StoreError::Taken`] when a
    /// unique field or a new id exists; then nothing was written.
    async fn write(
        &self,
        changes: Vec<Change>,
        journal: Vec<JournalEntry>,
    ) -> Result<(), StoreError>;

    /// Journal rows, newest first, with ids before `before`, at most `limit`.
    async fn journal(
        &self,
        filter: &JournalFilter,
        before: Option<&str>,
        limit: usize,
    ) -> Result<Vec<JournalEntry>, StoreError>;

    /// Whether the store answers at all; cheap, for `/readyz`.
    async fn ping(&self) -> Result<(), StoreError>;
}
