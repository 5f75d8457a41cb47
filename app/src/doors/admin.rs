//! The administrators' list of doors: how each is, pair by code, move, revoke (R138, R181). It
//! reads itself again; [`super::shown`] holds what stands there, [`super::health`] words it.

use std::time::Duration;

use contract::doors::DoorView;
use leptos::{either::Either, html, prelude::*};
use leptos_meta::Title;

use super::{api, health::Line, shown::Shown, ways::ways};
use crate::{
    bookings::{api::house as read_house, views::House},
    clock::use_clock,
    context::ApiError,
    effect::Effect,
    frame::NoRooms,
    text::{use_locale, words::doors},
    ui::{Empty, Field, Help, Problem, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// How often the list is read while somebody looks.
const READ_EVERY: Duration = Duration::from_secs(5);
/// A tablet asks every three seconds whether its code was confirmed.
const AFTER_PAIRING: Duration = Duration::from_secs(6);

/// What can be done, kept together so that each updates the list.
#[derive(Clone, Copy)]
pub(super) struct Deeds {
    pair: ServerAction<api::Pair>,
    pub(super) hang: ServerAction<api::MoveDoor>,
    pub(super) revoke: ServerAction<api::Revoke>,
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
    let list = Resource::new(|| (), |()| api::list());
    let house = Resource::new(|| (), |()| read_house(None));
    tell(deeds);
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
    let shown = Shown::new(list);
    keep_up(shown, deeds);
    let rows = StoredValue::new(zone.clone());
    view! {
        {if nowhere {
            Either::Left(view! { <NoRooms /> })
        } else {
            Either::Right(view! { <PairForm house deeds /> })
        }}
        <section class="card" aria-label=doors::title(locale)>
            <p class="doors-sum" role="status">
                {move || shown.sum(locale)}
            </p>
            <p class="doors-old" role="alert">
                {move || shown.old(locale, &zone)}
            </p>
            <Show when=move || !nowhere && shown.order.with(Vec::is_empty)>
                <Empty title=doors::list_empty(locale)>
                    <p>{doors::list_empty_body(locale)}</p>
                </Empty>
            </Show>
            <ul class="rows">
                <For each=move || shown.order.get() key=Clone::clone let:key>
                    <Line
                        door=shown.one(&key)
                        zone=rows.get_value()
                        ways=ways(&key, house, deeds)
                    />
                </For>
            </ul>
        </section>
    }
}

/// Reads again every few seconds while somebody looks, after each deed, and when the page comes
/// back into view. Nothing moves under an open form or a focus.
fn keep_up(shown: Shown, deeds: Deeds) {
    let read = move || {
        leptos::task::spawn_local(async move {
            shown.take(api::list().await, is_busy());
        });
    };
    Effect::new(move |_| {
        deeds.versions();
        read();
        if let Some(Ok(_)) = deeds.pair.value().get() {
            // By then the tablet has asked again and is heard of.
            set_timeout(read, AFTER_PAIRING);
        }
    });
    Effect::new(move |_| {
        let look = move || {
            if !document().hidden() {
                read();
            }
        };
        let seen = window_event_listener_untyped("visibilitychange", move |_| look());
        let timer = set_interval_with_handle(look, READ_EVERY);
        on_cleanup(move || {
            seen.remove();
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
    });
}

/// Whether somebody is at one of the lines.
fn is_busy() -> bool {
    let at = document().query_selector(".rows details[open], .rows :focus");
    at.ok().flatten().is_some()
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
pub(super) fn RoomChoice(#[prop(into)] id: String, house: StoredValue<House>) -> impl IntoView {
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
