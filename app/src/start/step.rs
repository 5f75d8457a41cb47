//! One step: its title, how far it is, what it is for, and what can be done.

use contract::start::{Step, StepState};
use leptos::prelude::*;

use crate::text::{Locale, use_locale, words::start as words};

/// What a step is called, and what it is for.
fn about(locale: Locale, step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Organisation => (words::organisation(locale), words::organisation_why(locale)),
        Step::Place => (words::place(locale), words::place_why(locale)),
        Step::Rooms => (words::rooms(locale), words::rooms_why(locale)),
        Step::People => (words::people(locale), words::people_why(locale)),
        Step::Door => (words::door(locale), words::door_why(locale)),
        Step::Calendar => (words::calendar(locale), words::calendar_why(locale)),
        Step::Booking => (words::booking(locale), words::booking_why(locale)),
    }
}

/// Where a step's forms post to: the page comes back at the step.
#[must_use]
pub fn address(step: Step) -> String {
    let word = step.as_str();
    format!("/start?step={word}#{word}")
}

/// A step.
#[component]
pub fn StepCard(
    /// Which.
    step: Step,
    /// How far it is.
    state: StepState,
    /// What is there already, in a few words.
    fact: Option<String>,
    /// Whether it is unfolded.
    open: bool,
    /// What can be done.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let (title, why) = about(locale, step);
    let (word, data) = match state {
        StepState::ToDo => (words::to_do(locale), "to_do"),
        StepState::Done => (words::done(locale), "done"),
        StepState::Skipped => (words::skipped(locale), "skipped"),
    };
    view! {
        <li class="start-step" id=step.as_str() data-step=data>
            <details class="card" open=open>
                <summary>
                    <h2>{title}</h2>
                    <span class="start-fact">{fact}</span>
                    <span class="start-state">{word}</span>
                </summary>
                <div class="start-body">
                    <p class="start-why">{why}</p>
                    {children()}
                    <Skip step state />
                </div>
            </details>
        </li>
    }
}

/// Skips a step, or takes it up again; what is done needs neither.
#[component]
fn Skip(step: Step, state: StepState) -> impl IntoView {
    let locale = use_locale();
    let (deed, text) = match state {
        StepState::Done => return ().into_any(),
        StepState::ToDo => ("skip", words::skip(locale)),
        StepState::Skipped => ("resume", words::resume(locale)),
    };
    view! {
        <form method="post" action=address(step)>
            <input type="hidden" name="do" value=deed />
            <button class="button button-quiet">{text}</button>
        </form>
    }
    .into_any()
}
