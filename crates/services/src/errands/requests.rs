//! Requests that end at their start.

use std::collections::BTreeSet;

use domain::{
    bookings::{Booking, Status},
    ids::BookingId,
};
use jiff::Timestamp;

use super::{What, make};
use crate::{
    Error, Services,
    ports::{Change, Write},
};

/// Requests end at their start; of a series its next date has an errand, which makes the one of
/// the date after it. An errand too many finds nothing to do, so each write makes its own.
pub(super) fn expiries(services: &Services, write: &mut Write) -> Result<(), Error> {
    let asked = write.bookings.iter().map(|one| &one.booking);
    let mut asked: Vec<&Booking> = asked.filter(|one| one.status == Status::Pending).collect();
    asked.sort_by_key(|one| one.slot.start);
    let mut seen = BTreeSet::new();
    let first = |one: &&Booking| one.series.as_ref().is_none_or(|id| seen.insert(id.clone()));
    let firsts: Vec<&Booking> = asked.into_iter().filter(first).collect();
    let made: Result<Vec<Change>, Error> = firsts
        .into_iter()
        .map(|one| expire(services, &one.id, one.slot.start))
        .collect();
    write.changes.extend(made?);
    Ok(())
}

/// The write that ends a request at `at`, should it still wait then.
pub(crate) fn expire(
    services: &Services,
    booking: &BookingId,
    at: Timestamp,
) -> Result<Change, Error> {
    let booking = booking.clone();
    make(services, at, What::Expire { booking })
}
