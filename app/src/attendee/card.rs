//! A booking of mine: large as a card, or as a line; each with what can be done now.

use contract::bookings::BookingView;
use domain::bookings::Status;
use leptos::prelude::*;

use super::{
    api::{ChangeNow, Deed},
    refresh::use_contact,
};
use crate::{
    bookings::{
        calendar::{StateWord, shown_state, state_word},
        views::House,
    },
    clock::{Clock, use_clock},
    doors::rows::subject,
    effect::Effect,
    text::{use_locale, words::attendee as words},
    ui::use_toasts,
    wire::{ActionForm, ServerAction},
    zones::date_short,
};

/// What can be done with a booking of mine.
pub type Deeds = ServerAction<ChangeNow>;

/// The deeds of all pages; call once, in the shell. Says what came of each, and asks again.
pub fn provide_deeds() -> Deeds {
    let locale = use_locale();
    let (contact, toasts) = (use_contact(), use_toasts());
    let deeds = Deeds::new();
    provide_context(deeds);
    Effect::new(move |_| {
        let Some(answer) = deeds.value().get() else {
            return;
        };
        toasts.say(match answer {
            Ok(Deed::GiveUp) => words::cancelled(locale).to_owned(),
            Ok(Deed::End) => words::ended_now(locale).to_owned(),
            Ok(Deed::Extend) => words::extended(locale).to_owned(),
            Err(error) => error.text(locale),
        });
        contact.again();
    });
    deeds
}

/// What [`provide_deeds`] provided.
#[must_use]
pub fn use_deeds() -> Deeds {
    use_context::<Deeds>().unwrap_or_else(provide_deeds)
}

/// The card of what runs now or comes next.
#[component]
pub fn Card(
    /// Which.
    one: BookingView,
    /// Rooms and zones.
    house: StoredValue<House>,
    /// The page's clock.
    clock: Clock,
    /// The page's deeds.
    deeds: Deeds,
) -> impl IntoView {
    let locale = use_locale();
    let zone = house.with_value(House::zone);
    let room = house.with_value(|house| house.room_name(&one.room));
    let title = subject(locale, &one);
    let shown = one.clone();
    let look = Memo::new(move |_| shown_state(&shown, clock.for_slot(shown.start, shown.end)));
    let (word, sentence) = (one.clone(), one.clone());
    let when = move || match look.get() {
        "in_use" => words::until(locale, &room, &zone.time(sentence.end)),
        _ => words::starts_at(locale, &room, &zone.time(sentence.start)),
    };
    view! {
        <section class="phone-card" data-state=move || look.get()>
            <p>{move || state_word(locale, &word, clock.for_slot(word.start, word.end))}</p>
            <h2>{title}</h2>
            <p>{when}</p>
            {move || view! { <Ways one=one.clone() running=look.get() == "in_use" deeds /> }}
        </section>
    }
}

/// What can be done now, under the thumb.
#[component]
fn Ways(one: BookingView, running: bool, deeds: Deeds) -> impl IntoView {
    let locale = use_locale();
    let runs = running && one.status == Status::Confirmed;
    let ways = if runs {
        vec![
            (Deed::End, words::end_now(locale)),
            (Deed::Extend, words::extend(locale)),
        ]
    } else {
        vec![(Deed::GiveUp, words::cancel(locale))]
    };
    let id = one.id.to_string();
    one.may_change.then(|| {
        view! {
            <div class="phone-ways">
                {ways
                    .into_iter()
                    .map(|(deed, text)| view! { <Way id=id.clone() deed text deeds /> })
                    .collect_view()}
            </div>
        }
    })
}

/// One deed as a plain form with one button, so it also works before the WASM.
#[component]
fn Way(id: String, deed: Deed, text: &'static str, deeds: Deeds) -> impl IntoView {
    let word = match deed {
        Deed::GiveUp => "give_up",
        Deed::End => "end",
        Deed::Extend => "extend",
    };
    view! {
        <ActionForm action=deeds attr:class="use">
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="deed" value=word />
            <button class="phone-way" disabled=move || deeds.pending().get()>
                {text}
            </button>
        </ActionForm>
    }
}

/// A booking as a line, with the way to give it up while it has not begun.
#[component]
pub fn MyLine(
    /// Which.
    one: BookingView,
    /// Rooms and zones.
    house: StoredValue<House>,
    /// The page's deeds.
    deeds: Deeds,
    /// Also says which day.
    #[prop(optional)]
    with_day: bool,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let zone = house.with_value(House::zone);
    let room = house.with_value(|house| house.room_name(&one.room));
    let day = with_day.then(|| date_short(locale, zone.day(one.start)));
    let span = zone.span(locale, one.start, one.end);
    let title = subject(locale, &one);
    let (seen, word) = (one.clone(), one.clone());
    let (start, end) = (one.start, one.end);
    let now = Signal::derive(move || clock.for_slot(start, end));
    let look = Memo::new(move |_| shown_state(&seen, clock.for_slot(seen.start, seen.end)));
    view! {
        <li class="phone-row">
            <div class="phone-row-main">
                <p class="phone-when figures">
                    {day} " " <span>{span}</span>
                    <StateWord booking=word now />
                </p>
                <strong>{title}</strong>
                <p>
                    <a href=format!("/m/rooms/{}", one.room)>{room}</a>
                </p>
            </div>
            {move || {
                let look = look.get();
                (!matches!(look, "ended" | "off"))
                    .then(|| view! { <Ways one=one.clone() running=look == "in_use" deeds /> })
            }}
        </li>
    }
}
