//! Meetings on the wire: what bookings are held for (R021 to R028).

mod agenda;
mod dossier;
mod finder;
mod import;
mod outside;
mod papers;
mod people;
mod publication;
mod recording;
mod rehearsal;
mod tasks;
mod templates;

use domain::{
    bookings::Status,
    ids::{AccountId, BookingId, MeetingId, RoomId},
    meetings::{Audience, MeetingType, Mode, Phase, Right},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use agenda::{Agenda, AgendaLine, ChangeItem, MoveItem, NewItem};
pub use dossier::{
    ChangeDossier, CompanyCount, Dossier, GuestCard, Guests, InnerPart, Needs, Parties, PartyCount,
};
pub use finder::{PeopleBusy, PersonBusy, RoomThen, TimeOffer, Times, Who};
pub use import::{AttendeeImport, ImportedLine, LineResult};
pub use outside::{JoinAs, JoinedAs};
pub use papers::{BeginUpload, ChangePaper, Paper, PaperVersion, Papers, UploadView};
pub use people::{
    AnswerInvitation, Answers, AttendeeFilter, ChangeAttendee, Delegate, Invite, InviteInput,
    Invited, MeetingAttendee, MyMeeting,
};
pub use publication::{EventView, PublicationView, PublishMeeting};
pub use recording::{
    AgreeToRecording, AskRecording, ConsentView, ConsentedBy, NoteConsent, RecordingView,
};
pub use rehearsal::{Rehearsal, Rehearsals, Rehearsed};
pub use tasks::{MOST_TASKS, Task, TaskKind};
pub use templates::{TemplateInput, TemplateView};

/// A way to attend from afar: a meeting of some vendor, with its address (R028, R035).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Platform {
    /// As shown: `Tencent Meeting`, `Zoom` …; 1 to 100 characters.
    pub name: String,
    /// Where one joins; `https://…`, at most 2,000 characters.
    pub url: String,
}

/// `POST /api/v1/meetings`. What is required may be absent here and is then named field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct NewMeeting {
    /// Required: what about; 1 to 500 characters.
    pub topic: String,
    /// Required: one of the three types (R022).
    #[serde(rename = "type")]
    pub kind: Option<MeetingType>,
    /// Required: first instant.
    pub start: Option<Timestamp>,
    /// Required: first instant after.
    pub end: Option<Timestamp>,
    /// IANA zone that it is planned in; the first room's, else the organisation's, when absent.
    pub time_zone: Option<String>,
    /// How one attends.
    pub mode: Mode,
    /// Rooms to book, all or none; required unless online.
    pub rooms: Vec<RoomId>,
    /// Place in words; online and empty: [`domain::meetings::EVERYWHERE`] (R025).
    pub place: String,
    /// Ways to attend from afar, the recommended one first.
    pub platforms: Vec<Platform>,
    /// Who is asked to come.
    pub attendees: Vec<InviteInput>,
    /// Shown as "Busy" to others.
    pub private: bool,
    /// Free text.
    pub description: String,
    /// First words of the invitation; empty: Lintel's own (R099). At most 4,000 characters.
    pub invitation: String,
    /// The template that it is made from: its agenda and the papers that it wants come along, and
    /// topic, type, length and words where they are absent; how one attends where no room is
    /// named (R219).
    pub template: Option<String>,
    /// Set by forms: they showed what the template says, and what is empty is meant to be.
    #[serde(skip)]
    pub as_shown: bool,
}

/// `PATCH /api/v1/meetings/{id}`: what is absent stays. Rooms move along with the time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChangeMeeting {
    /// New topic.
    pub topic: Option<String>,
    /// New type.
    #[serde(rename = "type")]
    pub kind: Option<MeetingType>,
    /// New start; without `end` the length stays.
    pub start: Option<Timestamp>,
    /// New end.
    pub end: Option<Timestamp>,
    /// New place in words.
    pub place: Option<String>,
    /// New ways to attend from afar.
    pub platforms: Option<Vec<Platform>>,
    /// New attendees, all of them: who is not named is no longer asked to come.
    pub attendees: Option<Vec<InviteInput>>,
    /// New privacy.
    pub private: Option<bool>,
    /// New description.
    pub description: Option<String>,
    /// Whether people without an account may come by the join link (R056).
    pub outsiders: Option<bool>,
}

