//! Gathers what the phone shows from the use cases; on the server only.

use contract::bookings::{BookRoom, BookingDetail, OnConflict, SeriesScope};
use domain::{
    accounts::Actor,
    bookings::{Slot, Status},
    ids::{BookingId, RoomId},
};
use jiff::{Timestamp, ToSpan};
use services::{Services, bookings::BookingFilter, paging::Paging, rooms::RoomFilter};

use super::{
    api::{Deed, MORE_MINUTES},
    views::{Hours, NowView, RoomView, Taken},
};
use crate::{
    bookings::{api, draft::Draft},
    context::{ApiError, caller_locale, invalid},
    text::words::attendee as words,
    zones::{Zone, parse_date, parse_time},
};

/// How far the phone knows when rooms are taken.
const HOURS_KNOWN: i64 = 24;
/// Most pages of bookings read for that, 1,000 each.
const MOST_PAGES: usize = 4;
/// Days of one room.
const DAYS_SHOWN: i64 = 15;

pub(super) async fn now(services: &Services, actor: &Actor) -> Result<NowView, ApiError> {
    let mine = api::mine().await?;
    let taken = taken(services, actor, mine.house.as_of).await?;
    let mut coming = mine.coming;
    coming.retain(|one| one.status.is_live());
    Ok(NowView {
        house: mine.house,
        coming,
        taken,
        hours: hours(services, actor).await?,
    })
}

async fn hours(services: &Services, actor: &Actor) -> Result<Vec<Hours>, ApiError> {
    let filter = RoomFilter::default();
    let locale = caller_locale().as_str();
    let rooms = services::rooms::list(services, actor, &filter, locale, &Paging::most()).await?;
    let hours = |room: contract::rooms::RoomView| {
        Some(Hours {
            open: room.policy.opening_hours.value?,
            room: room.id,
        })
    };
    Ok(rooms.items.into_iter().filter_map(hours).collect())
}

async fn taken(services: &Services, actor: &Actor, now: Timestamp) -> Result<Vec<Taken>, ApiError> {
    let filter = BookingFilter {
        from: Some(now),
        to: now.checked_add(HOURS_KNOWN.hours()).ok(),
        statuses: vec![Status::Confirmed],
        ..BookingFilter::default()
    };
    let mut taken = Vec::new();
    let mut paging = Paging::most();
    for _ in 0..MOST_PAGES {
        let page = services::bookings::list(services, actor, &filter, &paging).await?;
        taken.extend(page.items.into_iter().map(|one| Taken {
            slot: Slot {
                start: one.start,
                end: one.end,
            },
            room: one.room,
        }));
        paging.cursor = page.next_cursor;
        if paging.cursor.is_none() {
            break;
        }
    }
    Ok(taken)
}

pub(super) async fn room(
    services: &Services,
    actor: &Actor,
    id: &RoomId,
) -> Result<RoomView, ApiError> {
    let room = services::rooms::get(services, actor, id).await?;
    let mut house = api::house(Some(room.time_zone.clone())).await?;
    house.rooms.clear();
    let today = house.zone().day(house.as_of);
    let from = house.zone().midnight(today);
    let filter = BookingFilter {
        rooms: vec![id.clone()],
        from,
        to: house.as_of.checked_add((24 * DAYS_SHOWN).hours()).ok(),
        ..BookingFilter::default()
    };
    let bookings = services::bookings::list(services, actor, &filter, &Paging::most()).await?;
    Ok(RoomView {
        house,
        room: room.into(),
        bookings: bookings.items,
    })
}

/// A walk-up booking from the minute that has begun.
pub(super) fn walk_up(now: Timestamp, room: RoomId, minutes: i64) -> BookRoom {
    let second = now.as_second();
    let start = Timestamp::from_second(second - second.rem_euclid(60)).unwrap_or(now);
    let end = start
        .checked_add(minutes.clamp(1, 240).minutes())
        .unwrap_or(start);
    BookRoom {
        room,
        subject: words::walk_up(caller_locale()).to_owned(),
        start,
        end,
        time_zone: None,
        rrule: None,
        exdates: Vec::new(),
        rdates: Vec::new(),
        on_conflict: OnConflict::Refuse,
        choices: Vec::new(),
        attendees: Vec::new(),
        private: false,
        all_day: false,
        description: String::new(),
        why: String::new(),
    }
}

pub(super) async fn change(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    deed: Deed,
) -> Result<BookingDetail, ApiError> {
    let done = match deed {
        Deed::GiveUp => {
            services::bookings::cancel(services, actor, id, SeriesScope::This, None, None).await
        }
        Deed::End => services::bookings::end_early(services, actor, id, None).await,
        Deed::Extend => services::bookings::extend(services, actor, id, MORE_MINUTES, None).await,
    };
    Ok(done?)
}

/// A booking as typed on the phone: its times are the room's.
pub(super) async fn typed(
    services: &Services,
    actor: &Actor,
    room: &RoomId,
    typed: Typed,
) -> Result<BookRoom, ApiError> {
    let known = services::rooms::get(services, actor, room).await?;
    let zone = Zone::read(&services::zones::zone_file(&known.time_zone)?);
    let date = parse_date(&typed.date).ok_or(invalid("date", "required"))?;
    let time = parse_time(&typed.start).ok_or(invalid("start", "required"))?;
    let first = zone
        .instant(date.to_datetime(time))
        .ok_or(invalid("start", "bad_time"))?;
    // The end follows from the length, also over midnight.
    let mut draft = Draft::at(room.as_str(), &zone, first, typed.minutes.clamp(1, 1_440));
    draft.subject = typed.subject;
    Ok(draft.command(&zone)?)
}

/// What the form of a room sends.
pub(super) struct Typed {
    pub(super) subject: String,
    pub(super) date: String,
    pub(super) start: String,
    pub(super) minutes: i64,
}
