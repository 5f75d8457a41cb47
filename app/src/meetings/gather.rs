//! Gathers what a page of meetings shows, and carries out what was typed; on the server only.

use contract::{
    accounts::AccountView,
    meetings::{MeetingDetail, MeetingView, MyMeeting},
};
use domain::{
    accounts::{Actor, ActorKind},
    ids::MeetingId,
    meetings::{MOST_ATTENDEES, MeetingType, Phase},
};
use leptos::prelude::use_context;
use services::{
    Services, accounts::AccountFilter, meetings::MeetingFilter, paging::Paging, zones::zone_file,
};

use super::{
    also,
    calendars::gather as calendars,
    draft::{MeetingDraft, by_field},
    outside::GuestToken,
    views::{Joining, MeetingPage, Meetings, PeopleAsked},
};
use crate::{
    bookings::{api::gather_house, views::House},
    context::{ApiError, caller_locale},
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
    let all = match mine {
        true => of_caller(services, actor, kind).await?,
        false => everybodys(services, actor, kind).await?,
    };
    let over = |one: &MyMeeting| {
        let meeting = &one.meeting;
        meeting.phase >= Phase::Ended || meeting.end <= house.as_of
    };
    let (mut past, mut coming): (Vec<_>, Vec<_>) = all.into_iter().partition(over);
    coming.sort_by_key(|one| one.meeting.start);
    past.sort_by_key(|one| std::cmp::Reverse(one.meeting.start));
    past.truncate(MOST_PAST);
    for one in coming.iter().chain(&past) {
        know(&mut house, &one.meeting.time_zone)?;
    }
    Ok(Meetings {
        house,
        coming,
        past,
    })
}

/// Those that the caller made, and those that it is asked to attend (R055).
async fn of_caller(
    services: &Services,
    actor: &Actor,
    kind: Option<MeetingType>,
) -> Result<Vec<MyMeeting>, ApiError> {
    let mut all = services::meetings::mine(services, actor).await?;
    all.retain(|one| kind.is_none_or(|kind| kind == one.meeting.kind));
    Ok(all)
}

async fn everybodys(
    services: &Services,
    actor: &Actor,
    kind: Option<MeetingType>,
) -> Result<Vec<MyMeeting>, ApiError> {
    let filter = MeetingFilter { kind, mine: false };
    let all = services::meetings::list(services, actor, &filter, &Paging::most()).await?;
    let one = |meeting: MeetingView| MyMeeting {
        meeting,
        attending: None,
    };
    Ok(all.items.into_iter().map(one).collect())
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
    people: &PeopleAsked,
) -> Result<MeetingPage, ApiError> {
    let asked = (&people.filter, people.most.min(MOST_ATTENDEES));
    let detail = services::meetings::get_with(services, actor, id, asked).await?;
    let mut house = gather_house(services, actor).await?;
    know(&mut house, &detail.meeting.time_zone)?;
    let calendars = calendars::of_meeting(services, actor, &house, &detail).await?;
    let busy = calendars::busy_then(services, actor, &detail).await?;
    Ok(MeetingPage {
        house,
        also: also::of_meeting(services, actor, &detail).await?,
        calendars,
        busy,
        detail,
    })
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

/// What the link shows to this browser.
pub(super) async fn join(
    services: &Services,
    actor: &Actor,
    secret: &str,
) -> Result<Joining, ApiError> {
    let join = services::meetings::join(services, secret).await?;
    let zone = zone_file(&join.time_zone)?;
    let stranger = actor.kind == ActorKind::Anonymous;
    let token = use_context::<GuestToken>().filter(|_| stranger);
    let (known_as, agreed) = match &token {
        Some(GuestToken(token)) => (
            services::meetings::joined_as(services, secret, token).await?,
            services::meetings::recording::agreed(services, secret, token).await?,
        ),
        None => (None, false),
    };
    Ok(Joining {
        asks: stranger && join.outsiders,
        join,
        zone,
        known_as,
        agreed,
    })
}

/// Names that are offered at once.
const FEW_NAMES: usize = 8;

pub(super) async fn people(
    services: &Services,
    actor: &Actor,
    part: String,
) -> Result<Vec<(String, String)>, ApiError> {
    let filter = AccountFilter {
        text: Some(part.chars().take(100).collect()),
        disabled: Some(false),
        locale: caller_locale().as_str().to_owned(),
    };
    let paging = Paging {
        limit: Some(FEW_NAMES),
        cursor: None,
    };
    let found = services::accounts::list(services, actor, &filter, &paging).await?;
    let line = |one: AccountView| (one.name, one.department_name.unwrap_or(one.login));
    Ok(found.items.into_iter().map(line).collect())
}
