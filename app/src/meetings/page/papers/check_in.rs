//! "I am here": from half an hour before the start until the end (R063).

use leptos::prelude::*;

use super::api::CheckIn;
use crate::{
    effect::Effect,
    text::{use_locale, words::papers as words},
    ui::Problem,
    wire::{ActionForm, ServerAction},
};

/// Only for those who are asked, while it is time; then when they checked in.
#[component]
pub fn CheckInBar(
    /// Which meeting.
    id: String,
    /// It is time, and the reader is asked.
    open: Memo<bool>,
    /// When the reader checked in, as time of day.
    since: Memo<Option<String>>,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let check = ServerAction::<CheckIn>::new();
    let failed = Signal::derive(move || check.value().get().and_then(Result::err));
    Effect::new(move |()| {
        if let Some(Ok(())) = check.value().get() {
            again.run(());
        }
    });
    let id = StoredValue::new(id);
    let said = move || since.get().map(|at| words::checked_in_at(locale, &at));
    view! {
        <Show when=move || since.get().is_some() || open.get()>
            <div class="papers-check-in" role="status">
                {said}
                <Show when=move || since.get().is_none()>
                    <ActionForm action=check>
                        <input type="hidden" name="id" value=id.get_value() />
                        <button
                            class="button button-main"
                            disabled=move || check.pending().get()
                        >
                            {words::i_am_here(locale)}
                        </button>
                    </ActionForm>
                </Show>
                <Problem error=failed />
            </div>
        </Show>
    }
}
