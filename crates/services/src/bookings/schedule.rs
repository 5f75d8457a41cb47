//! A person's own schedule: what they booked and what they are asked to attend (R033).

use contract::bookings::BookingView;
use domain::{
    accounts::{Actor, ActorKind, Denial},
    bookings::Slot,
};
use jiff::SignedDuration;

use super::{list::check_window, view::view};
use crate::{Error, Services, fields, ports::CalendarRead};

/// Longest stretch of one answer, in days: a month page shows six weeks.
const MOST_DAYS: i64 = 62;
/// Most of each kind in one answer.
const MOST: usize = 1_000;

/// The caller's own live bookings and those that it is asked to attend, in order of start. Callers
/// without an account have none.
///
/// # Errors
/// Denied to unknown callers; wrong field `to` (`bad_time`, `too_large` beyond 62 days);
/// unavailable.
pub async fn schedule(
    services: &Services,
    actor: &Actor,
    window: Slot,
) -> Result<Vec<BookingView>, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    check_window(window)?;
    if window.duration() > SignedDuration::from_hours(24 * MOST_DAYS) {
        return Err(fields::wrong("to", "too_large"));
    }
    let Some(account) = actor.account().cloned() else {
        return Ok(Vec::new());
    };
    let read = CalendarRead {
        window: Some(window),
        limit: MOST,
        ..CalendarRead::default()
    };
    let made = CalendarRead {
        organiser: Some(account.clone()),
        ..read.clone()
    };
    let asked = CalendarRead {
        attendee: Some(account),
        ..read
    };
    let (made, asked) = futures::try_join!(
        services.bookings.calendar(&made),
        services.bookings.calendar(&asked)
    )?;
    let mut all = made;
    all.extend(asked);
    all.sort_by(|a, b| (a.slot.start, &a.id).cmp(&(b.slot.start, &b.id)));
    let now = services.clock.now();
    Ok(all.iter().map(|one| view(actor, one, now)).collect())
}
