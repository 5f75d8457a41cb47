//! Requests may overlap each other: each of a row's bookings gets a lane of its own.

use contract::bookings::BookingView;
use jiff::Timestamp;

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
    let mut out: Vec<Laned> = Vec::with_capacity(bookings.len());
    let mut ends: Vec<Timestamp> = Vec::new();
    let mut first_of_group = 0;
    for booking in bookings {
        if ends.iter().all(|end| *end <= booking.start) {
            close(&mut out, first_of_group, ends.len());
            first_of_group = out.len();
            ends.clear();
        }
        let free = ends.iter().position(|end| *end <= booking.start);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = booking.end,
            None => ends.push(booking.end),
        }
        out.push(Laned {
            booking: booking.clone(),
            lane,
            lanes: 1,
        });
    }
    close(&mut out, first_of_group, ends.len());
    out
}

fn close(out: &mut [Laned], from: usize, lanes: usize) {
    for one in out.iter_mut().skip(from) {
        one.lanes = lanes.max(1);
    }
}
