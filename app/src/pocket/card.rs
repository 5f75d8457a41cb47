//! The meeting that runs, or is about to: checking in is one press (R063).

use leptos::prelude::*;

use super::views::Mine;
use crate::{
    clock::use_clock,
    effect::Effect,
    meetings::page::papers::api::CheckIn,
    text::{use_locale, words::papers, words::pocket as words},
    ui::Problem,
    wire::{ActionForm, ServerAction},
};

/// The card.
#[component]
pub fn NowCard(
    /// Which.
    one: Mine,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let Mine {
        id,
        topic,
        course,
        span,
        facts,
        said,
        here_since,
        ..
    } = one;
    let href = format!("/m/meetings/{id}");
    let label = topic.clone();
    let here = said.map(|_| here_since);
    let look = Memo::new(move |_| course.standing(locale, clock.minute()));
    view! {
        <section class="phone-card" aria-label=label data-state=move || look.get().0>
            <p>{move || look.get().1} " · " <span class="figures">{span}</span></p>
            <h2>{topic}</h2>
            <p>{facts}</p>
            <div class="phone-ways">
                {match here {
                    None => None,
                    Some(Some(at)) => {
                        let said = papers::checked_in_at(locale, &at);
                        Some(view! { <p class="phone-said">{said}</p> }.into_any())
                    }
                    Some(None) => Some(view! { <CheckInHere id again /> }.into_any()),
                }}
                <a class="phone-way" href=href rel="external">
                    {words::agenda_and_papers(locale)}
                </a>
            </div>
        </section>
    }
}

#[component]
fn CheckInHere(id: String, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let check = ServerAction::<CheckIn>::new();
    let error = Signal::derive(move || check.value().get().and_then(Result::err));
    Effect::new(move |()| {
        if let Some(Ok(())) = check.value().get() {
            again.run(());
        }
    });
    view! {
        <ActionForm action=check attr:class="use">
            <input type="hidden" name="id" value=id />
            <button class="phone-way" disabled=move || check.pending().get()>
                {papers::i_am_here(locale)}
            </button>
        </ActionForm>
        <Problem error />
    }
}
