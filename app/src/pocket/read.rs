//! Gathers what the phone's meetings show from the use cases; on the server only.

use contract::meetings::MyMeeting;
use domain::{
    accounts::{Actor, Denial},
    ids::MeetingId,
    meetings::{MOST_ROOMS, Phase},
};
use jiff::Timestamp;
use services::{
    Error, Services,
    meetings::{MOST_SHOWN, tasks},
    zones::zone_file,
};

use super::{
    one::{self, views::OneMeeting},
    say,
    views::{Known, MyPage},
};
use crate::{
    bookings::views::{House, RoomRow},
    context::{ApiError, caller_locale, reader_zone},
    meetings::{calendars::views::FreeBusy, views::MeetingPage},
    notices::words::moment,
    zones::Zone,
};

/// Most coming meetings on the page, the next ones.
const MOST_COMING: usize = 100;
/// Most past ones.
const MOST_PAST: usize = 500;

pub(super) async fn known(services: &Services, actor: &Actor) -> Result<Known, ApiError> {
    if actor.account().is_none() {
        return Err(Error::from(Denial::SignIn).into());
    }
    Ok(Known {
        unread: services::notices::unread(services, actor).await?,
    })
}

pub(super) async fn mine(
    services: &Services,
    actor: &Actor,
    past: usize,
) -> Result<MyPage, ApiError> {
    let all = tasks::all_of_mine(services, actor).await?;
    let as_of = services.clock.now();
    let is_over = |one: &MyMeeting| over(one, as_of);
    let (mut over, mut coming): (Vec<_>, Vec<_>) = all.meetings.into_iter().partition(is_over);
    coming.truncate(MOST_COMING);
    over.reverse();
    let most_past = past.clamp(1, MOST_PAST);
    let more = over.len() > most_past && most_past < MOST_PAST;
    over.truncate(most_past);
    let (locale, file) = (caller_locale(), reader_zone(services).await?);
    let zone = Zone::read(&file);
    let lines = |all: &[MyMeeting]| {
        let line = |one| say::mine(locale, &zone, one);
        all.iter().map(line).collect()
    };
    let tasks = all.tasks.into_iter();
    Ok(MyPage {
        as_of,
        as_of_said: moment(locale, &zone, as_of),
        tasks: tasks.map(|one| say::task(locale, &zone, one)).collect(),
        coming: lines(&coming),
        past: lines(&over),
        zone: file,
        most_past,
        more,
        stamp: all.stamp,
    })
}

fn over(one: &MyMeeting, now: Timestamp) -> bool {
    one.meeting.phase >= Phase::Ended || one.meeting.end <= now
}

/// The reader's zone and the clock; rooms are added where a page shows them.
async fn house(services: &Services) -> Result<House, ApiError> {
    let zone = reader_zone(services).await?;
    Ok(House {
        as_of: services.clock.now(),
        zone: zone.name.clone(),
        zones: vec![zone],
        rooms: Vec::new(),
    })
}

pub(super) async fn meeting(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<OneMeeting, ApiError> {
    let asked = (&contract::meetings::AttendeeFilter::default(), MOST_SHOWN);
    let detail = services::meetings::get_with(services, actor, id, asked).await?;
    let mut house = house(services).await?;
    if detail.meeting.time_zone != house.zone {
        house.zones.push(zone_file(&detail.meeting.time_zone)?);
    }
    for room in detail.meeting.rooms.iter().take(MOST_ROOMS) {
        match services::rooms::get(services, actor, &room.room).await {
            Ok(known) => house.rooms.push(RoomRow::from(known)),
            // Its name stands in the meeting.
            Err(Error::NotFound(_) | Error::Denied(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let page = MeetingPage {
        house,
        detail,
        calendars: FreeBusy::default(),
        busy: Vec::new(),
        also: Vec::new(),
    };
    Ok(one::say::one(caller_locale(), &page))
}
