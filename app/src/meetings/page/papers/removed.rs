//! Papers that were taken off within the last day, to be put back: also without the program, which
//! has no toast to undo by.

use contract::meetings::Paper;
use leptos::prelude::*;

use super::{super::Here, api::RestorePaper, keep::Which};
use crate::{
    effect::Effect,
    text::{use_locale, words::papers as words},
    ui::Problem,
    wire::{ActionForm, ServerAction},
};

/// Behind one press; nothing while there are none.
#[component]
pub fn Removed(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let restore = ServerAction::<RestorePaper>::new();
    let failed = Signal::derive(move || restore.value().get().and_then(Result::err));
    Effect::new(move |()| {
        if let Some(Ok(())) = restore.value().get() {
            here.again.run(());
        }
    });
    let all = Memo::new(move |_| here.page.with(|page| page.detail.papers.removed.clone()));
    let line = move |one: Paper| {
        let label = words::put_back_name(locale, &one.name);
        view! {
            <li>
                <span>{one.name}</span>
                <ActionForm action=restore>
                    <Which here paper=one.id />
                    <button class="button" aria-label=label>
                        {words::put_back(locale)}
                    </button>
                </ActionForm>
            </li>
        }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <details class="papers-removed">
                <summary>{move || words::removed_n(locale, &all.with(Vec::len))}</summary>
                <ul>{move || all.get().into_iter().map(line).collect_view()}</ul>
            </details>
        </Show>
        <Problem error=failed />
    }
}
