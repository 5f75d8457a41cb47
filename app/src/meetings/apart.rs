//! How meetings travel to a page: their parts apart. The API has them in one object
//! (`#[serde(flatten)]`), whose reader would be a second one of every type inside (9 kB of the
//! program, measured). Used as `#[serde(with = "…")]`.

use contract::meetings::{
    Agenda, AgendaLine, Answers, MeetingAttendee, MeetingDetail, MeetingView, MyMeeting, Papers,
    Platform,
};
use domain::{
    ids::AccountId,
    meetings::{AgendaItem, Audience, Right},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A meeting with all that its page shows.
#[derive(Serialize, Deserialize)]
#[serde(remote = "MeetingDetail")]
pub(super) struct Detail {
    meeting: MeetingView,
    organiser_account: Option<AccountId>,
    place_said: String,
    join_path: String,
    platforms: Vec<Platform>,
    outsiders: bool,
    attendees: Vec<MeetingAttendee>,
    attendees_wanted: u32,
    answers: Answers,
    attending_as: Option<String>,
    attending: Option<MeetingAttendee>,
    rights: Vec<Right>,
    #[serde(with = "Items")]
    agenda: Agenda,
    papers: Papers,
    published: Option<Audience>,
    stamp: String,
    description: String,
    reason: Option<String>,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Agenda")]
struct Items {
    #[serde(with = "lines")]
    items: Vec<AgendaLine>,
    over_minutes: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "AgendaLine")]
struct Item {
    item: AgendaItem,
    start: Timestamp,
    end: Timestamp,
    over: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "MyMeeting")]
struct OfMine {
    meeting: MeetingView,
    attending: Option<MeetingAttendee>,
}

/// Several of them.
macro_rules! several {
    ($name:ident, $of:ty, $apart:literal) => {
        pub(super) mod $name {
            use serde::{Deserialize, Deserializer, Serialize, Serializer};

            #[allow(unused_imports, reason = "one list needs more than the other")]
            use super::*;

            #[derive(Serialize, Deserialize)]
            struct One(#[serde(with = $apart)] $of);

            pub fn serialize<S: Serializer>(all: &[$of], to: S) -> Result<S::Ok, S::Error> {
                to.collect_seq(all.iter().cloned().map(One))
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<$of>, D::Error> {
                let all = Vec::<One>::deserialize(from)?;
                Ok(all.into_iter().map(|one| one.0).collect())
            }
        }
    };
}

several!(lines, AgendaLine, "Item");
several!(mine, MyMeeting, "OfMine");

#[cfg(test)]
mod tests {
    use contract::meetings::{MeetingDetail, MyMeeting};
    use serde_json::{Value, json};

    use crate::{
        bookings::views::House,
        meetings::{calendars::views::FreeBusy, views::MeetingPage, views::Meetings},
        wire::json::read,
    };

    /// As the API has it: in one object.
    fn api() -> Value {
        let (start, end) = ("2026-11-20T06:00:00Z", "2026-11-20T07:00:00Z");
        json!({
            "id": "m1", "topic": "Planning", "type": "internal_regular", "mode": "online",
            "start": start, "end": end, "time_zone": "UTC", "place": "", "rooms": [],
            "phase": "draft", "pending": false, "cancelled": false, "organiser": "Li",
            "attendee_count": 0, "private": false, "mine": true, "may_change": true,
            "revision": 3, "organiser_account": null, "place_said": "", "join_path": "/j/1",
            "platforms": [], "attendees": [], "attending_as": null, "attending": null,
            "rights": [], "papers": { "items": [], "removed": [], "after_check_in": 2,
            "checked_in_at": null, "may_keep": false, "wanted": [] }, "stamp": "7",
            "agenda": { "over_minutes": 0, "items": [{ "id": "i", "topic": "Opening",
            "owner": "Wu", "minutes": 60, "revision": 1, "start": start, "end": end,
            "over": false }] }, "description": "", "reason": null, "created_at": start,
            "updated_at": end,
        })
    }

    fn house() -> House {
        House {
            as_of: "2026-11-20T06:00:00Z".parse().unwrap(),
            zone: "UTC".to_owned(),
            zones: Vec::new(),
            rooms: Vec::new(),
        }
    }

    #[test]
    fn a_page_reads_what_the_server_wrote() {
        let detail: MeetingDetail = serde_json::from_value(api()).unwrap();
        let page = MeetingPage {
            house: house(),
            detail,
            calendars: FreeBusy::default(),
            busy: Vec::new(),
            also: Vec::new(),
        };
        let text = serde_json::to_string(&page).unwrap();
        assert!(text.contains(r#""meeting":{"id":"m1""#), "{text}");
        assert!(text.contains(r#""item":{"id":"i""#), "{text}");
        assert_eq!(read(&text), Ok(page));
    }

    #[test]
    fn a_list_reads_what_the_server_wrote() {
        let one: MyMeeting = serde_json::from_value(api()).unwrap();
        let list = Meetings {
            house: house(),
            coming: vec![one.clone(), one],
            past: Vec::new(),
        };
        let text = serde_json::to_string(&list).unwrap();
        assert_eq!(text.matches(r#""meeting":{"id":"m1""#).count(), 2);
        assert_eq!(read(&text), Ok(list));
    }
}
