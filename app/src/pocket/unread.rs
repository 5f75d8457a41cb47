//! How many notices are not read, on the tab of the inbox; and whether there is network.

use leptos::prelude::*;

use super::{api, views::Known};
use crate::{
    attendee::refresh::Contact, context::ApiError, effect::Effect, frame::Unread,
    notices::badge::live_unread,
};

/// More are not counted.
const MOST_SAID: usize = 99;

/// Keeps the figure true, for the page inside and, as the badge says it, for the tab.
pub fn provide_unread(known: Known, contact: Contact) -> Signal<Option<String>> {
    let unread = live_unread(known.unread);
    provide_context(Unread(unread));
    // Every page asks whether there is network, also one that nothing happens to.
    Effect::new(move |()| {
        if contact.round.get() > 0 {
            leptos::task::spawn_local(async move {
                let answer = api::known().await;
                let away = answer.as_ref().is_err_and(ApiError::is_unreachable);
                contact.lost.try_set(away);
                if let Ok(known) = answer {
                    unread.try_set(known.unread);
                }
            });
        }
    });
    Signal::derive(move || match unread.get() {
        0 => None,
        count if count > MOST_SAID => Some(format!("{MOST_SAID}+")),
        count => Some(count.to_string()),
    })
}
