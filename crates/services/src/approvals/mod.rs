//! Requests for rooms that need approval: who may decide sees them, approves or rejects
//! (R010, R079, decision 9). Must not know how a request was made.
//!
//! Start at [`approve`]; it goes through the same guard as every booking.

mod approve;
mod pending;
mod reject;
#[cfg(test)]
mod tests;

pub use approve::approve;
pub use pending::{Order, count_pending, pending};
pub use reject::reject;

use domain::{
    accounts::{Action, Actor, can},
    bookings::{Booking, Status},
    ids::BookingId,
};

use crate::{
    Error, Services,
    bookings::{subject, visible},
    journal::About,
};

fn about<'a>(action: &'static str, id: &'a BookingId) -> About<'a> {
    About {
        action,
        kind: "booking",
        id: id.as_str(),
    }
}

/// The request as it is now, if the caller may decide about it.
async fn request(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
) -> Result<Booking, Error> {
    let booking = visible(services, actor, id).await?;
    can(actor, Action::DecideRequest, subject(actor, &booking))?;
    if booking.status != Status::Pending {
        return Err(Error::Rule("not_pending"));
    }
    match revision {
        Some(seen) if seen != booking.revision => Err(Error::Stale(booking.revision)),
        _ => Ok(booking),
    }
}
