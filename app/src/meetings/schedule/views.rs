//! What the page of my schedule needs.

use contract::bookings::BookingView;
use domain::bookings::{Slot, Status};
use serde::{Deserialize, Serialize};

use crate::bookings::views::House;

/// Something of mine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The page that it leads to.
    pub href: String,
    /// What about.
    pub title: String,
    /// The room's name, or how one attends.
    pub place: String,
    /// When.
    pub slot: Slot,
    /// Planned as whole days.
    pub all_day: bool,
    /// Where it stands.
    pub status: Status,
}

/// A month of mine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// Zones, the server's clock.
    pub house: House,
    /// `2026-11`.
    pub month: String,
    /// In order of start.
    pub entries: Vec<Entry>,
}

impl Entry {
    /// A booking's; one that is held for a meeting leads to that.
    #[must_use]
    pub fn of(booking: BookingView, house: &House) -> Self {
        Self {
            href: match &booking.meeting {
                Some(meeting) => format!("/meetings/{meeting}"),
                None => format!("/bookings/{}", booking.id),
            },
            title: booking.subject.unwrap_or_default(),
            place: house.room_name(&booking.room),
            slot: Slot {
                start: booking.start,
                end: booking.end,
            },
            all_day: booking.all_day,
            status: booking.status,
        }
    }
}
