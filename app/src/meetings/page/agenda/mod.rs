//! What the meeting goes through: when, what, who; changed item by item, seen by everybody at once
//! (R058).

mod add;
pub mod api;
mod drag;
mod edit;
mod row;

use domain::meetings::Right;
use leptos::prelude::*;

use self::{add::AddItem, drag::Hand, row::Row};
use super::Here;
use crate::text::{use_locale, words::agenda as words};

/// The section; nothing for those who may not read it.
#[component]
pub fn AgendaSection(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let may = Memo::new(move |_| {
        here.page
            .with(|page| page.detail.rights.contains(&Right::Agenda))
    });
    let keeps = Memo::new(move |_| here.open());
    // Only who is there, in which order: what an item says changes within its line.
    let ids = Memo::new(move |_| {
        here.page.with(|page| {
            let items = page.detail.agenda.items.iter();
            items.map(|one| one.item.id.clone()).collect::<Vec<_>>()
        })
    });
    let each = move || {
        let keeps = keeps.get();
        ids.get().into_iter().map(move |id| (id, keeps))
    };
    let about = move || {
        let over = here.page.with(|page| page.detail.agenda.over_minutes);
        match (over, ids.with(Vec::is_empty), keeps.get()) {
            (0, true, true) => words::begin_here(locale).to_owned(),
            (0, true, false) => words::nothing_yet(locale).to_owned(),
            (0, false, _) => String::new(),
            (over, ..) => words::too_long_by(locale, &over),
        }
    };
    let hand = Hand::default();
    let at_end = move || hand.with(|held| held.as_ref().is_some_and(|one| one.before.is_none()));
    let over = move || here.page.with(|page| page.detail.agenda.over_minutes > 0);
    view! {
        <Show when=move || may.get()>
            <section class="card card-pad agenda" aria-labelledby="agenda">
                <div class="people-head">
                    <h2 id="agenda">{words::agenda(locale)}</h2>
                    <p class="quiet" class:agenda-over=over role="status">
                        {about}
                    </p>
                </div>
                <ol class="agenda-rows" class:agenda-gap-end=at_end>
                    <For
                        each=each
                        key=Clone::clone
                        children=move |(id, keeps)| {
                            view! { <Row here hand id keeps /> }
                        }
                    />
                </ol>
                <Show when=move || keeps.get()>
                    <AddItem here />
                </Show>
            </section>
        </Show>
    }
}
