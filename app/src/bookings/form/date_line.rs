//! One date of a series: what it would do, and its own room, time, or absence.

use contract::bookings::{DateChoice, DatePreview};
use domain::{
    bookings::{Alternative, AlternativeKind, Status},
    ids::RoomId,
};
use jiff::Timestamp;
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{Form, answer::way};
use crate::{
    bookings::views::RoomRow,
    effect::Effect,
    text::{use_locale, words::bookings as words},
    zones::{Zone, date_short, parse_time},
};

/// The date that was just decided about. The list is made anew with each answer of the server; the
/// focus goes back to where the hand was.
pub(super) type Acted = StoredValue<Option<Timestamp>>;

/// One date: when, what it would do, and what may be done about it.
#[component]
pub(super) fn DateLine(form: Form, one: DatePreview, zone: Zone, acted: Acted) -> impl IntoView {
    let locale = use_locale();
    let date = one.date;
    let day = date_short(locale, zone.day(one.start));
    let span = zone.span(locale, one.start, one.end);
    let chosen = form
        .draft
        .with_untracked(|draft| draft.choices.iter().any(|c| c.date == date));
    let word = match (&one.refusal, one.skipped, one.status) {
        (_, true, _) => words::left_out(locale).to_owned(),
        (Some(refusal), ..) => contract::text::refusal(locale, refusal),
        (None, false, Some(Status::Pending)) => words::waits(locale).to_owned(),
        (None, ..) if chosen => form.house.with_value(|house| house.room_name(&one.room)),
        (None, ..) => words::date_fits(locale).to_owned(),
    };
    let item = NodeRef::<leptos::html::Li>::new();
    Effect::new(move |_| {
        let here = acted.get_value() == Some(date);
        if let Some(item) = item.get().filter(|_| here) {
            acted.set_value(None);
            focus_first(&item);
        }
    });
    let other =
        (!one.skipped).then(|| view! { <Other form one=one.clone() zone=zone.clone() acted /> });
    let ways = one
        .refusal
        .map(|refusal| refusal.alternatives)
        .unwrap_or_default();
    let clash = !ways.is_empty() || !one.skipped && one.status.is_none();
    view! {
        <li node_ref=item class:date-clash=clash class:date-out=one.skipped>
            <span class="figures">{day} " " {span}</span>
            <span class="date-word">{word}</span>
            <span class="ways">
                {offered(ways)
                    .map(|one| {
                        let text = way(locale, &one, &zone);
                        press(text, false, move || choose(form, acted, choice(date, &one)))
                    })
                    .collect_view()}
                {(!one.skipped)
                    .then(|| {
                        let text = words::leave_out(locale).to_owned();
                        press(text, !clash, move || choose(form, acted, left_out(date)))
                    })}
                {chosen
                    .then(|| {
                        let text = words::as_planned(locale).to_owned();
                        press(text, true, move || forget(form, acted, date))
                    })}
                {other}
            </span>
        </li>
    }
}

fn press(text: String, quiet: bool, deed: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="button" class:button-quiet=quiet on:click=move |_| deed()>
            {text}
        </button>
    }
}

/// Another room or time for a date, also one that fits; made when it is opened.
#[component]
fn Other(form: Form, one: DatePreview, zone: Zone, acted: Acted) -> impl IntoView {
    let locale = use_locale();
    let open = RwSignal::new(false);
    let room = RwSignal::new(one.room.to_string());
    let from = zone.time(one.start);
    let start = RwSignal::new(from.clone());
    let date = one.date;
    let (planned, day) = (zone.day(one.start), StoredValue::new(zone));
    let rooms = move || {
        let chosen = room.get_untracked();
        let line = |row: &RoomRow| {
            let (id, name) = (row.id.to_string(), row.name.clone());
            let selected = id == chosen;
            view! {
                <option value=id selected=selected>
                    {name}
                </option>
            }
        };
        form.house.with_value(|house| {
            let open = house.rooms.iter().filter(|row| !row.disabled);
            open.map(line).collect_view()
        })
    };
    let take = move |_| {
        let time = parse_time(&start.get_untracked());
        let at =
            time.and_then(|time| day.with_value(|zone| zone.instant(planned.to_datetime(time))));
        let moved = start.with_untracked(|start| *start != from);
        let choice = DateChoice {
            date,
            skip: false,
            room: Some(RoomId::from(room.get_untracked())),
            start: at.filter(|_| moved),
        };
        choose(form, acted, choice);
    };
    let take = StoredValue::new(take);
    view! {
        <details class="date-other" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{words::other_room_or_time(locale)}</summary>
            <Show when=move || open.get()>
                <div class="button-row">
                    <select
                        class="input"
                        aria-label=words::room(locale)
                        on:change=move |event| room.set(event_target_value(&event))
                    >
                        {rooms()}
                    </select>
                    <input
                        class="input"
                        type="time"
                        aria-label=words::from(locale)
                        prop:value=move || start.get()
                        on:input=move |event| start.set(event_target_value(&event))
                    />
                    <button
                        type="button"
                        class="button"
                        on:click=move |event| take.with_value(|take| take(event))
                    >
                        {words::take_this(locale)}
                    </button>
                </div>
            </Show>
        </details>
    }
}

fn focus_first(item: &web_sys::HtmlLiElement) {
    let button = item.query_selector("button").ok().flatten();
    let button = button.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(button) = button {
        let _ = button.focus();
    }
}

/// Other rooms, and other times too however many rooms are free.
fn offered(ways: Vec<Alternative>) -> impl Iterator<Item = Alternative> {
    let elsewhere = |way: &Alternative| way.kind == AlternativeKind::SameTimeElsewhere;
    let (rooms, times): (Vec<_>, Vec<_>) = ways.into_iter().partition(elsewhere);
    rooms.into_iter().take(2).chain(times.into_iter().take(2))
}

fn choice(date: Timestamp, way: &Alternative) -> DateChoice {
    let elsewhere = way.kind == AlternativeKind::SameTimeElsewhere;
    DateChoice {
        date,
        skip: false,
        room: elsewhere.then(|| way.room.clone()),
        start: (!elsewhere).then_some(way.slot.start),
    }
}

fn left_out(date: Timestamp) -> DateChoice {
    DateChoice {
        date,
        skip: true,
        room: None,
        start: None,
    }
}

fn choose(form: Form, acted: Acted, choice: DateChoice) {
    acted.set_value(Some(choice.date));
    form.draft.update(|draft| {
        draft.choices.retain(|one| one.date != choice.date);
        draft.choices.push(choice);
    });
}

fn forget(form: Form, acted: Acted, date: Timestamp) {
    acted.set_value(Some(date));
    form.draft
        .update(|draft| draft.choices.retain(|one| one.date != date));
}
