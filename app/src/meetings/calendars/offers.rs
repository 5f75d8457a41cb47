//! The times that were found: each a button that fills time and room in the form.

use contract::meetings::{RoomThen, TimeOffer};
use domain::bookings::Status;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{FORM, Looked, api::ReadFreeBusy, locale_comma};
use crate::{
    text::{Locale, use_locale, words::calendars as words, words::find},
    ui::use_toasts,
    zones::{Zone, date_short},
};

/// The list, once it was asked for.
#[component]
pub(super) fn Offers(looked: Looked) -> impl IntoView {
    let locale = use_locale();
    let zone = StoredValue::new(looked.form.zone());
    let summed = move || {
        let said = looked.found.with(|found| {
            let times = found.times.as_ref()?;
            Some(match times.items.first() {
                None => words::none_found(locale).to_owned(),
                Some(first) if first.missing.is_some() => words::nearly(locale).to_owned(),
                Some(_) => words::n_found(locale, &times.items.len()),
            })
        });
        said.unwrap_or_default()
    };
    let lines = move || {
        let items = looked
            .found
            .with(|found| Some(found.times.as_ref()?.items.clone()));
        let items = items.unwrap_or_default().into_iter();
        let zone = zone.get_value();
        let lines = items.map(|one| view! { <Line looked one zone=zone.clone() /> });
        lines.collect_view()
    };
    let none = move || looked.found.with(|found| found.times.is_none());
    view! {
        <p role="status">{summed}</p>
        <ul class="times" hidden=none aria-label=words::times(locale)>
            {lines}
        </ul>
    }
}

#[component]
fn Line(looked: Looked, one: TimeOffer, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let toasts = use_toasts();
    let when = format!(
        "{} {}",
        date_short(locale, zone.day(one.start)),
        zone.span(locale, one.start, one.end)
    );
    let facts = facts(locale, &one);
    let room = one.room.as_ref().map(|room| room.room.to_string());
    let room = room.unwrap_or_default();
    let value = format!("{} {} {room}", one.start, one.end);
    let taken = words::taken(locale, &when);
    let take = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let draft = looked.form.draft;
        draft.update(|draft| draft.take(&zone, one.start, one.end, &room));
        toasts.say(taken.clone());
    };
    view! {
        <li>
            <button
                class="button time-offer"
                form=FORM
                formaction=ReadFreeBusy::url()
                formmethod="post"
                name="take"
                value=value
                on:click=take
            >
                <strong class="figures">{when}</strong>
                <span>{facts}</span>
            </button>
        </li>
    }
}

/// "Oak, 12 seats · 5 rooms · without Xu Lei · busy then: Laura Bennett".
fn facts(locale: Locale, one: &TimeOffer) -> String {
    let mut facts = Vec::new();
    if let Some(room) = &one.room {
        facts.extend(room_facts(locale, room));
    }
    if let Some(who) = &one.missing {
        facts.push(words::without(locale, &who.name));
    }
    if !one.busy.is_empty() {
        let names: Vec<&str> = one.busy.iter().map(|who| &*who.name).collect();
        facts.push(words::also_busy(locale, &names.join(locale_comma(locale))));
    }
    facts.join(" · ")
}

fn room_facts(locale: Locale, room: &RoomThen) -> Vec<String> {
    let seats = match room.capacity {
        0 => find::seats_unknown(locale).to_owned(),
        seats => find::seats(locale, &seats),
    };
    let mut facts = vec![room.room_name.clone(), seats];
    if room.of > 1 {
        facts.push(words::of_rooms(locale, &room.of));
    }
    if room.status == Status::Pending {
        facts.push(find::waits(locale).to_owned());
    }
    facts
}
