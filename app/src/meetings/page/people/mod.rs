//! Who is asked to come: what I answer (at the top of the page), everybody's answers as they come,
//! and asking more people (R034, R048 to R055).

mod answer;
mod calendars;
mod filter;
mod invite;
mod row;

use contract::meetings::{Answers, MeetingAttendee};
use leptos::prelude::*;

pub use self::answer::{AnswerWays, Asked, MyAnswer, asked_as, asked_word, done_word};
use self::{
    calendars::Calendars,
    filter::{More, PeopleFilter},
    invite::InviteForm,
    row::Row,
};
use super::Here;
use crate::text::{Locale, use_locale, words::guests, words::parties, words::people as words};

/// The section below the facts.
#[component]
pub fn People(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let all = Memo::new(move |_| here.page.with(|page| page.detail.attendees.clone()));
    let answers = Memo::new(move |_| here.page.with(|page| page.detail.answers));
    let keeps = Memo::new(move |_| here.open());
    let busy = Memo::new(move |_| here.page.with(|page| page.busy.clone()));
    let there = here
        .page
        .with_untracked(|page| format!("/meetings/{}", page.detail.meeting.id));
    let file = format!("{there}/import");
    let list = format!("/api/v1{there}/attendees/export");
    let guests = here.reads_agenda().then(|| {
        view! {
            <a href=format!("{there}/guests") rel="external">
                {parties::title(locale)}
            </a>
        }
    });
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
                    {move || answers.with(|answers| counts(locale, *answers))}
                </p>
                {guests}
            </div>
            <PeopleFilter here />
            <ul class="people-rows">
                <For
                    each
                    key
                    children=move |(busy, one, keeps)| {
                        view! { <Row here one keeps busy /> }
                    }
                />
            </ul>
            <More here />
            <Show when=move || keeps.get()>
                <InviteForm here />
                <Calendars here />
                <p>
                    <a class="button" href=file.clone() rel="external">
                        {guests::from_file(locale)}
                    </a>
                    " "
                    <a class="button" href=list.clone() rel="external" download="">
                        {parties::as_excel(locale)}
                    </a>
                </p>
            </Show>
        </section>
    }
}

/// "3 come · 1 perhaps · 1 does not · 2 have not answered"; who is not there is not counted.
#[must_use]
pub fn counts(locale: Locale, all: Answers) -> String {
    if all == Answers::default() {
        return words::nobody_yet(locale).to_owned();
    }
    let parts = [
        (all.accepted, words::n_come as Count),
        (all.tentative, words::n_perhaps),
        (all.declined, words::n_do_not),
        (all.needs_action, words::n_silent),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = parts.map(|(count, say)| say(locale, &count)).collect();
    if all.in_person + all.online > 0 {
        parts.push(parties::n_here_n_online(
            locale,
            &all.in_person,
            &all.online,
        ));
    }
    parts.join(" · ")
}

type Count = fn(Locale, &dyn std::fmt::Display) -> String;
