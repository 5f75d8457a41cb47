//! The service desk: what the people who look after rooms see of the day (R011, R101). Must not
//! know pages. Start at [`desk`].

#[cfg(test)]
mod tests;

use contract::bookings::BookingView;
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::Status,
    service::DESK_HOURS,
};
use jiff::SignedDuration;

use crate::{
    Error, Services,
    bookings::{BookingFilter, list},
    paging::Paging,
};

/// Most bookings that the desk is shown at once.
pub const MOST_AT_DESK: usize = 200;

/// What runs now and what begins within [`DESK_HOURS`], in order of start, at most
/// [`MOST_AT_DESK`]; of private ones no subject.
///
/// # Errors
/// Denied to all but service attendants and administrators; unavailable.
pub async fn desk(services: &Services, actor: &Actor) -> Result<Vec<BookingView>, Error> {
    can(actor, Action::WorkAtDesk, Subject::House)?;
    let now = services.clock.now();
    let ahead = SignedDuration::from_hours(DESK_HOURS);
    let filter = BookingFilter {
        from: Some(now),
        to: Some(now.saturating_add(ahead).unwrap_or(now)),
        statuses: vec![Status::Confirmed],
        ..BookingFilter::default()
    };
    let paging = Paging {
        limit: Some(MOST_AT_DESK),
        cursor: None,
    };
    Ok(list(services, actor, &filter, &paging).await?.items)
}
