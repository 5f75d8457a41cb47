//! Bookings on the wire.

use domain::{
    bookings::{Attendee, Refusal, State, Status},
    ids::{AccountId, BookingId, MeetingId, RoomId, SeriesId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What to do with dates of a series that cannot be had.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnConflict {
    /// One bad date refuses the whole series.
    #[default]
    Refuse,
    /// Bad dates are left out and named in `skipped`.
    Skip,
}

/// Which dates of a series a change is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeriesScope {
    /// Only this date.
    #[default]
    This,
    /// This and all later ones.
    Following,
    /// All of them.
    All,
}

/// An attendee as given: a name or address, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum AttendeeInput {
    /// A name or a mail address.
    Text(String),
    /// Both.
    Full(Attendee),
}

/// A person's choice for one date of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateChoice {
    /// The instant that the rule gives the date.
    pub date: Timestamp,
    /// Leave it out.
    #[serde(default)]
    pub skip: bool,
    /// Have it in another room.
    #[serde(default)]
    pub room: Option<RoomId>,
    /// Have it at another time.
    #[serde(default)]
    pub start: Option<Timestamp>,
}

/// `POST /api/v1/bookings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookRoom {
    /// Where.
    pub room: RoomId,
    /// What about; 1 to 500 characters.
    pub subject: String,
    /// First instant.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
    /// IANA zone that it is planned in; the room's when absent.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// RFC 5545 RRULE, with or without the `RRULE:` prefix.
    #[serde(default)]
    pub rrule: Option<String>,
    /// Dates left out.
    #[serde(default)]
    pub exdates: Vec<Timestamp>,
    /// Dates added.
    #[serde(default)]
    pub rdates: Vec<Timestamp>,
    /// What to do with dates that clash.
    #[serde(default)]
    pub on_conflict: OnConflict,
    /// Choices for single dates; they go before `on_conflict`.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
    /// Who is asked to come.
    #[serde(default)]
    pub attendees: Vec<AttendeeInput>,
    /// Shown as "Busy" to others.
    #[serde(default)]
    pub private: bool,
    /// Whole days in the zone; `start` and `end` are midnights.
    #[serde(default)]
    pub all_day: bool,
    /// Free text.
    #[serde(default)]
    pub description: String,
    /// Why it matters, for who decides; kept only where it waits for approval.
    #[serde(default)]
    pub why: String,
}

/// A date that was left out, or would be, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkippedDate {
    /// Its start.
    pub start: Timestamp,
    /// Its end.
    pub end: Timestamp,
    /// The error code.
    pub code: String,
    /// The whole refusal.
    pub refusal: Refusal,
}

/// Answer to a booking: 201.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Booked {
    /// The booking, or the first date of the series.
    pub id: BookingId,
    /// The series, when there is one.
    pub series: Option<SeriesId>,
    /// `confirmed` or `pending`.
    pub status: Status,
    /// Its start.
    pub start: Timestamp,
    /// Its end.
    pub end: Timestamp,
    /// Its revision, also the `ETag`.
    pub revision: u64,
    /// How many dates were booked; 1 without a rule.
    pub dates: usize,
    /// Dates left out, at most 1,000.
    pub skipped: Vec<SkippedDate>,
}

/// One occurrence as the caller may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookingView {
    /// Its id.
    pub id: BookingId,
    /// The series it is a date of.
    pub series: Option<SeriesId>,
    /// Where.
    pub room: RoomId,
    /// What about; none when the caller may not know ("Busy").
    pub subject: Option<String>,
    /// First instant.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Where it stands.
    pub status: Status,
    /// Its state at the server's clock.
    pub state: State,
    /// Its revision, also the `ETag`.
    pub revision: u64,
    /// The organiser's name; none when the caller may not know.
    #[serde(default)]
    pub organiser: Option<String>,
    /// How many are asked to come; 0 when the caller may not know.
    #[serde(default)]
    pub attendee_count: u32,
    /// Shown as "Busy" to others.
    #[serde(default)]
    pub private: bool,
    /// Planned as whole days.
    #[serde(default)]
    pub all_day: bool,
    /// Whether the caller made it.
    #[serde(default)]
    pub mine: bool,
    /// Whether the caller may change it.
    #[serde(default)]
    pub may_change: bool,
    /// The meeting that it is held for, when the caller may know; its other rooms move along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
}

/// `GET /api/v1/bookings/{id}`: the view with what only its people see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookingDetail {
    /// What lists show.
    #[serde(flatten)]
    pub booking: BookingView,
    /// The organiser's account, when the caller may know.
    pub organiser_account: Option<AccountId>,
    /// Who is asked to come.
    pub attendees: Vec<Attendee>,
    /// Free text.
    pub description: String,
    /// Why it was rejected, cancelled or released.
    pub reason: Option<String>,
    /// The series' rule.
    pub rrule: Option<String>,
    /// iCalendar UID.
    pub uid: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// `PATCH /api/v1/bookings/{id}`: what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChangeBooking {
    /// New start; without `end` the length stays.
    pub start: Option<Timestamp>,
    /// New end.
    pub end: Option<Timestamp>,
    /// New room.
    pub room: Option<RoomId>,
    /// New subject.
    pub subject: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New privacy.
    pub private: Option<bool>,
    /// New attendees.
    pub attendees: Option<Vec<AttendeeInput>>,
    /// Which dates of a series.
    pub scope: SeriesScope,
}

/// One date of a series preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DatePreview {
    /// The instant that the rule gives the date.
    pub date: Timestamp,
    /// Where it would be, after choices.
    pub room: RoomId,
    /// Its start.
    pub start: Timestamp,
    /// Its end.
    pub end: Timestamp,
    /// Left out by choice.
    pub skipped: bool,
    /// `confirmed` or `pending`, when it can be had.
    pub status: Option<Status>,
    /// Why not, when it cannot.
    pub refusal: Option<Refusal>,
}

/// Preview of a booking or a series; nothing is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Preview {
    /// Every date, at most 1,000.
    pub dates: Vec<DatePreview>,
    /// True when the rule never ends: these are the dates up to the room's horizon.
    pub infinite: bool,
}
