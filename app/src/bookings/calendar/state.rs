//! Which of the colours a booking has at a minute, and its word.

use contract::bookings::BookingView;
use domain::bookings::{Slot, State, Status, occurrence_state};
use jiff::Timestamp;
use leptos::prelude::*;

use crate::text::{
    Locale, use_locale,
    words::{bookings, ui},
};

/// The name of the look: `booked`, `in_use`, `ended`, `pending`, or `off` when it is given up.
#[must_use]
pub fn shown_state(booking: &BookingView, now: Timestamp) -> &'static str {
    let slot = Slot {
        start: booking.start,
        end: booking.end,
    };
    look(booking.status, slot, now)
}

/// The same of a booking that is not held whole.
#[must_use]
pub fn look(status: Status, slot: Slot, now: Timestamp) -> &'static str {
    match (status, occurrence_state(&slot, now)) {
        (Status::Pending, State::Booked | State::InUse | State::Free) => "pending",
        (Status::Rejected | Status::Cancelled | Status::Released, _) => "off",
        (_, State::InUse) => "in_use",
        (_, State::Ended) => "ended",
        _ => "booked",
    }
}

/// The word for the look and, when it is off the calendar, for why.
#[must_use]
pub fn state_word(locale: Locale, booking: &BookingView, now: Timestamp) -> &'static str {
    match (booking.status, shown_state(booking, now)) {
        (Status::Rejected, _) => bookings::rejected(locale),
        (Status::Cancelled, _) => bookings::cancelled(locale),
        (Status::Released, _) => bookings::released(locale),
        (_, look) => word_of_look(locale, look),
    }
}

/// The word for a look that is on the calendar.
#[must_use]
pub fn word_of_look(locale: Locale, look: &str) -> &'static str {
    match look {
        "pending" => ui::legend_pending(locale),
        "in_use" => ui::legend_in_use(locale),
        "ended" => ui::legend_ended(locale),
        _ => bookings::booked(locale),
    }
}

/// The word on its colour.
#[component]
pub fn StateWord(
    /// Of which booking.
    booking: BookingView,
    /// At which instant; reactive.
    now: Signal<Timestamp>,
) -> impl IntoView {
    let locale = use_locale();
    let word = {
        let booking = booking.clone();
        move || state_word(locale, &booking, now.get())
    };
    view! {
        <span class="state-word" data-state=move || shown_state(&booking, now.get())>
            {word}
        </span>
    }
}
