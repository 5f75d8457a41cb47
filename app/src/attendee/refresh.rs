//! Asking again: when the phone comes back to the page or to the network, after a deed, and every
//! while. An answer that does not come leaves what was known, with its time.

use std::time::Duration;

use leptos::prelude::*;

use crate::{context::ApiError, effect::Effect};

/// How often a page in view asks again.
const EVERY: Duration = Duration::from_secs(45);

/// The phone's contact; one for all pages, from context.
#[derive(Clone, Copy)]
pub struct Contact {
    /// Grows when a page should ask again.
    pub round: RwSignal<u32>,
    /// The network or the server is away.
    pub lost: RwSignal<bool>,
}

impl Contact {
    /// Asks again.
    pub fn again(self) {
        self.round
            .try_update(|round| *round = round.wrapping_add(1));
    }

    /// The answer, or what was known before when the server cannot be reached.
    pub fn keep<T: Clone + Send + Sync + 'static>(
        self,
        answer: Result<T, ApiError>,
        known: StoredValue<Option<T>>,
    ) -> Result<T, ApiError> {
        match answer {
            Ok(fresh) => {
                known.try_set_value(Some(fresh.clone()));
                self.lost.try_set(false);
                Ok(fresh)
            }
            Err(error) if error.is_unreachable() => {
                self.lost.try_set(true);
                known.try_get_value().flatten().ok_or(error)
            }
            Err(other) => Err(other),
        }
    }
}

/// Makes the contact of all pages; call once in the shell.
pub fn provide_contact() -> Contact {
    let contact = Contact {
        round: RwSignal::new(0),
        lost: RwSignal::new(false),
    };
    provide_context(contact);
    Effect::new(move |_| watch(contact));
    contact
}

/// The contact of all pages.
#[must_use]
pub fn use_contact() -> Contact {
    use_context::<Contact>().unwrap_or_else(provide_contact)
}

fn watch(contact: Contact) {
    let kept = document()
        .document_element()
        .is_some_and(|root| root.has_attribute("data-kept"));
    contact.lost.set(kept || !window().navigator().on_line());
    if kept {
        contact.again();
    }
    let online = window_event_listener_untyped("online", move |_| contact.again());
    let offline = window_event_listener_untyped("offline", move |_| {
        contact.lost.try_set(true);
    });
    let seen = window_event_listener_untyped("focus", move |_| contact.again());
    let timer = set_interval_with_handle(
        move || {
            if !document().hidden() {
                contact.again();
            }
        },
        EVERY,
    );
    on_cleanup(move || {
        online.remove();
        offline.remove();
        seen.remove();
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}
