//! The page at `/start`.

use contract::start::{Step, StepState};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api::{self, StartData, Told},
    lines::{People, Rooms},
    more::{Booking, Calendar, Door},
    step::{StepCard, address},
    zone,
};
use crate::{
    text::{use_locale, words::start as words},
    ui::{FormErrors, Problem, SelectField, TextField, ZoneSuggestions},
    wire::{Resource, Suspend},
};

/// The page.
#[component]
pub fn StartPage() -> impl IntoView {
    let locale = use_locale();
    let data = Resource::new_blocking(|| (), |()| api::start());
    view! {
        <Title text=words::title(locale) />
        <header class="page-head">
            <h1>{words::title(locale)}</h1>
        </header>
        <Suspense>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(data) => Either::Left(view! { <Steps data /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Steps(data: StartData) -> impl IntoView {
    let locale = use_locale();
    let left = match data.view.left() {
        0 => words::nothing_left(locale).to_owned(),
        1 => words::left_one(locale).to_owned(),
        n => words::left_many(locale, &n),
    };
    let data = StoredValue::new(data);
    view! {
        <div class="start">
            <p>{words::lead(locale)}</p>
            <p class="start-left" role="status">
                {left}
            </p>
            <ol class="start-steps">
                {Step::ALL.into_iter().map(|step| view! { <OneStep step data /> }).collect_view()}
            </ol>
            <ZoneSuggestions />
        </div>
    }
}

/// What a form of `step` was told; nothing for the others.
fn told(data: &StartData, step: Step) -> Told {
    let told = Some(&data.told).filter(|told| told.step == Some(step));
    told.cloned().unwrap_or_default()
}

#[component]
fn OneStep(step: Step, data: StoredValue<StartData>) -> impl IntoView {
    let (state, open, told) = data.with_value(|data| {
        let asked = data.told.step == Some(step);
        let refused = data.told.error.is_some() || !data.told.wrong.is_empty();
        let open = asked || (!refused && data.view.next() == Some(step));
        (data.view.state(step), open, told(data, step))
    });
    let fact = data.with_value(|data| fact(use_locale(), data, step));
    let fact = fact.filter(|_| state == StepState::Done);
    let error = told.error.clone();
    provide_context(FormErrors(Signal::stored(error.clone())));
    // What stands beside a field is not said twice.
    let whole = error.filter(|error| error.errors.is_empty());
    view! {
        <StepCard step state fact open>
            <Problem error=whole />
            {match step {
                Step::Organisation => view! { <Organisation data told /> }.into_any(),
                Step::Place => view! { <Place data told /> }.into_any(),
                Step::Rooms => view! { <Rooms data told /> }.into_any(),
                Step::People => view! { <People told /> }.into_any(),
                Step::Door => view! { <Door data told /> }.into_any(),
                Step::Calendar => view! { <Calendar /> }.into_any(),
                Step::Booking => view! { <Booking data /> }.into_any(),
            }}
        </StepCard>
    }
}

/// What is there already, in a few words.
fn fact(locale: crate::text::Locale, data: &StartData, step: Step) -> Option<String> {
    match step {
        Step::Organisation => {
            let (name, zone, _) = &data.organisation;
            Some(format!("{name} · {zone}"))
        }
        Step::Rooms if data.room_count == 1 => Some(words::fact_room(locale).to_owned()),
        Step::Rooms => Some(words::fact_rooms(locale, &data.room_count)),
        _ => None,
    }
}

#[component]
fn Organisation(data: StoredValue<StartData>, told: Told) -> impl IntoView {
    let locale = use_locale();
    let (name, zone, language) = data.with_value(|data| data.organisation.clone());
    let languages = [("en", "English"), ("zh", "中文")];
    let languages = languages.map(|(word, text)| (word.to_owned(), text.to_owned()));
    let of = Step::Organisation.as_str();
    let to_do = data.with_value(|data| data.view.state(Step::Organisation) == StepState::ToDo);
    if to_do && told.typed.is_empty() {
        zone::guess("organisation-time-zone");
    }
    view! {
        <form class="form" method="post" action=address(Step::Organisation)>
            <TextField
                of
                name="name"
                label=words::name(locale)
                value=told.typed("name").unwrap_or(name)
                required=true
            />
            <div class="form-row">
                <TextField
                    of
                    name="time_zone"
                    label=words::time_zone(locale)
                    value=told.typed("time_zone").unwrap_or(zone)
                    list="zones"
                    required=true
                />
                <SelectField
                    of
                    name="locale"
                    label=words::language(locale)
                    value=told.typed("locale").unwrap_or(language)
                    options=languages.to_vec()
                />
            </div>
            <div class="button-row">
                <button class="button button-main">{words::save(locale)}</button>
            </div>
        </form>
    }
}

#[component]
fn Place(data: StoredValue<StartData>, told: Told) -> impl IntoView {
    let locale = use_locale();
    let zone = data.with_value(|data| data.organisation.1.clone());
    let of = Step::Place.as_str();
    view! {
        <form class="form" method="post" action=address(Step::Place)>
            <div class="form-row">
                <TextField
                    of
                    name="building"
                    label=words::building(locale)
                    value=told.typed("building").unwrap_or_default()
                    required=true
                />
                <TextField
                    of
                    name="time_zone"
                    label=words::time_zone(locale)
                    value=told.typed("time_zone").unwrap_or(zone)
                    list="zones"
                    required=true
                />
            </div>
            <TextField
                of
                name="floors"
                label=words::floors(locale)
                hint=words::floors_hint(locale)
                value=told.typed("floors").unwrap_or_default()
            />
            <div class="button-row">
                <button class="button button-main">{words::add_place(locale)}</button>
            </div>
        </form>
    }
}
