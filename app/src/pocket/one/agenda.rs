//! The agenda as it runs: what is on now, and what is mine (R058).

use domain::meetings::Phase;
use leptos::prelude::*;

use super::views::{Item, OneMeeting};
use crate::{
    clock::use_clock,
    text::{use_locale, words::agenda as words, words::pocket},
};

/// The section; nothing for those who may not read it.
#[component]
pub fn AgendaLines(
    /// The meeting.
    page: RwSignal<OneMeeting>,
    /// Where it stands by the page's clock.
    phase: Memo<Phase>,
) -> impl IntoView {
    let locale = use_locale();
    let items = Memo::new(move |_| page.with(|page| page.agenda.clone()));
    let may = Memo::new(move |_| items.with(Option::is_some));
    let none = move || items.with(|items| items.as_ref().is_none_or(Vec::is_empty));
    let rows = move || {
        let items = items.get().into_iter().flatten();
        items
            .map(|item| view! { <Line item phase /> })
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
fn Line(item: Item, phase: Memo<Phase>) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let (start, end) = (item.start, item.end);
    let now = Memo::new(move |_| {
        let now = clock.minute();
        phase.get() == Phase::InProgress && start <= now && now < end
    });
    let mark = |text| view! { <span class="agenda-mark">{text}</span> };
    let late = item.over.then(|| words::after_the_end(locale));
    view! {
        <li
            class="agenda-item"
            class:agenda-over=item.over
            class:agenda-own=item.own
            aria-current=move || now.get().then_some("time")
        >
            <span class="agenda-when figures">{item.span} " " {late}</span>
            <div class="agenda-what">
                <strong>{item.topic}</strong>
                <span class="quiet">{item.owner}</span>
                {item.own.then(|| mark(pocket::yours(locale)))}
                {move || now.get().then(|| mark(pocket::now(locale)))}
            </div>
        </li>
    }
}
