//! Which rooms: two choices at first, more when asked for.

use domain::meetings::MOST_ROOMS;
use leptos::prelude::*;

use super::Form;
use crate::{
    bookings::views::{House, RoomRow},
    text::{use_locale, words::meetings as words},
};

/// Choices that are there at first.
const AT_FIRST: usize = 2;

/// The rooms to book, all or none.
#[component]
pub fn Rooms(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let error = form.error("rooms");
    let begun = form.draft.with_untracked(|draft| draft.rooms.len());
    let shown = RwSignal::new(begun.max(AT_FIRST));
    let full = move || shown.get() >= MOST_ROOMS;
    view! {
        <fieldset
            class="field"
            class:field-wrong=move || error.get().is_some()
            aria-describedby="draft-rooms-note"
        >
            <legend class="field-label">{words::rooms(locale)}</legend>
            <div class="room-choices">
                <For each=move || 0..shown.get() key=|nth| *nth let:nth>
                    <RoomChoice form nth />
                </For>
            </div>
            <p class="field-note" id="draft-rooms-note" aria-live="polite">
                {move || error.get()}
            </p>
            <button
                type="button"
                class="button button-quiet needs-program"
                hidden=full
                on:click=move |_| shown.update(|shown| *shown += 1)
            >
                {words::another_room(locale)}
            </button>
        </fieldset>
    }
}

#[component]
fn RoomChoice(form: Form, nth: usize) -> impl IntoView {
    let locale = use_locale();
    let chosen = move |rooms: &[String]| rooms.get(nth).cloned().unwrap_or_default();
    let first = form.draft.with_untracked(|draft| chosen(&draft.rooms));
    let wrong = form.error("rooms");
    let write = move |event| {
        let room = event_target_value(&event);
        form.draft.update(|draft| {
            let places = draft.rooms.len().max(nth + 1);
            draft.rooms.resize(places, String::new());
            if let Some(place) = draft.rooms.get_mut(nth) {
                *place = room;
            }
        });
    };
    let options = form
        .house
        .with_value(|house| room_options(house, &first, |_| true));
    view! {
        <select
            class="input"
            name="draft[rooms][]"
            aria-label=words::room_nth(locale, &(nth + 1))
            aria-invalid=move || wrong.get().is_some().then_some("true")
            prop:value=move || form.draft.with(|draft| chosen(&draft.rooms))
            on:change=write
        >
            <option value="">{words::no_room(locale)}</option>
            {options}
        </select>
    }
}

/// Rooms that take bookings, by building in the reader's order.
#[must_use]
pub fn room_options(house: &House, chosen: &str, offered: impl Fn(&RoomRow) -> bool) -> AnyView {
    let mut buildings: Vec<(String, Vec<AnyView>)> = Vec::new();
    for room in house.rooms.iter().filter(|room| !room.disabled) {
        if !offered(room) {
            continue;
        }
        let building = room.building.clone().unwrap_or_default();
        let option = option(room, chosen).into_any();
        match buildings.iter_mut().find(|one| one.0 == building) {
            Some((_, options)) => options.push(option),
            None => buildings.push((building, vec![option])),
        }
    }
    let group = |(building, options): (String, Vec<AnyView>)| {
        if building.is_empty() {
            options.collect_view().into_any()
        } else {
            view! { <optgroup label=building>{options.collect_view()}</optgroup> }.into_any()
        }
    };
    buildings.into_iter().map(group).collect_view().into_any()
}

fn option(room: &RoomRow, chosen: &str) -> impl IntoView + use<> {
    let selected = room.id.as_str() == chosen;
    let text = format!("{} · {}", room.name, room.capacity);
    view! {
        <option value=room.id.to_string() selected=selected>
            {text}
        </option>
    }
}
