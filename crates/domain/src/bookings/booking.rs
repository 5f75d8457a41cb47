//! The records: one booking is one occurrence in one room.

use jiff::{Timestamp, civil::DateTime};
use serde::{Deserialize, Serialize};

use super::Slot;
use crate::ids::{AccountId, BookingId, DepartmentId, MeetingId, RoomId, SeriesId};

/// Where a booking stands (api.md).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Asked for; waits for the room's managers.
    Pending,
    /// Holds its slot.
    Confirmed,
    /// Turned down by an approver, or by another request's approval (decision 9).
    Rejected,
    /// Given up by people.
    Cancelled,
    /// Given up by rule: nobody came (R192).
    Released,
}

impl Status {
    /// Whether it stands on the calendar.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Status::Pending | Status::Confirmed)
    }

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::Confirmed => "confirmed",
            Status::Rejected => "rejected",
            Status::Cancelled => "cancelled",
            Status::Released => "released",
        }
    }
}

/// Somebody who is asked to come.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attendee {
    /// As shown.
    pub name: String,
    /// Mail address, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The account, when it is one of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
}

/// One occurrence in one room: a single booking or one date of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// The series it is a date of.
    pub series: Option<SeriesId>,
    /// Where.
    pub room: RoomId,
    /// What about.
    pub subject: String,
    /// When, as instants.
    pub slot: Slot,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Planned wall time of the start in `time_zone`; a change of law moves the instant, not this.
    pub wall_start: DateTime,
    /// Whether it was planned as whole days.
    pub all_day: bool,
    /// Where it stands.
    pub status: Status,
    /// Why it was rejected, cancelled or released, in the words of who did.
    pub reason: Option<String>,
    /// Who made it; none for an imported one.
    pub organiser: Option<AccountId>,
    /// The organiser's name as shown, also for imported ones.
    pub organiser_name: String,
    /// The organiser's department, for R008.
    pub department: Option<DepartmentId>,
    /// Who is asked to come.
    pub attendees: Vec<Attendee>,
    /// Shown as "Busy" to others.
    pub private: bool,
    /// Free text.
    pub description: String,
    /// RECURRENCE-ID: the instant that the series rule gave it, also after a move
    /// (RFC 5545 3.8.4.4).
    pub original_start: Option<Timestamp>,
    /// iCalendar UID: of the source for an imported one, else made here (RFC 5545 3.8.4.7).
    pub uid: String,
    /// Changed apart from its series: "following" and "all" leave its time alone.
    pub exception: bool,
    /// The meeting that it is held for (R027). All live bookings of one meeting have one slot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// The room's schedule revision at its last change: grows with each, never repeats.
    pub revision: u64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl Booking {
    /// Accounts that are asked to come and did not make it, each once: it is on their schedules
    /// (R033). Empty when it does not stand on the calendar.
    #[must_use]
    pub fn attending(&self) -> Vec<AccountId> {
        if !self.status.is_live() {
            return Vec::new();
        }
        let accounts = self.attendees.iter().filter_map(|one| one.account.as_ref());
        let others = accounts.filter(|account| Some(*account) != self.organiser.as_ref());
        let mut attending: Vec<AccountId> = others.cloned().collect();
        attending.sort();
        attending.dedup();
        attending
    }

    /// Accounts on whose schedules it stands: who made it, and who is asked to come (R048).
    #[must_use]
    pub fn schedules(&self) -> Vec<AccountId> {
        let made = self.organiser.iter().filter(|_| self.status.is_live());
        let mut all: Vec<AccountId> = made.cloned().collect();
        all.extend(self.attending());
        all
    }
}

/// What the conflict check needs to know of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Occupied {
    /// Which.
    pub booking: BookingId,
    /// When.
    pub slot: Slot,
    /// Pending ones do not block each other; confirmed ones block all.
    pub status: Status,
}

/// The rule behind a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// Where, unless an exception says otherwise.
    pub room: RoomId,
    /// The RRULE text, without the `RRULE:` prefix.
    pub rrule: String,
    /// DTSTART as wall time in `time_zone`.
    pub wall_start: DateTime,
    /// Length of each date, in minutes.
    pub minutes: u32,
    /// IANA zone; wall time is kept across DST.
    pub time_zone: String,
    /// EXDATE: dates left out.
    pub exdates: Vec<Timestamp>,
    /// RDATE: dates added.
    pub rdates: Vec<Timestamp>,
    /// True when the rule never ends; a job extends it daily.
    pub infinite: bool,
    /// Dates up to here (exclusive) are booked.
    pub booked_until: Timestamp,
    /// As of the bookings that it makes.
    pub subject: String,
    /// Who made it.
    pub organiser: Option<AccountId>,
    /// The organiser's name.
    pub organiser_name: String,
    /// The organiser's department.
    pub department: Option<DepartmentId>,
    /// Who is asked to come.
    pub attendees: Vec<Attendee>,
    /// Shown as "Busy" to others.
    pub private: bool,
    /// Free text.
    pub description: String,
    /// Planned as whole days.
    pub all_day: bool,
    /// iCalendar UID shared by its dates.
    pub uid: String,
    /// Set when the series was cancelled or ended: the job leaves it alone.
    pub ended: bool,
    /// Moves with each change.
    pub revision: u64,
}
