//! One press takes a room for half an hour from now; the note that says so takes it back.

use std::sync::Arc;

use jiff::Timestamp;
use leptos::prelude::*;

use super::{
    api::{self, Deed, UseRoom},
    free::RoomNow,
    refresh::use_contact,
};
use crate::{
    text::{use_locale, words::attendee as words},
    ui::{Toast, Undo, use_toasts},
    zones::Zone,
};

/// The deed that all buttons of a page share; call once a page.
pub fn use_deed(zone: Zone) -> ServerAction<UseRoom> {
    let locale = use_locale();
    let (contact, toasts) = (use_contact(), use_toasts());
    let deed = ServerAction::<UseRoom>::new();
    let taken = StoredValue::new(String::new());
    provide_context(Taking(taken));
    Effect::new(move |_| match deed.value().get() {
        Some(Ok(booked)) => {
            let id = booked.id.clone();
            let text = words::used(locale, &taken.get_value(), &zone.time(booked.end));
            let undo: Undo = Arc::new(move || {
                let id = id.clone();
                leptos::task::spawn_local(async move {
                    let answer = api::change_now(id, Deed::GiveUp).await;
                    let text = answer.map_or_else(
                        |error| error.text(locale),
                        |_| words::cancelled(locale).to_owned(),
                    );
                    toasts.say(text);
                    contact.again();
                });
            });
            toasts.show(Toast {
                text,
                undo: Some(undo),
            });
            contact.again();
        }
        Some(Err(error)) => {
            toasts.say(error.text(locale));
            contact.again();
        }
        None => {}
    });
    deed
}

/// Name of the room that is being taken.
#[derive(Clone, Copy)]
struct Taking(StoredValue<String>);

/// The button; a plain form, so it also works before the WASM.
#[component]
pub fn UseButton(
    /// Which room, as it is now.
    one: RoomNow,
    /// The page's clock.
    now: Timestamp,
    /// The page's deed.
    deed: ServerAction<UseRoom>,
) -> impl IntoView {
    let locale = use_locale();
    let name = one.room.name.clone();
    let label = words::use_label(locale, &name);
    let minutes = one.minutes_to_use(now).to_string();
    let taking = use_context::<Taking>();
    let remember = move |_| {
        if let Some(Taking(taken)) = taking {
            taken.set_value(name.clone());
        }
    };
    view! {
        <ActionForm action=deed attr:class="use">
            <input type="hidden" name="room" value=one.room.id.to_string() />
            <input type="hidden" name="minutes" value=minutes />
            <button
                class="use-button"
                aria-label=label
                disabled=move || deed.pending().get()
                on:click=remember
            >
                {words::use_now(locale)}
            </button>
        </ActionForm>
    }
}
