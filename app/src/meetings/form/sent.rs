//! What happens once the form was sent.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    context::ApiError,
    effect::Effect,
    meetings::api::{self, Create},
    text::{use_locale, words::meetings as words},
    ui::{Toast, Undo, use_toasts},
    wire::ServerAction,
};

/// The reader is taken to the first field that is wrong.
pub fn to_first_wrong(failed: Signal<Option<ApiError>>) {
    use leptos::wasm_bindgen::JsCast;

    Effect::new(move |()| {
        if failed.get().is_none_or(|error| error.errors.is_empty()) {
            return;
        }
        let find = move || {
            let wrong = ".field-wrong :is(input, select, textarea)";
            let found = document().query_selector(wrong).ok().flatten();
            let found = found.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(field) = found {
                let _ = field.focus();
            }
        };
        // The marks are set after this.
        set_timeout(find, std::time::Duration::ZERO);
    });
}

/// Goes on to the meeting's page, says what was made, offers the way back.
pub(super) fn after_making(create: ServerAction<Create>) {
    let locale = use_locale();
    let toasts = use_toasts();
    let navigate = use_navigate();
    Effect::new(move |()| {
        let Some(Ok(made)) = create.value().get() else {
            return;
        };
        let text = match (made.pending, made.in_rooms) {
            (true, _) => words::made_waits(locale),
            (false, false) => words::made(locale),
            (false, true) => words::made_with_rooms(locale),
        };
        let id = made.id.clone();
        let undo: Undo = Arc::new(move || {
            let id = id.clone();
            leptos::task::spawn_local(async move {
                toasts.say(match api::cancel(id, String::new(), None).await {
                    Ok(_) => words::cancelled_now(locale).to_owned(),
                    Err(error) => error.text(locale),
                });
                toasts.tell_undone();
            });
        });
        toasts.show(Toast {
            text: text.to_owned(),
            undo: Some(undo),
        });
        navigate(
            &format!("/meetings/{}", made.id),
            NavigateOptions::default(),
        );
    });
}
