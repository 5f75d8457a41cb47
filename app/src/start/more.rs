//! The steps that lead to other pages: a door, a calendar, the first booking.

use contract::start::Step;
use leptos::prelude::*;

use super::{
    api::{StartData, Told},
    step::address,
};
use crate::{
    text::{use_locale, words::start as words},
    ui::{SelectField, TextField},
};

/// Pairs a tablet by its code.
#[component]
pub fn Door(
    /// Which rooms there are.
    data: StoredValue<StartData>,
    /// What became of the last code.
    told: Told,
) -> impl IntoView {
    let locale = use_locale();
    let (mut rooms, door) = data.with_value(|data| (data.rooms.clone(), data.door.clone()));
    if rooms.is_empty() {
        return view! { <NeedsRoom /> }.into_any();
    }
    if rooms.len() > 1 {
        rooms.insert(0, (String::new(), words::door_choose(locale).to_owned()));
    }
    let of = Step::Door.as_str();
    view! {
        <ol class="start-how">
            <li>
                {words::door_open(locale)} " " <code>{door}</code> " "
                <a href="/door" target="_blank" rel="external noopener">
                    {words::door_try(locale)}
                </a>
            </li>
            <li>{words::door_code(locale)}</li>
        </ol>
        <form class="form" method="post" action=address(Step::Door)>
            <div class="form-row">
                <TextField
                    of
                    name="code"
                    label=words::door_code_label(locale)
                    value=told.typed("code").unwrap_or_default()
                    required=true
                />
                <SelectField
                    of
                    name="room"
                    label=words::door_room(locale)
                    value=told.typed("room").unwrap_or_default()
                    options=rooms
                />
            </div>
            <div class="button-row">
                <button class="button button-main">{words::door_pair(locale)}</button>
                <a class="quiet-link" href="/doors">
                    {words::door_more(locale)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn NeedsRoom() -> impl IntoView {
    let locale = use_locale();
    view! {
        <p>
            {words::needs_room(locale)} " "
            <a href="#rooms" rel="external">
                {words::to_rooms(locale)}
            </a>
        </p>
    }
}

/// Leads to the import.
#[component]
pub fn Calendar() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="button-row">
            <a class="button button-main" href="/import">
                {words::calendar_go(locale)}
            </a>
        </div>
    }
}

/// Leads to the booking form, at the first room.
#[component]
pub fn Booking(
    /// Which rooms there are.
    data: StoredValue<StartData>,
) -> impl IntoView {
    let locale = use_locale();
    let first = data.with_value(|data| data.rooms.first().map(|(id, _)| id.clone()));
    let Some(id) = first else {
        return view! { <NeedsRoom /> }.into_any();
    };
    view! {
        <div class="button-row">
            <a class="button button-main" rel="external" href=format!("/bookings/new?room={id}")>
                {words::booking_go(locale)}
            </a>
            <a class="quiet-link" rel="external" href="/">
                {words::booking_see(locale)}
            </a>
        </div>
    }
    .into_any()
}
