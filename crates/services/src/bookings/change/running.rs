//! A meeting under way: ended early, or extended.

use contract::bookings::BookingDetail;
use domain::{
    accounts::Actor,
    bookings::{Booking, Status},
    ids::BookingId,
};
use jiff::SignedDuration;

use super::{Order, about, answer, one, patch::Patch};
use crate::{
    Error, Services,
    bookings::{commit::decide_and_commit, input::whole_seconds},
    fields,
    journal::audited,
};

/// Longest extension.
const MOST_MINUTES: u32 = 24 * 60;

/// Ends a meeting in progress now; the room is free from this second.
///
/// # Errors
/// Denied; not found; stale; rules `not_live`, `not_running`; unavailable.
pub async fn end_early(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    let now = whole_seconds(services.clock.now());
    let end = |booking: &Booking| {
        let running = booking.status == Status::Confirmed && booking.slot.contains(now);
        if !running || now == booking.slot.start {
            return Err(Error::Rule("not_running"));
        }
        Ok(Patch {
            end: Some(now),
            ..Patch::default()
        })
    };
    carry_out(services, actor, id, revision, "bookings.end_early", end).await
}

/// Ends a meeting that is not over so many minutes later.
///
/// # Errors
/// Denied; not found; stale; wrong field `minutes`; rules `not_live`, `not_running` when it is
/// over; refused as [`crate::bookings::book`]; unavailable.
pub async fn extend(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    minutes: u32,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    if !(1..=MOST_MINUTES).contains(&minutes) {
        return Err(fields::wrong("minutes", "too_large"));
    }
    let now = services.clock.now();
    let longer = |booking: &Booking| {
        if booking.slot.end <= now {
            return Err(Error::Rule("not_running"));
        }
        let more = SignedDuration::from_mins(i64::from(minutes));
        Ok(Patch {
            end: booking.slot.end.checked_add(more).ok(),
            ..Patch::default()
        })
    };
    carry_out(services, actor, id, revision, "bookings.extend", longer).await
}

async fn carry_out(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
    action: &'static str,
    patch: impl Fn(&Booking) -> Result<Patch, Error> + Sync,
) -> Result<BookingDetail, Error> {
    let order = Order {
        services,
        actor,
        id,
        revision,
        about: about(action, id),
        changes: &[],
    };
    let patch = &patch;
    let work = decide_and_commit(services, |attempt| {
        one::decide(order, attempt, move |booking| patch(booking))
    });
    let after = audited(services, actor, order.about, work).await?;
    answer(services, actor, &after).await
}
