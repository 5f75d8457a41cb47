//! The requests that wait for the caller.

use contract::{bookings::BookingView, page::Page};
use domain::{
    accounts::{Action, Actor, Role, Subject, can},
    bookings::{Booking, Slot, Status},
};
use jiff::Timestamp;

use crate::{Error, Services, bookings::view, paging::Paging, ports::CalendarRead};

/// Most requests looked at.
const MOST: usize = 1_000;
/// Most rooms that one person manages, as far as this list goes.
const MOST_ROOMS: usize = 200;

/// In which order requests are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Who waits longest stands first.
    #[default]
    Oldest,
    /// What begins first stands first.
    Start,
}

/// Requests that are not over and that the caller may decide about (R010): those for the rooms
/// that the caller manages, or all for a system administrator.
///
/// # Errors
/// Denied to those who decide about nothing; unavailable.
pub async fn pending(
    services: &Services,
    actor: &Actor,
    order: Order,
    paging: &Paging,
) -> Result<Page<BookingView>, Error> {
    let now = services.clock.now();
    let mut found = waiting(services, actor, now, MOST).await?;
    if order == Order::Oldest {
        found.sort_by_key(|one| (one.created_at, one.slot.start));
    }
    let views = found.iter().map(|one| view(actor, one, now)).collect();
    Ok(paging.cut(views, |one| one.id.as_str()))
}

/// How many they are, counted up to `most`: for the menu of every page, so it reads no more.
///
/// # Errors
/// As [`pending`].
pub async fn count_pending(
    services: &Services,
    actor: &Actor,
    most: usize,
) -> Result<usize, Error> {
    let found = waiting(services, actor, services.clock.now(), most).await?;
    Ok(found.len())
}

/// Those that begin first, at most `most`.
async fn waiting(
    services: &Services,
    actor: &Actor,
    now: Timestamp,
    most: usize,
) -> Result<Vec<Booking>, Error> {
    can(actor, Action::DecideRequest, Subject::House)?;
    let all = actor.is(Role::SystemAdministrator);
    let rooms = match all {
        true => Vec::new(),
        false => actor
            .manages_rooms
            .iter()
            .take(MOST_ROOMS)
            .cloned()
            .collect(),
    };
    let read = CalendarRead {
        rooms,
        window: Some(Slot {
            start: now,
            end: Timestamp::MAX,
        }),
        statuses: vec![Status::Pending],
        limit: most,
        ..CalendarRead::default()
    };
    Ok(services.bookings.calendar(&read).await?)
}
