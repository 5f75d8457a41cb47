//! What is known about one request: for who asked, and for who decides.

use contract::approvals::{RequestFacts, RequestView};
use domain::{accounts::Actor, bookings::Booking, ids::BookingId};
use jiff::Timestamp;

use super::{as_decider, case::Case, request};
use crate::{
    Error, Services, accounts,
    bookings::{may_see, view},
    rooms::known,
};

/// Where a request stands: priority, steps, who answered what and when (R074). Of a booking that
/// never needed anybody's word there is nothing in it.
///
/// # Errors
/// Denied to unknown callers; not found, also when the caller may neither see nor decide it;
/// unavailable.
pub async fn request_facts(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
) -> Result<RequestFacts, Error> {
    Ok(one(services, actor, id).await?.facts)
}

/// The same with its booking, also when it is private and the caller decides about it.
///
/// # Errors
/// As [`request_facts`].
pub async fn one(services: &Services, actor: &Actor, id: &BookingId) -> Result<RequestView, Error> {
    let booking = request(services, actor, id, None).await?;
    let facts = facts(services, actor, &booking).await?;
    if !(facts.may_decide || may_see(actor, &booking)) {
        return Err(Error::NotFound("booking"));
    }
    Ok(seen(actor, &booking, facts, services.clock.now()))
}

/// A request with its facts, as who may know of it sees it.
pub(super) fn seen(
    actor: &Actor,
    booking: &Booking,
    facts: RequestFacts,
    now: Timestamp,
) -> RequestView {
    let mut shown = view(&as_decider(actor, booking), booking, now);
    shown.may_change &= may_see(actor, booking);
    RequestView {
        booking: shown,
        facts,
    }
}

pub(super) async fn facts(
    services: &Services,
    actor: &Actor,
    booking: &Booking,
) -> Result<RequestFacts, Error> {
    let room = known(services, &booking.room).await?;
    let case = Case::read(services, &room, booking).await?;
    let named: Vec<_> = case.named().cloned().collect();
    let names = accounts::account_names(services, &named).await?;
    Ok(case.facts(actor, booking, &names, services.clock.now()))
}
