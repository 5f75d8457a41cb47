//! Gathers what a page of meetings shows, and carries out what was typed; on the server only.

use contract::meetings::{MeetingDetail, MeetingView};
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::{MeetingType, Phase},
};
use services::{Services, meetings::MeetingFilter, paging::Paging, zones::zone_file};

use super::{
    draft::{MeetingDraft, by_field},
    views::{MeetingPage, Meetings},
};
use crate::{
    bookings::{api::gather_house, views::House},
    context::ApiError,
    zones::Zone,
};

/// Past meetings on the list.
const MOST_PAST: usize = 100;

pub(super) async fn list(
    services: &Services,
    actor: &Actor,
    kind: Option<MeetingType>,
    mine: bool,
) -> Result<Meetings, ApiError> {
    let mut house = gather_house(services, actor).await?;
    house.rooms.clear();
    let filter = MeetingFilter { kind, mine };
    let all = services::meetings::list(services, actor, &filter, &Paging::most()).await?;
    let over = |one: &MeetingView| one.phase >= Phase::Ended || one.end <= house.as_of;
    let (mut past, mut coming): (Vec<_>, Vec<_>) = all.items.into_iter().partition(over);
    coming.sort_by_key(|one| one.start);
    past.sort_by_key(|one| std::cmp::Reverse(one.start));
    past.truncate(MOST_PAST);
    for one in coming.iter().chain(&past) {
        know(&mut house, &one.time_zone)?;
    }
    Ok(Meetings {
        house,
        coming,
        past,
    })
}

/// The page gets the zone's rules.
fn know(house: &mut House, zone: &str) -> Result<(), ApiError> {
    if !house.zones.iter().any(|known| known.name == zone) {
        house.zones.push(zone_file(zone)?);
    }
    Ok(())
}

pub(super) async fn meeting(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<MeetingPage, ApiError> {
    let detail = services::meetings::get(services, actor, id).await?;
    let mut house = gather_house(services, actor).await?;
    know(&mut house, &detail.meeting.time_zone)?;
    Ok(MeetingPage { house, detail })
}

pub(super) async fn create(
    services: &Services,
    actor: &Actor,
    draft: &MeetingDraft,
) -> Result<MeetingDetail, ApiError> {
    let zone = Zone::read(&zone_file(&draft.zone)?);
    let (command, unread) = draft.command(&zone);
    let made = services::meetings::create(services, actor, &command).await;
    Ok(made.map_err(|error| by_field(error.failure(), unread))?)
}

/// Attendees that are named as before stay who they are.
pub(super) async fn change(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    draft: &MeetingDraft,
    revision: Option<u64>,
) -> Result<MeetingDetail, ApiError> {
    let known = services::meetings::get(services, actor, id).await?;
    let zone = Zone::read(&zone_file(&draft.zone)?);
    let change = draft.change(&known, &zone)?;
    Ok(services::meetings::change(services, actor, id, &change, revision).await?)
}
