//! Booking a room on the phone: day, time, length, what about. A refusal offers its ways as
//! buttons that fill the form.

use domain::{bookings::Alternative, ids::RoomId};
use jiff::{Timestamp, ToSpan};
use leptos::prelude::*;

use super::api::BookRoom;
use crate::{
    bookings::form::way,
    context::ApiError,
    text::{Locale, use_locale, words::attendee as words},
    ui::Field,
    wire::{ActionForm, ServerAction},
    zones::{Zone, hh_mm},
};

/// Lengths offered, in minutes.
const LENGTHS: [i64; 7] = [15, 30, 45, 60, 90, 120, 240];

/// What is typed; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Form {
    /// `2026-11-20`.
    pub date: RwSignal<String>,
    start: RwSignal<String>,
    minutes: RwSignal<i64>,
    subject: RwSignal<String>,
}

impl Form {
    /// Empty.
    pub fn new() -> Self {
        Self {
            date: RwSignal::new(String::new()),
            start: RwSignal::new(String::new()),
            minutes: RwSignal::new(30),
            subject: RwSignal::new(String::new()),
        }
    }

    /// Proposes the next quarter of an hour, once.
    pub fn begin(self, zone: &Zone, now: Timestamp) {
        if !self.date.with_untracked(String::is_empty) {
            return;
        }
        let over = now.as_second().rem_euclid(900);
        let rest = if over == 0 { 0 } else { 900 - over };
        self.set_start(zone, now.checked_add(rest.seconds()).unwrap_or(now));
    }

    fn set_start(self, zone: &Zone, start: Timestamp) {
        let start = zone.at(start);
        self.date.set(start.date().to_string());
        self.start.set(hh_mm(start.time()));
    }

    fn take(self, zone: &Zone, way: &Alternative) {
        self.set_start(zone, way.slot.start);
        self.minutes.set(way.slot.duration().as_mins());
    }
}

/// The form; a plain one, so it also works before the WASM.
#[component]
pub fn RoomForm(
    /// Which room.
    room: RoomId,
    /// The room's zone: times are meant in it.
    zone: Zone,
    /// What is typed.
    form: Form,
    /// The page's deed.
    deed: ServerAction<BookRoom>,
) -> impl IntoView {
    let locale = use_locale();
    let error = Signal::derive(move || deed.value().get().and_then(Result::err));
    let wrong = move |field: &'static str| {
        Signal::derive(move || error.get().and_then(|error| error.field(field)))
    };
    view! {
        <ActionForm action=deed attr:class="form card card-pad phone-form">
            <h2>{words::book_this_room(locale)}</h2>
            <input type="hidden" name="room" value=room.to_string() />
            <Field
                id="subject"
                label=words::subject(locale)
                hint=words::subject_hint(locale)
                error=wrong("subject")
            >
                <input
                    id="subject"
                    name="subject"
                    required=true
                    maxlength="500"
                    aria-describedby="subject-note"
                    bind:value=form.subject
                />
            </Field>
            <div class="phone-pair">
                <Field id="date" label=words::date(locale) error=wrong("date")>
                    <input id="date" name="date" type="date" required=true bind:value=form.date />
                </Field>
                <Field id="start" label=words::start(locale) error=wrong("start")>
                    <input
                        id="start" name="start" type="time" required=true bind:value=form.start
                    />
                </Field>
            </div>
            <Length form error=wrong("end") />
            <Answer error room zone form />
            <button class="button button-main" disabled=move || deed.pending().get()>
                {words::book(locale)}
            </button>
        </ActionForm>
    }
}

#[component]
fn Length(form: Form, error: Signal<Option<String>>) -> impl IntoView {
    let locale = use_locale();
    let lengths = move || {
        let own = Some(form.minutes.get()).filter(|own| !LENGTHS.contains(own));
        LENGTHS.into_iter().chain(own).collect::<Vec<_>>()
    };
    let choose = move |event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            form.minutes.set(minutes);
        }
    };
    view! {
        <Field id="minutes" label=words::length(locale) error>
            <select id="minutes" name="minutes" on:change=choose>
                {move || {
                    lengths()
                        .into_iter()
                        .map(|minutes| {
                            let chosen = form.minutes.get() == minutes;
                            view! {
                                <option value=minutes.to_string() selected=chosen>
                                    {length(locale, minutes)}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </Field>
    }
}

/// Why not, and what instead. A way in another room leads to that room's page.
#[component]
fn Answer(error: Signal<Option<ApiError>>, room: RoomId, zone: Zone, form: Form) -> impl IntoView {
    let locale = use_locale();
    let place = StoredValue::new((room, zone));
    view! {
        <div role="alert">
            {move || error.get().map(|error| view! { <p class="problem">{error.text(locale)}</p> })}
        </div>
        <div class="phone-instead">
            {move || {
                let ways = error.get()?.alternatives?;
                let (room, zone) = place.get_value();
                let show = move |one| instead(locale, one, &room, &zone, form);
                Some(ways.into_iter().map(show).collect_view())
            }}
        </div>
    }
}

fn instead(locale: Locale, one: Alternative, room: &RoomId, zone: &Zone, form: Form) -> AnyView {
    let text = way(locale, &one, zone);
    if one.room == *room {
        let zone = zone.clone();
        let take = move |_| form.take(&zone, &one);
        return view! {
            <button type="button" class="button" on:click=take>
                {text}
            </button>
        }
        .into_any();
    }
    view! {
        <a class="button" href=format!("/m/rooms/{}", one.room)>
            {text}
        </a>
    }
    .into_any()
}

fn length(locale: Locale, minutes: i64) -> String {
    if minutes % 60 == 0 {
        words::hours(locale, &(minutes / 60))
    } else {
        words::minutes(locale, &minutes)
    }
}
