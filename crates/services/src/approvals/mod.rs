//! Requests for rooms that need approval: who may decide sees them, approves or rejects, step by
//! step (R010, R074, R075, R079, decision 9). Must not know how a request was made.
//!
//! Start at [`approve`]; it goes through the same guard as every booking. `case` is one request
//! with its steps, `chain` which steps a room asks for.

mod approve;
mod case;
mod chain;
mod change;
mod check;
mod deciders;
mod expire;
mod facts;
mod pending;
mod recent;
mod records;
mod reject;
mod set_steps;
mod take_back;
#[cfg(test)]
mod tests;

pub use approve::{approve, approve_saying};
pub use change::change_request;
pub use check::check;
pub(crate) use deciders::deciders;
pub(crate) use expire::expire;
pub use expire::sweep;
pub use facts::{one, request_facts};
pub use pending::{Order, count_pending, pending};
pub use recent::recent;
pub use reject::reject;
pub use set_steps::{people_named, set_steps, steps};
pub use take_back::take_back;

use contract::bookings::BookingDetail;
use domain::{
    accounts::{Actor, ActorKind, Denial},
    bookings::{Booking, Status},
    ids::BookingId,
};

use crate::{
    Error, Services,
    bookings::{get, may_see},
    journal::About,
};

/// Longest reason or comment, in characters.
const LONGEST_COMMENT: usize = 500;

fn about<'a>(action: &'static str, id: &'a BookingId) -> About<'a> {
    About {
        action,
        kind: "booking",
        id: id.as_str(),
    }
}

/// The request as it is now, whoever asks: [`case::Case::permit`] says who may decide.
async fn request(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
) -> Result<Booking, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    let found = services.bookings.booking(id).await?;
    let booking = found.ok_or(Error::NotFound("booking"))?;
    match revision {
        Some(seen) if seen != booking.revision => Err(Error::Stale(booking.revision)),
        _ => Ok(booking),
    }
}

/// Of a request that the caller may not decide about: that it is not there, when they may not
/// even know of it (api.md).
fn hidden(actor: &Actor, booking: &Booking, denial: Denial) -> Error {
    match may_see(actor, booking) {
        true => denial.into(),
        false => Error::NotFound("booking"),
    }
}

/// # Errors
/// Rule `not_pending`.
fn still_pending(booking: &Booking) -> Result<(), Error> {
    match booking.status {
        Status::Pending => Ok(()),
        _ => Err(Error::Rule("not_pending")),
    }
}

/// The caller as one who sees the request that they decide about, private or not.
fn as_decider(actor: &Actor, booking: &Booking) -> Actor {
    let mut decider = actor.clone();
    if !may_see(actor, booking) {
        decider.manages_rooms.push(booking.room.clone());
    }
    decider
}

/// What one gets who decided about `booking`.
async fn answered(
    services: &Services,
    actor: &Actor,
    booking: &Booking,
) -> Result<BookingDetail, Error> {
    let mut detail = get(services, &as_decider(actor, booking), &booking.id).await?;
    if !may_see(actor, booking) {
        detail.booking.may_change = false;
    }
    Ok(detail)
}
