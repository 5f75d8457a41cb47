//! What is known about one request: for who asked, and for who decides.

use contract::approvals::RequestFacts;
use domain::{accounts::Actor, bookings::Booking, ids::BookingId};

use super::{case::Case, request};
use crate::{Error, Services, accounts, bookings::may_see, rooms::known};

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
    let booking = request(services, actor, id, None).await?;
    let facts = facts(services, actor, &booking).await?;
    match facts.may_decide || may_see(actor, &booking) {
        true => Ok(facts),
        false => Err(Error::NotFound("booking")),
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
