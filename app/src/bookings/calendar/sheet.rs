//! What opens over the calendar: the form for a free place, or a booking. The address says which,
//! so that back closes it and a reload keeps it.

use domain::ids::BookingId;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::bar::address;
use crate::{
    bookings::{draft::Draft, form::BookForm, panel::BookingCard, views::House},
    effect::Effect,
    text::{use_locale, words::bookings as words},
    ui::Dialog,
    zones::Zone,
};

#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    New(Box<Draft>),
    Booking(BookingId),
}

/// The sheet.
#[component]
pub fn Sheet(
    /// Rooms and zones.
    house: StoredValue<House>,
    /// Whose time.
    zone: Zone,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let navigate = use_navigate();
    let open = Memo::new(move |_| query.with(|query| asked(query, &zone)));
    let close = Callback::new(move |()| {
        let nothing = [("book", ""), ("at", ""), ("booking", "")];
        let to = query.with_untracked(|query| address(query, &nothing));
        navigate(
            &to,
            NavigateOptions {
                scroll: false,
                ..NavigateOptions::default()
            },
        );
    });
    let title = move || match open.get() {
        Open::Booking(_) => words::booking(locale).to_owned(),
        _ => words::new_booking(locale).to_owned(),
    };
    // The server never renders it open: a modal needs the browser.
    let here = RwSignal::new(false);
    Effect::new(move |_| here.set(true));
    view! {
        <Dialog
            open=Signal::derive(move || here.get() && open.get() != Open::Nothing)
            close
            title=Signal::derive(title)
        >
            {move || match open.get() {
                _ if !here.get() => ().into_any(),
                Open::Nothing => ().into_any(),
                Open::New(draft) => {
                    view! { <BookForm house draft=*draft done=close /> }.into_any()
                }
                Open::Booking(id) => view! { <BookingCard id done=close /> }.into_any(),
            }}
        </Dialog>
    }
}

fn asked(query: &leptos_router::params::ParamsMap, zone: &Zone) -> Open {
    if let Some(id) = query.get("booking") {
        return Open::Booking(BookingId::from(id));
    }
    let Some(room) = query.get("book") else {
        return Open::Nothing;
    };
    let at = query.get("at").unwrap_or_default();
    let (start, end) = at.split_once('/').unwrap_or((&at, ""));
    let (Ok(start), end) = (start.parse::<Timestamp>(), end.parse::<Timestamp>()) else {
        return Open::Nothing;
    };
    let mut draft = Draft::at(&room, zone, start, 60);
    if let Ok(end) = end {
        draft.set_slot(zone, start, end);
    }
    Open::New(Box::new(draft))
}
