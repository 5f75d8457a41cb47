//! The administrators' list of doors: pair by code, move, revoke (R138, R181).

use std::time::Duration;

use contract::doors::DoorView;
use jiff::Timestamp;
use leptos::{either::Either, html, prelude::*};
use leptos_meta::Title;

use super::api;
use crate::{
    bookings::{api::house as read_house, views::House},
    clock::use_clock,
    context::ApiError,
    effect::Effect,
    frame::NoRooms,
    text::{Locale, use_locale, words::doors},
    ui::{Empty, Field, Help, Problem, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
    zones::{Zone, date_short},
};

/// A tablet asks every three seconds whether its code was confirmed.
const AFTER_PAIRING: Duration = Duration::from_secs(6);

/// What can be done, kept together so that each updates the list.
#[derive(Clone, Copy)]
struct Deeds {
    pair: ServerAction<api::Pair>,
    hang: ServerAction<api::MoveDoor>,
    revoke: ServerAction<api::Revoke>,
    form: NodeRef<html::Form>,
}

impl Deeds {
    fn versions(self) -> (usize, usize, usize) {
        (
            self.pair.version().get(),
            self.hang.version().get(),
            self.revoke.version().get(),
        )
    }

    /// The last failure of moving or revoking.
    fn error(self) -> Option<ApiError> {
        let hang = self.hang.value().get().and_then(Result::err);
        hang.or_else(|| self.revoke.value().get().and_then(Result::err))
    }
}

/// The page at `/doors`.
#[component]
pub fn DoorsPage() -> impl IntoView {
    let locale = use_locale();
    let deeds = Deeds {
        pair: ServerAction::new(),
        hang: ServerAction::new(),
        revoke: ServerAction::new(),
        form: NodeRef::new(),
    };
    let list = Resource::new(move || deeds.versions(), |_| api::list());
    let house = Resource::new(|| (), |()| read_house(None));
    tell(deeds);
    Effect::new(move |_| {
        if let Some(Ok(_)) = deeds.pair.value().get() {
            // By then the tablet has asked again and is heard of.
            set_timeout(move || list.refetch(), AFTER_PAIRING);
        }
    });
    view! {
        <Title text=doors::title(locale) />
        <header class="page-head">
            <h1>{doors::title(locale)}</h1>
        </header>
        <Problem error=Signal::derive(move || deeds.error()) />
        <Transition>
            {move || Suspend::new(async move {
                match (list.await, house.await) {
                    (Ok(list), Ok(house)) => {
                        Either::Left(view! { <Doors list house deeds /> })
                    }
                    (Err(error), _) | (_, Err(error)) => {
                        Either::Right(view! { <Problem error=Some(error) /> })
                    }
                }
            })}
        </Transition>
    }
}

/// A note after each deed.
fn tell(deeds: Deeds) {
    let locale = use_locale();
    let toasts = use_toasts();
    Effect::new(move |_| {
        if let Some(Ok(door)) = deeds.pair.value().get() {
            toasts.say(doors::paired(locale, &door.name, &door.room_name));
            if let Some(form) = deeds.form.get_untracked() {
                form.reset();
            }
        }
    });
    Effect::new(move |_| {
        if let Some(Ok(door)) = deeds.hang.value().get() {
            toasts.say(doors::moved_done(locale, &door.name, &door.room_name));
        }
    });
    Effect::new(move |_| {
        if let Some(Ok(())) = deeds.revoke.value().get() {
            toasts.say(doors::revoked_done(locale));
        }
    });
}

#[component]
fn Doors(list: Vec<DoorView>, house: House, deeds: Deeds) -> impl IntoView {
    let locale = use_locale();
    use_clock().start(house.as_of);
    let zone = house.zone();
    let nowhere = house.rooms.is_empty();
    let house = StoredValue::new(house);
    let none = list.is_empty() && !nowhere;
    view! {
        {if nowhere {
            Either::Left(view! { <NoRooms /> })
        } else {
            Either::Right(view! { <PairForm house deeds /> })
        }}
        <section class="card" aria-label=doors::title(locale)>
            {none
                .then(|| {
                    view! {
                        <Empty title=doors::list_empty(locale)>
                            <p>{doors::list_empty_body(locale)}</p>
                        </Empty>
                    }
                })}
            <ul class="rows">
                {list
                    .into_iter()
                    .map(|door| view! { <Line door zone=zone.clone() house deeds /> })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn PairForm(house: StoredValue<House>, deeds: Deeds) -> impl IntoView {
    let locale = use_locale();
    let error = move || deeds.pair.value().get().and_then(Result::err);
    let wrong = move |field: &'static str| {
        Signal::derive(move || error().and_then(|error| error.field(field)))
    };
    let whole = Signal::derive(move || {
        error().filter(|error| {
            ["code", "room", "name"]
                .iter()
                .all(|field| error.field(field).is_none())
        })
    });
    view! {
        <ActionForm action=deeds.pair node_ref=deeds.form attr:class="card card-pad form door-pair">
            <h2>{doors::pair(locale)}</h2>
            <Help title=doors::pair_help(locale)>
                <p>{doors::pair_help_body(locale)}</p>
            </Help>
            <Problem error=whole />
            <Field
                id="code"
                label=doors::code(locale)
                hint=doors::code_hint(locale)
                error=wrong("code")
            >
                <input
                    id="code"
                    name="code"
                    required=true
                    maxlength="12"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-describedby="code-note"
                />
            </Field>
            <Field id="room" label=doors::room(locale) error=wrong("room")>
                <RoomChoice id="room" house />
            </Field>
            <Field
                id="name"
                label=doors::device_name(locale)
                hint=doors::device_name_hint(locale)
                error=wrong("name")
            >
                <input
                    id="name"
                    name="name"
                    required=true
                    maxlength="200"
                    aria-describedby="name-note"
                />
            </Field>
            <div class="button-row">
                <button class="button button-main">{doors::pair_button(locale)}</button>
            </div>
        </ActionForm>
    }
}

#[component]
fn RoomChoice(#[prop(into)] id: String, house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let rooms = house.with_value(|house| house.rooms.clone());
    let note = format!("{id}-note");
    view! {
        <select id=id name="room" required=true aria-describedby=note>
            <option value="">{doors::room_choose(locale)}</option>
            {rooms
                .into_iter()
                .map(|room| {
                    let place = [room.building, room.floor].into_iter().flatten();
                    let parts: Vec<String> = std::iter::once(room.name).chain(place).collect();
                    view! { <option value=room.id.to_string()>{parts.join(" · ")}</option> }
                })
                .collect_view()}
        </select>
    }
}

#[component]
fn Line(door: DoorView, zone: Zone, house: StoredValue<House>, deeds: Deeds) -> impl IntoView {
    let locale = use_locale();
    let (word, state) = match (door.revoked, door.online) {
        (true, _) => (doors::revoked(locale), "revoked"),
        (false, true) => (doors::online(locale), "online"),
        (false, false) => (doors::offline(locale), "offline"),
    };
    let seen = match door.seen_at {
        Some(at) => doors::last_seen(locale, &moment(locale, &zone, at)),
        None => doors::never_seen(locale).to_owned(),
    };
    let paired = doors::paired_on(locale, &date_short(locale, zone.day(door.paired_at)));
    let id = door.id.to_string();
    let ways = (!door.revoked).then(|| view! { <Ways id house deeds /> });
    view! {
        <li class="door-line">
            <div class="row-main">
                <strong>{door.room_name}</strong>
                <p class="row-sub">{format!("{} · {paired} · {seen}", door.name)}</p>
            </div>
            <span class="door-contact" data-contact=state>
                {word}
            </span>
            {ways}
        </li>
    }
}

/// Moving and revoking, each behind one more press; plain forms, so both work before the WASM.
#[component]
fn Ways(id: String, house: StoredValue<House>, deeds: Deeds) -> impl IntoView {
    let locale = use_locale();
    let choice = format!("hang-{id}");
    let same = id.clone();
    view! {
        <details class="door-way">
            <summary class="button">{doors::move_to(locale)}</summary>
            <ActionForm action=deeds.hang attr:class="form">
                <input type="hidden" name="door" value=same />
                <Field id=choice.clone() label=doors::room(locale)>
                    <RoomChoice id=choice house />
                </Field>
                <button class="button button-main">{doors::confirm_move(locale)}</button>
            </ActionForm>
        </details>
        <details class="door-way">
            <summary class="button button-danger">{doors::revoke(locale)}</summary>
            <ActionForm action=deeds.revoke attr:class="form">
                <input type="hidden" name="door" value=id />
                <p>{doors::revoke_ask(locale)}</p>
                <button class="button button-danger">{doors::confirm_revoke(locale)}</button>
            </ActionForm>
        </details>
    }
}

fn moment(locale: Locale, zone: &Zone, at: Timestamp) -> String {
    format!("{} {}", date_short(locale, zone.day(at)), zone.time(at))
}
