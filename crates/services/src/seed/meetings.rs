//! Meetings of the demo: made by people, through the same use case as on the page.

use contract::{
    bookings::AttendeeInput,
    meetings::{AnswerInvitation, InviteInput, NewItem, NewMeeting, Platform},
};
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::{
        AttendeeKind::{self, Observer, Optional, Required},
        MeetingType, Mode,
        Participation::{self, Accepted, Declined, Tentative},
    },
};
use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{
    diary::days_after,
    events,
    people::{Person, find},
    places::Place,
    series::place,
};
use crate::{Error, Services, meetings};

/// Somebody's login, as what they are asked, and what they answer with which reason.
type Asked = (
    &'static str,
    AttendeeKind,
    Option<(Participation, &'static str)>,
);

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
    attendees: &'static [Asked],
    platforms: &'static [(&'static str, &'static str)],
    /// Topic, who is responsible, minutes.
    agenda: &'static [(&'static str, &'static str, u32)],
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
        attendees: &[
            ("chen.jing", Required, Some((Accepted, ""))),
            ("clara.hoffmann", Required, None),
            (
                "stefan.krause",
                Required,
                Some((Declined, "Shift handover until four, 四点前交接班")),
            ),
            ("he.xiuying", Optional, Some((Tentative, ""))),
            ("laura.bennett", Observer, None),
        ],
        platforms: &[TENCENT, ZOOM],
        agenda: &[
            ("Opening 开场", "王芳 Wang Fang", 5),
            ("Shift model for spring 春季班次方案", "Stefan Krause", 30),
            ("Open points 其他事项", "陈静 Chen Jing", 20),
        ],
    },
    Plan {
        topic: "ACME Robotics: acceptance of prototype C2",
        kind: MeetingType::ClientLiaison,
        mode: Mode::InPerson,
        organiser: "wang.fang",
        rooms: &["West Lake 西湖"],
        after: 3,
        minutes: 90,
        attendees: &[
            ("zhao.min", Required, None),
            ("zhou.ming", Optional, Some((Accepted, ""))),
        ],
        platforms: &[],
        agenda: &[
            ("Acceptance protocol 验收记录", "赵敏 Zhao Min", 45),
            ("Prototype C2, live 样机演示", "周明 Zhou Ming", 45),
            ("Next steps 后续安排", "王芳 Wang Fang", 15),
        ],
    },
    Plan {
        topic: "Open day 开放日",
        kind: MeetingType::LargeEvent,
        mode: Mode::Hybrid,
        organiser: "chen.jing",
        rooms: &["Taihu 太湖"],
        after: 5,
        minutes: 180,
        attendees: &[
            ("xiao.mei", Required, Some((Accepted, ""))),
            ("laura.bennett", Required, None),
            ("wang.fang", Optional, None),
        ],
        platforms: &[ZOOM],
        agenda: &[
            ("Doors open 开放入场", "肖梅 Xiao Mei", 30),
            ("Welcome 致辞", "陈静 Chen Jing", 15),
            ("Tours in groups 分组参观", "Laura Bennett", 120),
        ],
    },
    Plan {
        topic: "Firmware release: questions and answers",
        kind: MeetingType::InternalRegular,
        mode: Mode::Online,
        organiser: "zhang.wei",
        rooms: &[],
        after: 1,
        minutes: 45,
        attendees: &[
            ("wang.fang", Required, None),
            ("katrin.wolf", Required, Some((Accepted, ""))),
        ],
        platforms: &[TENCENT],
        agenda: &[],
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
                Ok(meeting) => {
                    answers(services, people, plan, &meeting.meeting.id).await?;
                    agenda(services, &person.actor(), plan, &meeting.meeting.id).await?;
                    let id = &meeting.meeting.id;
                    events::publish(services, &person.actor(), plan.topic, id).await?;
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

async fn agenda(
    services: &Services,
    organiser: &Actor,
    plan: &Plan,
    id: &MeetingId,
) -> Result<(), Error> {
    for (topic, owner, minutes) in plan.agenda {
        let item = NewItem {
            topic: (*topic).to_owned(),
            owner: (*owner).to_owned(),
            minutes: Some(*minutes),
            before: None,
        };
        meetings::agenda::add(services, organiser, id, &item).await?;
    }
    Ok(())
}

async fn answers(
    services: &Services,
    people: &[Person],
    plan: &Plan,
    id: &MeetingId,
) -> Result<(), Error> {
    for (login, _, answer) in plan.attendees {
        let (Some(person), Some((participation, reason))) = (find(people, login), answer) else {
            continue;
        };
        let given = AnswerInvitation {
            participation: *participation,
            reason: (*reason).to_owned(),
            mode: None,
        };
        meetings::answer(services, &person.actor(), id, &given).await?;
    }
    Ok(())
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
        .filter_map(|(login, kind, _)| Some((find(people, login)?, *kind)));
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
            .map(|(one, kind)| InviteInput::of(AttendeeInput::Full(one.attendee()), kind))
            .collect(),
        ..NewMeeting::default()
    })
}
