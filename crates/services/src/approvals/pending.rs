//! The requests that wait for the caller.

use contract::{bookings::BookingView, page::Page};
use domain::{
    accounts::{Action, Actor, Role, Subject, can},
    bookings::{Slot, Status},
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
    let now = services.clock.now();
    let read = CalendarRead {
        rooms,
        window: Some(Slot {
            start: now,
            end: Timestamp::MAX,
        }),
        statuses: vec![Status::Pending],
        limit: MOST,
        ..CalendarRead::default()
    };
    let mut found = services.bookings.calendar(&read).await?;
    if order == Order::Oldest {
        found.sort_by_key(|one| (one.created_at, one.slot.start));
    }
    let views = found.iter().map(|one| view(actor, one, now)).collect();
    Ok(paging.cut(views, |one| one.id.as_str()))
}
