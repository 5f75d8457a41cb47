//! Gathers what a booking page shows from the use cases; on the server only.

use contract::{
    bookings::{BookRoom, BookingDetail, ChangeBooking, SeriesScope},
    zones::ZoneFile,
};
use domain::{
    accounts::Actor,
    bookings::{Attendee, Slot, Status},
    ids::{BookingId, RoomId},
};
use jiff::{Timestamp, ToSpan};
use services::{
    Services, bookings::BookingFilter, paging::Paging, rooms::RoomFilter, zones::zone_file,
};

use super::{
    draft::Draft,
    views::{BookingPage, DayView, House, HouseRules, MyBookings, RoomRow},
};
use crate::{
    context::{ApiError, caller_locale, invalid},
    zones::{Zone, parse_date},
};

/// Most zones that a page offers.
const MOST_ZONES: usize = 12;
/// Most rooms and bookings of a page.
const MOST: usize = 1_000;
/// Past bookings on "my bookings".
const PAST_DAYS: i64 = 60;

pub(super) async fn house(
    services: &Services,
    actor: &Actor,
    zone: Option<String>,
) -> Result<House, ApiError> {
    Ok(ruled_house(services, actor, zone).await?.0)
}

/// The house with the rules of its rooms.
async fn ruled_house(
    services: &Services,
    actor: &Actor,
    zone: Option<String>,
) -> Result<(House, HouseRules), ApiError> {
    let filter = RoomFilter {
        with_disabled: true,
        ..RoomFilter::default()
    };
    let locale = caller_locale().as_str();
    let rooms = services::rooms::list(services, actor, &filter, locale, &Paging::most()).await?;
    let mut rules = HouseRules::default();
    for room in &rooms.items {
        let may_book = services::bookings::may_book(actor, room);
        rules.add(room.id.clone(), room.policy.clone(), may_book);
    }
    let rooms: Vec<RoomRow> = rooms.items.into_iter().map(RoomRow::from).collect();
    let own = own_zone(services, actor).await?;
    let mut names: Vec<&str> = vec![&own];
    for room in &rooms {
        if !names.contains(&room.time_zone.as_str()) && names.len() < MOST_ZONES {
            names.push(&room.time_zone);
        }
    }
    let wanted = zone.filter(|zone| !zone.is_empty());
    if let Some(zone) = wanted.as_deref().filter(|zone| !names.contains(zone)) {
        names.push(zone);
    }
    let zones: Result<Vec<ZoneFile>, _> = names.into_iter().map(zone_file).collect();
    let zone = wanted.unwrap_or(own.clone());
    let house = House {
        as_of: services.clock.now(),
        zone,
        zones: zones?,
        rooms,
    };
    Ok((house, rules))
}

/// The zone that the account says, else the organisation's.
pub(super) async fn own_zone(services: &Services, actor: &Actor) -> Result<String, ApiError> {
    let me = services::accounts::me(services, actor).await?;
    let own = me.account.and_then(|account| account.time_zone);
    match own {
        Some(zone) => Ok(zone),
        None => Ok(services::rooms::settings(services).await?.time_zone),
    }
}

pub(super) async fn day(
    services: &Services,
    actor: &Actor,
    date: Option<String>,
    zone: Option<String>,
) -> Result<DayView, ApiError> {
    let (house, rules) = ruled_house(services, actor, zone).await?;
    let zone = house.zone();
    let day = match date.filter(|date| !date.is_empty()) {
        Some(date) => parse_date(&date).ok_or(invalid("date", "bad_time"))?,
        None => zone.day(house.as_of),
    };
    let slot = zone.day_slot(day).ok_or(invalid("date", "bad_time"))?;
    let (bookings, cut) = services::bookings::list_whole(services, actor, slot).await?;
    Ok(DayView {
        house,
        day,
        bookings,
        cut,
        rules,
    })
}

pub(super) async fn booking(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
) -> Result<BookingPage, ApiError> {
    let detail = services::bookings::get(services, actor, id).await?;
    let house = house(services, actor, None).await?;
    Ok(BookingPage { house, detail })
}

pub(super) async fn mine(services: &Services, actor: &Actor) -> Result<MyBookings, ApiError> {
    let house = house(services, actor, None).await?;
    let now = house.as_of;
    let statuses = vec![Status::Pending, Status::Confirmed, Status::Rejected];
    let coming = BookingFilter {
        from: Some(now),
        statuses,
        ..BookingFilter::default()
    };
    let since = now.checked_sub((24 * PAST_DAYS).hours()).unwrap_or(now);
    let past = BookingFilter {
        from: Some(since),
        to: Some(now),
        ..every_status()
    };
    let paging = Paging {
        limit: Some(MOST),
        cursor: None,
    };
    let coming = services::bookings::mine(services, actor, &coming, &paging)
        .await?
        .items;
    let mut past = services::bookings::mine(services, actor, &past, &paging)
        .await?
        .items;
    past.retain(|one| one.end <= now);
    past.reverse();
    past.truncate(100);
    Ok(MyBookings {
        house,
        coming,
        past,
    })
}

fn every_status() -> BookingFilter {
    let statuses = vec![
        Status::Pending,
        Status::Confirmed,
        Status::Rejected,
        Status::Cancelled,
        Status::Released,
    ];
    BookingFilter {
        statuses,
        ..BookingFilter::default()
    }
}

/// The zone that a draft's times are meant in.
fn zone_of(draft: &Draft) -> Result<Zone, ApiError> {
    Ok(Zone::read(&zone_file(&draft.zone)?))
}

pub(super) fn command(draft: &Draft) -> Result<BookRoom, ApiError> {
    Ok(draft.command(&zone_of(draft)?)?)
}

/// Carries out what was typed; attendees that are named as before stay who they are.
pub(super) async fn changed(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    draft: &Draft,
    scope: SeriesScope,
    revision: Option<u64>,
) -> Result<BookingDetail, ApiError> {
    let known = services::bookings::get(services, actor, id)
        .await?
        .attendees;
    let change = change(draft, scope, &known)?;
    Ok(services::bookings::change(services, actor, id, &change, revision).await?)
}

/// Another place for it, and nothing else.
pub(super) fn shifted(room: RoomId, slot: Slot) -> ChangeBooking {
    ChangeBooking {
        start: Some(slot.start),
        end: Some(slot.end),
        room: Some(room),
        scope: SeriesScope::This,
        ..ChangeBooking::default()
    }
}

fn change(
    draft: &Draft,
    scope: SeriesScope,
    known: &[Attendee],
) -> Result<ChangeBooking, ApiError> {
    let (start, end): (Timestamp, Timestamp) = draft.slot(&zone_of(draft)?)?;
    let slot = Slot { start, end };
    Ok(ChangeBooking {
        start: Some(slot.start),
        end: Some(slot.end),
        room: Some(draft.room.as_str().into()),
        subject: Some(draft.subject.trim().to_owned()),
        description: Some(draft.description.trim().to_owned()),
        private: Some(draft.private),
        attendees: draft.attendees(known),
        scope,
    })
}
