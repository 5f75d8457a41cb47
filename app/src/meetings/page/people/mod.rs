//! Who is asked to come: what I answer (at the top of the page), everybody's answers as they come,
//! and asking more people (R034, R048 to R055).

mod answer;
mod calendars;
mod invite;
mod row;

use contract::meetings::MeetingAttendee;
use domain::meetings::Participation;
use leptos::prelude::*;

pub use self::answer::MyAnswer;
use self::{calendars::Calendars, invite::InviteForm, row::Row};
use super::Here;
use crate::text::{Locale, use_locale, words::people as words};

/// The section below the facts.
#[component]
pub fn People(here: Here) -> impl IntoView {
    let locale = use_locale();
    let all = Memo::new(move |_| here.page.with(|page| page.detail.attendees.clone()));
    let keeps = Memo::new(move |_| here.open());
    let busy = Memo::new(move |_| here.page.with(|page| page.busy.clone()));
    // A line that did not change stays as it is, with what somebody does in it.
    let each = move || {
        let keeps = keeps.get();
        let busy = busy.get();
        let then = move |one: &MeetingAttendee| {
            let account = one.account.as_ref();
            account.is_some_and(|account| busy.contains(account))
        };
        all.get()
            .into_iter()
            .map(move |one| (then(&one), one, keeps))
    };
    let key = |one: &(bool, MeetingAttendee, bool)| format!("{one:?}");
    view! {
        <section class="card card-pad people" aria-labelledby="people">
            <div class="people-head">
                <h2 id="people">{words::people(locale)}</h2>
                <p class="quiet" role="status">
                    {move || all.with(|all| counts(locale, all))}
                </p>
            </div>
            <ul class="people-rows">
                <For
                    each
                    key
                    children=move |(busy, one, keeps)| {
                        view! { <Row here one keeps busy /> }
                    }
                />
            </ul>
            <Show when=move || keeps.get()>
                <InviteForm here />
                <Calendars here />
            </Show>
        </section>
    }
}

/// "3 come · 1 perhaps · 1 does not · 2 have not answered"; who is not there is not counted.
fn counts(locale: Locale, all: &[MeetingAttendee]) -> String {
    let of = |said: Participation| all.iter().filter(|one| one.participation == said).count();
    if all.is_empty() {
        return words::nobody_yet(locale).to_owned();
    }
    let parts = [
        (of(Participation::Accepted), words::n_come as Count),
        (of(Participation::Tentative), words::n_perhaps),
        (of(Participation::Declined), words::n_do_not),
        (of(Participation::NeedsAction), words::n_silent),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, say)| say(locale, &count)).collect();
    parts.join(" · ")
}

type Count = fn(Locale, &dyn std::fmt::Display) -> String;
