//! Bookings of a row with their lanes.

use contract::bookings::BookingView;

use crate::bookings::lanes::lanes;

/// A booking with its lane and how many lanes its neighbours need.
#[derive(Debug, Clone, PartialEq)]
pub struct Laned {
    /// Which.
    pub booking: BookingView,
    /// From 0.
    pub lane: usize,
    /// At least 1.
    pub lanes: usize,
}

/// Puts bookings, in order of start, into as few lanes as they need.
#[must_use]
pub fn laned(bookings: &[BookingView]) -> Vec<Laned> {
    let found = lanes(bookings.iter().map(|one| (one.start, one.end)));
    let with = |(booking, (lane, lanes)): (&BookingView, _)| Laned {
        booking: booking.clone(),
        lane,
        lanes,
    };
    bookings.iter().zip(found).map(with).collect()
}
