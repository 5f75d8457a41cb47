//! Meetings of the demo: made by people, through the same use case as on the page.

use contract::{
    bookings::AttendeeInput,
    meetings::{NewMeeting, Platform},
};
use domain::meetings::{MeetingType, Mode};
use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{
    diary::days_after,
    people::{Person, find},
    places::Place,
    series::place,
};
use crate::{Error, Services, meetings};

/// One meeting of the demo.
struct Plan {
    topic: &'static str,
    kind: MeetingType,
    mode: Mode,
    organiser: &'static str,
    rooms: &'static [&'static str],
    /// Days after today.
    after: i64,
    minutes: i64,
    attendees: &'static [&'static str],
    platforms: &'static [(&'static str, &'static str)],
}

const TENCENT: (&str, &str) = (
    "腾讯会议 Tencent Meeting",
    "https://meeting.tencent.com/dm/demo",
);
const ZOOM: (&str, &str) = ("Zoom", "https://zoom.us/j/0000000000");

/// One of each type and each way to attend.
const PLANS: [Plan; 4] = [
    Plan {
        topic: "Works council and management 劳资协商",
        kind: MeetingType::InternalRegular,
        mode: Mode::Hybrid,
        organiser: "wang.fang",
        rooms: &["Plum 梅", "Spree 施普雷"],
        after: 2,
        minutes: 60,
        attendees: &["chen.jing", "clara.hoffmann", "stefan.krause"],
        platforms: &[TENCENT, ZOOM],
    },
    Plan {
        topic: "ACME Robotics: acceptance of prototype C2",
        kind: MeetingType::ClientLiaison,
        mode: Mode::InPerson,
        organiser: "wang.fang",
        rooms: &["West Lake 西湖"],
        after: 3,
        minutes: 90,
        attendees: &["zhao.min", "zhou.ming"],
        platforms: &[],
    },
    Plan {
        topic: "Open day 开放日",
        kind: MeetingType::LargeEvent,
        mode: Mode::Hybrid,
        organiser: "chen.jing",
        rooms: &["Taihu 太湖"],
        after: 5,
        minutes: 180,
        attendees: &["xiao.mei", "laura.bennett", "wang.fang"],
        platforms: &[ZOOM],
    },
    Plan {
        topic: "Firmware release: questions and answers",
        kind: MeetingType::InternalRegular,
        mode: Mode::Online,
        organiser: "zhang.wei",
        rooms: &[],
        after: 1,
        minutes: 45,
        attendees: &["wang.fang", "katrin.wolf"],
        platforms: &[TENCENT],
    },
];

/// Hours of Shanghai that are tried one after the other, until the rooms are free.
const HOURS: [i8; 7] = [15, 16, 17, 18, 14, 19, 20];

/// Makes them; one whose rooms are taken at every hour is left out. Answers how many there
/// are, and how many rooms they hold.
pub(super) async fn make(
    services: &Services,
    people: &[Person],
    places: &[Place],
    today: Date,
) -> Result<(usize, usize), Error> {
    let mut made = (0, 0);
    for plan in &PLANS {
        let Some(person) = find(people, plan.organiser) else {
            continue;
        };
        for hour in HOURS {
            let Some(input) = input(plan, people, places, (today, hour)) else {
                continue;
            };
            match meetings::create(services, &person.actor(), &input).await {
                Ok(_) => {
                    made.0 += 1;
                    made.1 += plan.rooms.len();
                    break;
                }
                Err(error @ Error::Unavailable(_)) => return Err(error),
                Err(error) => tracing::debug!(%error, plan.topic, hour, "demo meeting later"),
            }
        }
    }
    Ok(made)
}

fn input(
    plan: &Plan,
    people: &[Person],
    places: &[Place],
    (today, hour): (Date, i8),
) -> Option<NewMeeting> {
    let rooms = plan.rooms.iter().map(|name| place(places, name));
    let rooms: Vec<&Place> = rooms.collect::<Option<_>>()?;
    let zone = place(places, "Plum 梅")?;
    let wall = days_after(today, plan.after).at(hour, 0, 0, 0);
    let start: Timestamp = zone.zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    let attendees = plan
        .attendees
        .iter()
        .filter_map(|login| find(people, login));
    let platforms = plan.platforms.iter().map(|(name, url)| Platform {
        name: (*name).to_owned(),
        url: (*url).to_owned(),
    });
    Some(NewMeeting {
        topic: plan.topic.to_owned(),
        kind: Some(plan.kind),
        start: Some(start),
        end: start
            .checked_add(SignedDuration::from_mins(plan.minutes))
            .ok(),
        time_zone: Some(zone.zone_name.to_owned()),
        mode: plan.mode,
        rooms: rooms.into_iter().map(|place| place.id.clone()).collect(),
        platforms: platforms.collect(),
        attendees: attendees
            .map(|one| AttendeeInput::Full(one.attendee()))
            .collect(),
        ..NewMeeting::default()
    })
}
