//! Reading bookings: one, a stretch of calendar, one's own (R007, R086).

use base64::Engine as _;
use contract::{
    bookings::{BookingDetail, BookingView},
    page::Page,
};
use domain::{
    accounts::{Action, Actor, ActorKind, Denial, Subject, can},
    bookings::{Booking, MOST_DATES, Slot, Status},
    ids::{BookingId, RoomId, SeriesId},
};
use jiff::Timestamp;

use super::view::{detail, may_see, subject, view};
use crate::{Error, Services, fields, paging::Paging, ports::CalendarRead};

/// Which bookings to list; all that are given must match.
#[derive(Debug, Clone, Default)]
pub struct BookingFilter {
    /// In these rooms; empty: in all.
    pub rooms: Vec<RoomId>,
    /// That end after this.
    pub from: Option<Timestamp>,
    /// That start before this.
    pub to: Option<Timestamp>,
    /// Of this series.
    pub series: Option<SeriesId>,
    /// With one of these; empty: pending and confirmed.
    pub statuses: Vec<Status>,
}

/// Most rooms named in one filter.
const MOST_ROOMS: usize = 200;

/// Most bookings of a window that is read whole.
const MOST_WHOLE: usize = 20_000;

/// Bookings that overlap the window, in order of start. What the caller may not know is left out
/// of each ("Busy").
///
/// # Errors
/// Denied to unknown and external callers; wrong fields (`to`, `rooms`, `cursor`); unavailable.
pub async fn list(
    services: &Services,
    actor: &Actor,
    filter: &BookingFilter,
    paging: &Paging,
) -> Result<Page<BookingView>, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    page(services, actor, read(filter, None)?, paging).await
}

/// All live bookings that overlap the window, in order of start: a calendar that left some out
/// would show their rooms as free. The flag says that there are more than [`MOST_WHOLE`].
///
/// # Errors
/// As [`list`].
pub async fn list_whole(
    services: &Services,
    actor: &Actor,
    window: Slot,
) -> Result<(Vec<BookingView>, bool), Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    check_window(window)?;
    let read = CalendarRead {
        window: Some(window),
        limit: MOST_WHOLE + 1,
        ..CalendarRead::default()
    };
    let mut found = services.bookings.calendar(&read).await?;
    let cut = found.len() > MOST_WHOLE;
    found.truncate(MOST_WHOLE);
    let now = services.clock.now();
    let views = found.iter().map(|one| view(actor, one, now));
    Ok((views.collect(), cut))
}

/// The caller's own bookings, in order of start (R086).
///
/// # Errors
/// Denied to unknown callers; as [`list`]. Callers without an account have none.
pub async fn mine(
    services: &Services,
    actor: &Actor,
    filter: &BookingFilter,
    paging: &Paging,
) -> Result<Page<BookingView>, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    let Some(account) = actor.account() else {
        return Ok(Page {
            items: Vec::new(),
            next_cursor: None,
        });
    };
    let mut read = read(filter, None)?;
    read.organiser = Some(account.clone());
    page(services, actor, read, paging).await
}

fn read(
    filter: &BookingFilter,
    after: Option<(Timestamp, BookingId)>,
) -> Result<CalendarRead, Error> {
    if filter.rooms.len() > MOST_ROOMS {
        return Err(fields::wrong("room", "too_many"));
    }
    let window = match (filter.from, filter.to) {
        (None, None) => None,
        (from, to) => Some(Slot {
            start: from.unwrap_or(Timestamp::MIN),
            end: to.unwrap_or(Timestamp::MAX),
        }),
    };
    if let Some(window) = window {
        check_window(window)?;
    }
    Ok(CalendarRead {
        rooms: filter.rooms.clone(),
        series: filter.series.clone(),
        window,
        statuses: filter.statuses.clone(),
        after,
        ..CalendarRead::default()
    })
}

/// # Errors
/// Wrong field `to` when the window ends before it begins.
pub(super) fn check_window(window: Slot) -> Result<(), Error> {
    match window.start < window.end {
        true => Ok(()),
        false => Err(fields::wrong("to", "bad_time")),
    }
}

async fn page(
    services: &Services,
    actor: &Actor,
    mut read: CalendarRead,
    paging: &Paging,
) -> Result<Page<BookingView>, Error> {
    let limit = paging.limit();
    read.after = paging.cursor.as_deref().map(decode).transpose()?;
    read.limit = limit + 1;
    let mut found = services.bookings.calendar(&read).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let now = services.clock.now();
    Ok(Page {
        next_cursor: found.last().filter(|_| more).map(encode),
        items: found.iter().map(|one| view(actor, one, now)).collect(),
    })
}

fn encode(last: &Booking) -> String {
    let text = format!("{} {}", last.slot.start, last.id);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text)
}

fn decode(cursor: &str) -> Result<(Timestamp, BookingId), Error> {
    let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let bytes = engine.decode(cursor).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let place = text.as_deref().and_then(|text| {
        let (start, id) = text.split_once(' ')?;
        Some((start.parse().ok()?, BookingId::from(id)))
    });
    place.ok_or_else(|| fields::wrong("cursor", "bad_cursor"))
}

/// One booking. One that the caller may not see is not there (api.md).
///
/// # Errors
/// Denied to unknown callers; not found; unavailable.
pub async fn get(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
) -> Result<BookingDetail, Error> {
    let booking = visible(services, actor, id).await?;
    let series = match &booking.series {
        Some(series) => services.bookings.series(series).await?,
        None => None,
    };
    let rrule = series.map(|series| series.rrule);
    Ok(detail(actor, &booking, rrule, services.clock.now()))
}

/// A booking that the caller may see, else not found.
pub(crate) async fn visible(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
) -> Result<Booking, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    let found = services.bookings.booking(id).await?;
    let found = found.filter(|booking| may_see(actor, booking));
    found.ok_or(Error::NotFound("booking"))
}

/// A booking that the caller may change; one that may be seen but not changed is denied.
pub(crate) async fn changeable(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
) -> Result<Booking, Error> {
    let booking = visible(services, actor, id).await?;
    can(actor, Action::ChangeBooking, subject(actor, &booking))?;
    match revision {
        Some(seen) if seen != booking.revision => Err(Error::Stale(booking.revision)),
        _ => Ok(booking),
    }
}

/// Live dates of a booking's series; 1 for a single one.
pub(crate) async fn dates_of(services: &Services, booking: &Booking) -> Result<usize, Error> {
    let Some(series) = &booking.series else {
        return Ok(1);
    };
    let read = CalendarRead {
        series: Some(series.clone()),
        limit: MOST_DATES,
        ..CalendarRead::default()
    };
    Ok(services.bookings.calendar(&read).await?.len())
}
