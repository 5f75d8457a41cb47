//! One booking on the calendar: colour, edge, hatch and words by its state at this minute.

use contract::bookings::BookingView;
use domain::{bookings::Status, ids::BookingId};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::{
    bar::address,
    grid::Axis,
    lanes::Laned,
    state::{shown_state, state_word},
};
use crate::{
    clock::use_clock,
    text::{Locale, use_locale, words::bookings as words},
    zones::Zone,
};

/// The block; a link to the booking's page, in the browser it opens the sheet.
#[component]
pub fn Block(
    /// Which, and in which lane.
    laned: Laned,
    /// Where.
    axis: Axis,
    /// The one that came last from elsewhere.
    fresh: RwSignal<Option<BookingId>>,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let query = use_query_map();
    let navigate = use_navigate();
    let booking = StoredValue::new(laned.booking.clone());
    let now = move |one: &BookingView| clock.for_slot(one.start, one.end);
    let state = Memo::new(move |_| booking.with_value(|one| shown_state(one, now(one))));
    let id = laned.booking.id.clone();
    let name = id.to_string();
    let is_fresh = move || fresh.with(|fresh| fresh.as_ref() == Some(&id));
    let movable = laned.booking.may_change && !laned.booking.all_day;
    let href = format!("/bookings/{name}");
    let open = move |event: leptos::ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let id = booking.with_value(|one| one.id.to_string());
        let to = query.with_untracked(|query| address(query, &[("booking", &id), ("book", "")]));
        let still = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&to, still);
    };
    let style = {
        let (lane, lanes) = (laned.lane, laned.lanes);
        move || {
            let place =
                booking.with_value(|one| axis.scale.with(|scale| scale.style(one.start, one.end)));
            format!("{place};--lane:{lane};--lanes:{lanes}")
        }
    };
    let label = move || {
        let word = booking.with_value(|one| state_word(locale, one, now(one)));
        let texts = booking.with_value(|one| axis.zone.with_value(|zone| texts(locale, one, zone)));
        format!("{}, {}, {word}", texts.0, texts.1)
    };
    let (title, sub) = axis
        .zone
        .with_value(|zone| texts(locale, &laned.booking, zone));
    view! {
        <a
            class="block"
            class:hatched=move || state.get() == "pending"
            class:block-movable=movable
            class:block-fresh=is_fresh
            data-booking=name
            draggable="false"
            data-state=move || state.get()
            href=href
            style=style
            aria-label=label
            on:click=open
        >
            <span class="block-title" dir="auto">{title}</span>
            <span class="block-sub figures">{sub}</span>
        </a>
    }
}

/// The subject, and below it when and by whom.
fn texts(locale: Locale, booking: &BookingView, zone: &Zone) -> (String, String) {
    let title = booking
        .subject
        .clone()
        .unwrap_or_else(|| words::busy(locale).to_owned());
    let span = if booking.all_day {
        words::all_day(locale).to_owned()
    } else {
        zone.span(locale, booking.start, booking.end)
    };
    let sub = match (&booking.organiser, booking.status) {
        (Some(name), Status::Pending) => words::asked_by(locale, name),
        (Some(name), _) => format!("{span} · {name}"),
        (None, _) => span,
    };
    (title, sub)
}
