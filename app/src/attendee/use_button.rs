//! One press takes a room for half an hour from now; the note that says so takes it back.

use std::sync::Arc;

use contract::bookings::Booked;
use domain::{bookings::Status, ids::BookingId};
use jiff::Timestamp;
use leptos::prelude::*;

use super::{
    api::{ChangeNow, Deed, UseRoom},
    card::Deeds,
    free::RoomNow,
    refresh::use_contact,
};
use crate::{
    effect::Effect,
    text::{Locale, use_locale, words::attendee as words},
    ui::{Toast, use_toasts},
    wire::{ActionForm, ServerAction},
    zones::Zone,
};

/// What the buttons of all pages share; lives as long as the shell, so that a note can still be
/// answered after its page was read again or left.
#[derive(Clone, Copy)]
pub struct Using {
    deed: ServerAction<UseRoom>,
    /// Name of the room that is being taken.
    taken: StoredValue<String>,
    /// Where the reader reads time, once a page knows it.
    zone: StoredValue<Option<Zone>>,
}

impl Using {
    /// Tells where the reader reads time.
    pub fn read_in(self, zone: Zone) {
        self.zone.set_value(Some(zone));
    }

    fn said(self, locale: Locale, booked: &Booked) -> String {
        let room = self.taken.get_value();
        let end = self
            .zone
            .with_value(|zone| zone.as_ref().map(|zone| zone.time(booked.end)));
        match booked.status {
            Status::Pending => words::asked_for(locale, &room),
            _ => words::used(locale, &room, &end.unwrap_or_default()),
        }
    }
}

/// Call once, in the shell, below its notes and its contact.
pub fn provide_using(deeds: Deeds) {
    let locale = use_locale();
    let (contact, toasts) = (use_contact(), use_toasts());
    let using = Using {
        deed: ServerAction::new(),
        taken: StoredValue::new(String::new()),
        zone: StoredValue::new(None),
    };
    provide_context(using);
    Effect::new(move |_| {
        let Some(answer) = using.deed.value().get() else {
            return;
        };
        match answer {
            Ok(booked) => {
                let text = using.said(locale, &booked);
                let id = booked.id.clone();
                let undo = Arc::new(move || give_back(deeds, id.clone()));
                toasts.show(Toast {
                    text,
                    undo: Some(undo),
                });
            }
            Err(error) => toasts.say(error.text(locale)),
        }
        contact.again();
    });
}

fn give_back(deeds: Deeds, id: BookingId) {
    deeds.dispatch(ChangeNow {
        id,
        deed: Deed::GiveUp,
    });
}

/// What [`provide_using`] provided.
#[must_use]
pub fn use_using() -> Option<Using> {
    use_context::<Using>()
}

/// The button; a plain form, so it also works before the WASM.
#[component]
pub fn UseButton(
    /// Which room, as it is now.
    one: RoomNow,
    /// The page's clock.
    now: Timestamp,
    /// Shared by all buttons.
    using: Using,
) -> impl IntoView {
    let locale = use_locale();
    let name = one.room.name.clone();
    let label = words::use_label(locale, &name);
    let minutes = one.minutes_to_use(now).to_string();
    view! {
        <ActionForm action=using.deed attr:class="use">
            <input type="hidden" name="room" value=one.room.id.to_string() />
            <input type="hidden" name="minutes" value=minutes />
            <button
                class="use-button"
                aria-label=label
                disabled=move || using.deed.pending().get()
                on:click=move |_| using.taken.set_value(name.clone())
            >
                {words::use_now(locale)}
            </button>
        </ActionForm>
    }
}
