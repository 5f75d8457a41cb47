//! What the pages of meetings get from the server, in one answer each.

use contract::{
    meetings::{AttendeeFilter, Join, MeetingDetail, MeetingView, MyMeeting},
    zones::ZoneFile,
};
use domain::ids::{AccountId, MeetingId};
use domain::meetings::{AttendeeClass, AttendeeKind};
use serde::{Deserialize, Serialize};

use super::calendars::views::FreeBusy;
use crate::{bookings::views::House, zones::Zone};

/// Meetings by when they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meetings {
    /// Zones; no rooms.
    pub house: House,
    /// Now and later, by start.
    #[serde(with = "super::apart::mine")]
    pub coming: Vec<MyMeeting>,
    /// Earlier ones, newest first.
    #[serde(with = "super::apart::mine")]
    pub past: Vec<MyMeeting>,
}

/// People of a meeting that its page shows at once.
pub const SHOWN_AT_ONCE: usize = 100;
/// Most that it shows: the whole of the largest meeting.
const MOST_SHOWN: usize = domain::meetings::MOST_ATTENDEES;

/// Which of a meeting's people its page shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PeopleAsked {
    /// Of which kind.
    pub filter: AttendeeFilter,
    /// How many of them.
    pub most: usize,
}

impl Default for PeopleAsked {
    fn default() -> Self {
        Self {
            filter: AttendeeFilter::default(),
            most: SHOWN_AT_ONCE,
        }
    }
}

impl PeopleAsked {
    /// By the fields of the form or of the address; a word that is unknown asks for nothing.
    #[must_use]
    pub fn read(field: impl Fn(&str) -> Option<String>) -> Self {
        let word = |name| field(name).unwrap_or_default();
        let (kind, class) = (word("kind"), word("class"));
        let shown = word("shown").parse().unwrap_or(SHOWN_AT_ONCE);
        Self {
            filter: AttendeeFilter {
                text: word("name").chars().take(200).collect(),
                kind: AttendeeKind::ALL
                    .into_iter()
                    .find(|one| one.as_str() == kind),
                class: AttendeeClass::ALL
                    .into_iter()
                    .find(|one| one.as_str() == class),
                participation: None,
            },
            most: shown.clamp(1, MOST_SHOWN),
        }
    }

    /// As many more.
    #[must_use]
    pub fn more(&self, shown: usize) -> Self {
        Self {
            filter: self.filter.clone(),
            most: (shown + SHOWN_AT_ONCE).min(MOST_SHOWN),
        }
    }

    /// Where that is shown, from the meeting's page.
    #[must_use]
    pub fn address(&self) -> String {
        let mut query = leptos_router::params::ParamsMap::new();
        query.insert("name", self.filter.text.clone());
        query.insert(
            "kind",
            self.filter.kind.map_or("", AttendeeKind::as_str).to_owned(),
        );
        query.insert(
            "class",
            self.filter
                .class
                .map_or("", AttendeeClass::as_str)
                .to_owned(),
        );
        query.insert("shown", self.most.to_string());
        query.to_query_string()
    }
}

/// One meeting with what its page needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingPage {
    /// Rooms and zones.
    pub house: House,
    /// The meeting.
    #[serde(with = "super::apart::Detail")]
    pub detail: MeetingDetail,
    /// The people's day, and who is busy then with something else; for who keeps the meeting.
    pub calendars: FreeBusy,
    /// Those of the attendees, by account, who are busy then with something else.
    pub busy: Vec<AccountId>,
    /// What else is so, worded by the server: published, recorded.
    pub also: Vec<Also>,
}

/// A sentence and where to go from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Also {
    /// What is so.
    pub text: String,
    /// Text and address of each link.
    pub links: Vec<(String, String)>,
}

/// What was made: the form needs no more of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Its id.
    pub id: MeetingId,
    /// A room of it waits for approval.
    pub pending: bool,
    /// It holds rooms.
    pub in_rooms: bool,
}

impl Made {
    /// The same of the whole meeting.
    #[must_use]
    pub fn of(meeting: MeetingView) -> Self {
        Self {
            id: meeting.id,
            pending: meeting.pending,
            in_rooms: !meeting.rooms.is_empty(),
        }
    }
}

/// A meeting as the join link shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joining {
    /// What may be known.
    pub join: Join,
    /// Its zone.
    pub zone: ZoneFile,
    /// The reader has no account, and may say who they are.
    pub asks: bool,
    /// As whom this browser stands on the list.
    pub known_as: Option<String>,
    /// They agreed that it is recorded, and that stands (R031).
    pub agreed: bool,
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
