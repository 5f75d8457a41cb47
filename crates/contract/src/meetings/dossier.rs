//! Who comes to a large event, by party, and the dossier of each (R052).

use domain::meetings::{AttendeeClass, DossierPart, Mode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AgendaLine, MeetingAttendee};

/// `GET /api/v1/meetings/{id}/attendees/{attendee}/dossier`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// Whose, as the caller may see them.
    pub attendee: MeetingAttendee,
    /// Title or position; the account's while nobody said another.
    pub title: String,
    /// Whom they come from; company or department while nobody said another.
    pub organisation: String,
    /// Who they are, as plain text; an empty line ends a paragraph.
    pub biography: String,
    /// Where the portrait is: a path of this server.
    pub portrait: Option<String>,
    /// Items of the agenda in which they speak, with the times that these have now.
    pub sessions: Vec<AgendaLine>,
    /// Addresses, `https://…` or `http://…`.
    pub links: Vec<String>,
    /// What they need; none for those who may not read it.
    pub needs: Option<Needs>,
    /// For those who look after the event and its staff; none for others.
    pub inner: Option<InnerPart>,
    /// Which parts the caller may write.
    pub may_write: Vec<DossierPart>,
    /// They come as a guest or speaker, so that they are asked for one.
    pub asked_for: bool,
    /// When it was last changed; none while there is none.
    pub updated_at: Option<Timestamp>,
    /// Its revision, also the `ETag`; 0 while there is none.
    pub revision: u64,
}

/// When they arrive and what they need.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Needs {
    /// When and how they arrive, in words.
    pub arrival: String,
    /// Equipment for their part.
    pub equipment: String,
    /// What they eat, and do not.
    pub diet: String,
    /// Anything else.
    pub other: String,
}

/// What those know who look after the event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct InnerPart {
    /// Who meets them, and how they are reached.
    pub contact_person: String,
    /// Anything to know.
    pub notes: String,
}

/// `PATCH /api/v1/meetings/{id}/attendees/{attendee}/dossier`: what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChangeDossier {
    /// Title or position; at most 200 characters.
    pub title: Option<String>,
    /// Whom they come from; at most 200 characters.
    pub organisation: Option<String>,
    /// Plain text; at most 4,000 characters.
    pub biography: Option<String>,
    /// Ids of items of the agenda, all of them; at most 20.
    pub sessions: Option<Vec<String>>,
    /// Addresses, all of them; at most 10.
    pub links: Option<Vec<String>>,
    /// At most 1,000 characters, as each of the following.
    pub arrival: Option<String>,
    /// Equipment for their part.
    pub equipment: Option<String>,
    /// What they eat, and do not.
    pub diet: Option<String>,
    /// Anything else that they need.
    pub other: Option<String>,
    /// Who meets them.
    pub contact_person: Option<String>,
    /// Anything to know; at most 4,000 characters.
    pub notes: Option<String>,
}

/// `GET /api/v1/meetings/{id}/parties`: who comes, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Parties {
    /// All who are asked.
    pub people: u32,
    /// How many of each party, in the order of the table; `class` is null for no party.
    pub parties: Vec<PartyCount>,
    /// Participating companies by name, the first 1,000.
    pub companies: Vec<CompanyCount>,
    /// Of those who come to a hybrid meeting, how many are in the room.
    pub in_person: u32,
    /// And how many online.
    pub online: u32,
}

/// One party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartyCount {
    /// Which.
    pub class: Option<AttendeeClass>,
    /// How many are asked.
    pub people: u32,
    /// How many of them said that they come.
    pub accepted: u32,
}

/// One participating company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompanyCount {
    /// Its name.
    pub name: String,
    /// How many come from it.
    pub people: u32,
}

/// A page of those who come, party by party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guests {
    /// What about.
    pub topic: String,
    /// How one attends.
    pub mode: Mode,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// All of them, counted.
    pub parties: Parties,
    /// How many are wanted.
    pub wanted: u32,
    /// Those of this page, guests first.
    pub people: Vec<GuestCard>,
    /// The caller looks after the meeting.
    pub looks_after: bool,
    /// The caller may take the list out as a file.
    pub may_export: bool,
    /// The caller's own entry.
    pub own: Option<String>,
}

/// Somebody on that page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestCard {
    /// Who.
    pub attendee: MeetingAttendee,
    /// Title or position.
    pub title: String,
    /// Whom they come from.
    pub organisation: String,
    /// Where the portrait is.
    pub portrait: Option<String>,
    /// In which items of the agenda they speak.
    pub sessions: Vec<AgendaLine>,
    /// Somebody filled the dossier in.
    pub has_dossier: bool,
}