/// `POST /api/v1/meetings/{id}/phase`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Advance {
    /// Where to; only forward (R026).
    pub phase: Phase,
}

/// `POST /api/v1/meetings/{id}/rooms`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AddRoom {
    /// One more room for the same time (R027).
    pub room: RoomId,
}

/// A room that a meeting holds, or held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingRoom {
    /// The booking.
    pub booking: BookingId,
    /// Where.
    pub room: RoomId,
    /// The room's name.
    pub room_name: String,
    /// Where the booking stands.
    pub status: Status,
}

/// A meeting as the caller may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingView {
    /// Its id.
    pub id: MeetingId,
    /// What about.
    pub topic: String,
    /// Which of the three types.
    #[serde(rename = "type")]
    pub kind: MeetingType,
    /// How one attends.
    pub mode: Mode,
    /// First instant.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Place in words: rooms' names, or what was said, or both.
    pub place: String,
    /// Rooms that it holds, first first.
    pub rooms: Vec<MeetingRoom>,
    /// Where it stands at the server's clock.
    pub phase: Phase,
    /// True while a room waits for approval.
    pub pending: bool,
    /// True when it does not take place.
    pub cancelled: bool,
    /// The organiser's name.
    pub organiser: String,
    /// How many are asked to come.
    pub attendee_count: u32,
    /// Shown as "Busy" to others.
    pub private: bool,
    /// Whether the caller made it.
    pub mine: bool,
    /// Whether the caller may change it, cancel it and move it on.
    pub may_change: bool,
    /// Its revision, also the `ETag`.
    pub revision: u64,
}

/// `GET /api/v1/meetings/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingDetail {
    /// What lists show.
    #[serde(flatten)]
    pub meeting: MeetingView,
    /// The organiser's account.
    pub organiser_account: Option<AccountId>,
    /// Place as it was said.
    pub place_said: String,
    /// The one stable address by which everybody joins: a path of this server, `/j/…` (R028).
    pub join_path: String,
    /// Ways to attend from afar, the recommended one first.
    pub platforms: Vec<Platform>,
    /// Whether people without an account may come by the join link (R056).
    #[serde(default)]
    pub outsiders: bool,
    /// Who is asked to come, the first 100 of them (`GET …/attendees` has all); mail addresses
    /// only for those with the right to see contacts.
    pub attendees: Vec<MeetingAttendee>,
    /// How many `attendees` were picked from: all, or those that a filter wants.
    #[serde(default)]
    pub attendees_wanted: u32,
    /// What all of them answered.
    #[serde(default)]
    pub answers: Answers,
    /// The caller's own entry among them, by id.
    pub attending_as: Option<String>,
    /// The caller's own entry.
    #[serde(default)]
    pub attending: Option<MeetingAttendee>,
    /// What the caller may do with it (R048 to R053).
    pub rights: Vec<Right>,
    /// The agenda; empty for those without the right to read it (R058).
    pub agenda: Agenda,
    /// The papers that the caller may read (R034, R062 to R064).
    pub papers: Papers,
    /// To whom it is published (R030).
    #[serde(default)]
    pub published: Option<Audience>,
    /// Another one when anything of it is another, people's answers too.
    pub stamp: String,
    /// Free text.
    pub description: String,
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed, apart from its rooms.
    pub updated_at: Timestamp,
}

/// What the join link shows to whoever holds it (R028): no names of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Join {
    /// What about.
    pub topic: String,
    /// First instant.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Place in words.
    pub place: String,
    /// Where it stands.
    pub phase: Phase,
    /// True when it does not take place.
    pub cancelled: bool,
    /// Whether people without an account may say who they are and come (R056).
    #[serde(default)]
    pub outsiders: bool,
    /// Whether it is to be recorded, so that people from outside are asked whether they agree
    /// (R031).
    #[serde(default)]
    pub to_be_recorded: bool,
    /// How one attends.
    #[serde(default)]
    pub mode: Mode,
    /// Ways to attend from afar, the recommended one first.
    pub platforms: Vec<Platform>,
}
