//! Booking a room: once, or by a rule (R021 to R029, R084).
//! Must not know how a booking is changed later: that is `change`.
//!
//! Start at [`book`]; `order` decides date by date, `make` says what is stored.

mod make;
mod order;

use contract::bookings::{BookRoom, Booked};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::BookingId,
};

use super::{commit::decide_and_commit, input::draft, together::Held};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited},
};
use order::Order;

/// Books a room, once or by a rule.
///
/// # Errors
/// Denied; wrong fields; not found (`room`); refused (`overlap` with who has it, where visible, and
/// the nearest alternatives); unavailable.
pub async fn book(services: &Services, actor: &Actor, input: &BookRoom) -> Result<Booked, Error> {
    let id = BookingId::from(services.ids.id());
    booked(services, actor, &id, input, false).await
}

/// As [`book`], under an id that the caller made: a retry after a lost answer finds its own
/// booking and answers it again.
///
/// # Errors
/// As [`book`]; rule `taken` when the id is somebody else's booking.
pub async fn book_with_id(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &BookRoom,
) -> Result<Booked, Error> {
    let mut fields = Fields::default();
    fields.id("id", id.as_str());
    fields.done()?;
    booked(services, actor, id, input, true).await
}

/// Books the rooms of a meeting at once, all or none, as part of a command of `meetings`, which
/// leaves the journal row `about` it.
///
/// # Errors
/// As [`book`].
pub(crate) async fn book_for(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &BookRoom,
    held: &Held,
    about: About<'_>,
) -> Result<Booked, Error> {
    can(actor, Action::Book, Subject::Room(&input.room))?;
    let draft = draft(services, input).await?;
    let order = Order {
        services,
        actor,
        id,
        draft: &draft,
        about,
        held: Some(held),
    };
    decide_and_commit(services, |attempt| order.decide(attempt, true)).await
}

async fn booked(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &BookRoom,
    perhaps_there: bool,
) -> Result<Booked, Error> {
    let about = About {
        action: "bookings.book",
        kind: "booking",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::Book, Subject::Room(&input.room))?;
        let draft = draft(services, input).await?;
        let order = Order {
            services,
            actor,
            id,
            draft: &draft,
            about,
            held: None,
        };
        decide_and_commit(services, |attempt| {
            order.decide(attempt, perhaps_there || attempt.number > 0)
        })
        .await
    };
    audited(services, actor, about, work).await
}
