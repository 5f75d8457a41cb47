//! Cancelling a meeting. There is no way back, so it says what happens.

use leptos::prelude::*;

use super::Here;
use crate::{
    effect::Effect,
    meetings::api::Cancel,
    text::{use_locale, words::bookings, words::meetings as words},
    ui::{FormErrors, Problem, TextField, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// The form, behind one press.
#[component]
pub fn CallOff(here: Here) -> impl IntoView {
    let locale = use_locale();
    let cancel = ServerAction::<Cancel>::new();
    let error = Signal::derive(move || cancel.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(_)) = cancel.value().get() {
            toasts.say(words::cancelled_now(locale));
            here.again.run(());
        }
    });
    view! {
        <details class="more" open=error.get_untracked().is_some()>
            <summary>{words::call_off(locale)}</summary>
            <ActionForm action=cancel attr:class="form">
                {here.sent()}
                <p>{words::call_off_means(locale)}</p>
                <TextField name="reason" label=bookings::reason_for_others(locale) />
                <Problem error />
                <div class="button-row button-row-end">
                    <button
                        class="button button-danger"
                        disabled=move || cancel.pending().get()
                    >
                        {words::call_off(locale)}
                    </button>
                </div>
            </ActionForm>
        </details>
    }
}
