//! What the pages of meetings get from the server, in one answer each.

use contract::{
    meetings::{Join, MeetingDetail, MyMeeting},
    zones::ZoneFile,
};
use domain::ids::AccountId;
use serde::{Deserialize, Serialize};

use super::calendars::views::FreeBusy;
use crate::{bookings::views::House, zones::Zone};

/// Meetings by when they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meetings {
    /// Zones; no rooms.
    pub house: House,
    /// Now and later, by start.
    pub coming: Vec<MyMeeting>,
    /// Earlier ones, newest first.
    pub past: Vec<MyMeeting>,
}

/// One meeting with what its page needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingPage {
    /// Rooms and zones.
    pub house: House,
    /// The meeting.
    pub detail: MeetingDetail,
    /// The people's day, and who is busy then with something else; for who keeps the meeting.
    pub calendars: FreeBusy,
    /// Those of the attendees, by account, who are busy then with something else.
    pub busy: Vec<AccountId>,
}

/// A meeting as the join link shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joining {
    /// What may be known.
    pub join: Join,
    /// Its zone.
    pub zone: ZoneFile,
}

/// The zone that a meeting was planned in; the reader's when the page does not know it.
#[must_use]
pub fn planned_in(house: &House, name: &str) -> Zone {
    let known = house.zones.iter().any(|zone| zone.name == name);
    if known {
        house.zone_named(name)
    } else {
        house.zone()
    }
}
