//! One line each: when, where, what, who.

use contract::bookings::BookingView;
use leptos::prelude::*;

use crate::{
    bookings::views::House,
    clock::{minutes_until, use_clock},
    frame::area::rel,
    text::{Locale, use_locale, words::bookings, words::service as words},
};

/// What is said of it to those at the desk.
#[must_use]
pub fn subject_of(locale: Locale, one: &BookingView) -> String {
    let subject = one.subject.clone();
    subject.unwrap_or_else(|| bookings::busy(locale).to_owned())
}

/// The lines; those that stay keep their place and focus.
#[component]
pub fn Lines(
    /// In order of start.
    items: Memo<Vec<BookingView>>,
    /// Rooms and zones.
    house: StoredValue<House>,
    /// What they are, for those who hear the page.
    label: &'static str,
    /// Whether the minutes until the start are said.
    #[prop(optional)]
    counts: bool,
) -> impl IntoView {
    let key = |one: &BookingView| (one.id.clone(), one.revision);
    view! {
        <div class="card">
            <ul class="rows list-rows" aria-label=label>
                <For each=move || items.get() key=key let:one>
                    <Line one house counts />
                </For>
            </ul>
        </div>
    }
}

#[component]
fn Line(one: BookingView, house: StoredValue<House>, counts: bool) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let (start, end) = (one.start, one.end);
    let when = house.with_value(|house| house.zone().span(locale, start, end));
    let room = house.with_value(|house| house.room_name(&one.room));
    let who = one.organiser.clone().map(|name| format!(" · {name}"));
    let subject = subject_of(locale, &one);
    let href = format!("/bookings/{}", one.id);
    let title = match one.subject.is_some() {
        true => view! {
            <a class="row-link" rel=rel(&href) href=href.clone()>
                {subject}
            </a>
        }
        .into_any(),
        false => view! { <span class="row-link">{subject}</span> }.into_any(),
    };
    let ahead = move || match minutes_until(start, clock.minute()) {
        minutes if minutes > 0 => words::begins_in(locale, &minutes),
        _ => words::begins_now(locale).to_owned(),
    };
    view! {
        <li>
            <div class="row-when figures">
                <strong>{when}</strong>
            </div>
            <div class="row-main">
                {title} <p class="row-sub">{room} {who}</p>
            </div>
            {counts.then(|| view! { <strong class="desk-in figures">{ahead}</strong> })}
        </li>
    }
}
