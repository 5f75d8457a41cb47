//! The agenda as it runs: what is on now, and what is mine (R058).

use contract::meetings::AgendaLine;
use domain::meetings::{Phase, Right, leads};
use leptos::prelude::*;

use crate::{
    clock::use_clock,
    meetings::{page::Here, views::MeetingPage},
    text::{use_locale, words::agenda as words, words::pocket},
};

/// The section; nothing for those who may not read it.
#[component]
pub fn AgendaLines(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let may = Memo::new(move |_| {
        here.page
            .with(|page| page.detail.rights.contains(&Right::Agenda))
    });
    let lines = Memo::new(move |_| here.page.with(|page| page.detail.agenda.items.clone()));
    let none = move || lines.with(Vec::is_empty);
    let rows = move || {
        lines
            .get()
            .into_iter()
            .map(|line| view! { <Line here line /> })
            .collect_view()
    };
    view! {
        <Show when=move || may.get()>
            <section class="card card-pad agenda" aria-labelledby="agenda">
                <h2 id="agenda">{words::agenda(locale)}</h2>
                <Show when=none>
                    <p class="quiet">{pocket::no_agenda(locale)}</p>
                </Show>
                <ol class="agenda-rows">{rows}</ol>
            </section>
        </Show>
    }
}

#[component]
fn Line(here: Here, line: AgendaLine) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let (span, own) = here.page.with_untracked(|page| {
        let zone = page.house.zone();
        let span = zone.span(locale, line.start, line.end);
        (span, is_own(page, &line.item.owner))
    });
    let (start, end) = (line.start, line.end);
    let now = Memo::new(move |_| {
        let now = clock.minute();
        here.phase.get() == Phase::InProgress && start <= now && now < end
    });
    let mark = |text| view! { <span class="agenda-mark">{text}</span> };
    let late = line.over.then(|| words::after_the_end(locale));
    view! {
        <li
            class="agenda-item"
            class:agenda-over=line.over
            class:agenda-own=own
            aria-current=move || now.get().then_some("time")
        >
            <span class="agenda-when figures">{span} " " {late}</span>
            <div class="agenda-what">
                <strong>{line.item.topic}</strong>
                <span class="quiet">{line.item.owner}</span>
                {own.then(|| mark(pocket::yours(locale)))}
                {move || now.get().then(|| mark(pocket::now(locale)))}
            </div>
        </li>
    }
}

/// Whether the reader leads it: by the name under which they are asked, or called the meeting.
fn is_own(page: &MeetingPage, owner: &str) -> bool {
    let detail = &page.detail;
    let asked = detail.attending.as_ref().map(|own| own.name.as_str());
    let called = detail
        .meeting
        .mine
        .then_some(detail.meeting.organiser.as_str());
    asked
        .into_iter()
        .chain(called)
        .any(|name| leads(owner, name))
}
