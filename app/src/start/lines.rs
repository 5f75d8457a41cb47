//! Several rooms or people at once: one line each; a wrong line comes back with what is wrong
//! beside it.

use contract::start::Step;
use leptos::prelude::*;

use super::{
    api::{Invited, StartData, Told, WrongLine},
    step::address,
};
use crate::{
    text::{use_locale, words::start as words},
    ui::{CopyButton, Field, SelectField, error_of},
    zones::{date_with_year, hh_mm},
};

/// Rooms, all in one place.
#[component]
pub fn Rooms(
    /// Where they can be.
    data: StoredValue<StartData>,
    /// What became of the last ones.
    told: Told,
) -> impl IntoView {
    let locale = use_locale();
    let mut places = data.with_value(|data| data.places.clone());
    let first = places.first().map(|(id, _)| id.clone());
    places.push((String::new(), words::nowhere(locale).to_owned()));
    let of = Step::Rooms.as_str();
    let place = told.typed("place").or(first).unwrap_or_default();
    view! {
        {(!told.rooms.is_empty()).then(|| view! { <Made rooms=told.rooms.clone() /> })}
        <form class="form" method="post" action=address(Step::Rooms)>
            <SelectField
                of
                name="place"
                label=words::where_to(locale)
                value=place
                options=places
            />
            <Lines
                step=Step::Rooms
                label=words::room_lines(locale)
                example=words::room_example(locale)
                told
            />
            <div class="button-row">
                <button class="button button-main">{words::add_rooms(locale)}</button>
            </div>
        </form>
    }
}

/// Rooms that were just made, and the way back.
#[component]
fn Made(rooms: Vec<(String, String)>) -> impl IntoView {
    let locale = use_locale();
    let names: Vec<_> = rooms.iter().map(|(_, name)| name.as_str()).collect();
    let text = words::rooms_added(locale, &names.join(" · "));
    view! {
        <form class="note note-good form" method="post" action=address(Step::Rooms)>
            <p role="status">{text}</p>
            <input type="hidden" name="do" value="take_back" />
            {rooms
                .into_iter()
                .map(|(id, _)| view! { <input type="hidden" name="room" value=id /> })
                .collect_view()}
            <div class="button-row">
                <button class="button">{words::take_back(locale)}</button>
            </div>
        </form>
    }
}

/// People, each with a link.
#[component]
pub fn People(
    /// What became of the last ones.
    told: Told,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        {(!told.invited.is_empty()).then(|| view! { <Links invited=told.invited.clone() /> })}
        <form class="form" method="post" action=address(Step::People)>
            <Lines
                step=Step::People
                label=words::people_lines(locale)
                example=words::people_example(locale)
                told
            />
            <div class="button-row">
                <button class="button button-main">{words::invite(locale)}</button>
                <a class="quiet-link" href="/people">
                    {words::people_more(locale)}
                </a>
            </div>
        </form>
    }
}

/// Links that are shown once.
#[component]
fn Links(invited: Vec<Invited>) -> impl IntoView {
    let locale = use_locale();
    let until = invited.iter().map(|one| one.until).min();
    let until = until.unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC);
    let (day, time) = (date_with_year(locale, until.date()), hh_mm(until.time()));
    let text = words::invited(locale, &format!("{day} {time} UTC"));
    view! {
        <div class="note note-good form" role="status">
            <p>{text}</p>
            <ul class="links">
                {invited
                    .into_iter()
                    .map(|one| {
                        let about = words::link_of(locale, &one.login, &one.name);
                        view! {
                            <li>
                                <p>{about}</p>
                                <div class="secret">
                                    <code>{one.link.clone()}</code>
                                    <CopyButton text=one.link />
                                </div>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}

/// The lines to be changed, each with its error, and room for more.
#[component]
fn Lines(step: Step, label: &'static str, example: &'static str, told: Told) -> impl IntoView {
    let locale = use_locale();
    let id = format!("{}-lines", step.as_str());
    let note = format!("{id}-note");
    let nothing = told.wrong.is_empty();
    let error = error_of("lines");
    let kept: Vec<_> = told
        .typed
        .iter()
        .filter(|(name, _)| name == "lines")
        .collect();
    let kept: Vec<_> = kept.into_iter().map(|(_, text)| text.as_str()).collect();
    let kept = kept.join("\n");
    let rows = if nothing { "6" } else { "3" };
    view! {
        {(!nothing)
            .then(|| {
                view! {
                    <p class="problem" role="alert">
                        {words::wrong_lines(locale)}
                    </p>
                }
            })}
        {told
            .wrong
            .into_iter()
            .enumerate()
            .map(|(nth, line)| view! { <Wrong step nth line /> })
            .collect_view()}
        <Field id=id.clone() label error>
            <textarea
                id=id
                name="lines"
                rows=rows
                placeholder=example
                required=nothing
                spellcheck="false"
                aria-describedby=note
            >
                {kept}
            </textarea>
        </Field>
    }
}

#[component]
fn Wrong(step: Step, nth: usize, line: WrongLine) -> impl IntoView {
    let locale = use_locale();
    let id = format!("{}-line-{nth}", step.as_str());
    let note = format!("{id}-note");
    let label = words::line_n(locale, &(nth + 1));
    let error = Signal::stored(Some(line.detail));
    view! {
        <Field id=id.clone() label error>
            <input
                id=id
                name="lines"
                value=line.text
                autofocus=nth == 0
                autocomplete="off"
                spellcheck="false"
                aria-invalid="true"
                aria-describedby=note
            />
        </Field>
    }
}
