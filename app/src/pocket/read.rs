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

use super::views::{Known, MyPage};
use crate::{
    bookings::views::{House, RoomRow},
    context::{ApiError, reader_zone},
    meetings::{calendars::views::FreeBusy, views::MeetingPage},
};

/// Most coming meetings on the page, the next ones.
const MOST_COMING: usize = 100;
/// Most past ones.
const MOST_PAST: usize = 500;
/// Zones that one page knows, besides the reader's.
const MOST_ZONES: usize = 20;

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
    let mut house = house(services).await?;
    let is_over = |one: &MyMeeting| over(one, house.as_of);
    let (mut over, mut coming): (Vec<_>, Vec<_>) = all.meetings.into_iter().partition(is_over);
    coming.truncate(MOST_COMING);
    over.reverse();
    let shown = past.clamp(1, MOST_PAST);
    let more = over.len() > shown && shown < MOST_PAST;
    over.truncate(shown);
    for zone in all.tasks.iter().map(|one| &one.time_zone) {
        know(&mut house, zone)?;
    }
    Ok(MyPage {
        house,
        tasks: all.tasks,
        coming,
        past: over,
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

/// The page gets the zone's rules.
fn know(house: &mut House, zone: &str) -> Result<(), ApiError> {
    let known = house.zones.iter().any(|known| known.name == zone);
    if !known && house.zones.len() <= MOST_ZONES {
        house.zones.push(zone_file(zone)?);
    }
    Ok(())
}

pub(super) async fn meeting(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<MeetingPage, ApiError> {
    let asked = (&contract::meetings::AttendeeFilter::default(), MOST_SHOWN);
    let detail = services::meetings::get_with(services, actor, id, asked).await?;
    let mut house = house(services).await?;
    know(&mut house, &detail.meeting.time_zone)?;
    for room in detail.meeting.rooms.iter().take(MOST_ROOMS) {
        match services::rooms::get(services, actor, &room.room).await {
            Ok(known) => house.rooms.push(RoomRow::from(known)),
            // Its name stands in the meeting.
            Err(Error::NotFound(_) | Error::Denied(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(MeetingPage {
        house,
        detail,
        calendars: FreeBusy::default(),
        busy: Vec::new(),
        also: Vec::new(),
    })
}
