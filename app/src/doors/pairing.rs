//! An unpaired tablet: the code huge, how to confirm it, and waiting for that.

use std::time::Duration;

use contract::doors::PairingOffer;
use leptos::prelude::*;

use super::{api, device};
use crate::{
    effect::Effect,
    text::{use_locale, words::doors},
};

/// How often the tablet asks whether somebody confirmed.
const ASK_EVERY: Duration = Duration::from_secs(3);

/// The page of a tablet that is nobody's door yet.
#[component]
pub fn Pairing() -> impl IntoView {
    let locale = use_locale();
    let offer = RwSignal::new(None::<PairingOffer>);
    let failed = RwSignal::new(false);
    Effect::new(move |_| {
        device::forget();
        device::mark_fresh();
        wait_for_confirmation(offer, failed);
    });
    view! {
        <main class="pairing" lang=locale.lang()>
            <h1>{doors::pairing_title(locale)}</h1>
            <p class="pairing-code" role="status" aria-label=doors::pairing_code(locale)>
                {move || offer.get().map_or_else(|| "······".to_owned(), |offer| offer.code)}
            </p>
            <ol class="pairing-steps">
                <li>{doors::how_to_1(locale)}</li>
                <li>{doors::how_to_2(locale)}</li>
                <li>{doors::how_to_3(locale)}</li>
            </ol>
            <p class="pairing-note" role="alert">
                {move || failed.get().then(|| doors::no_code(locale))}
            </p>
            <noscript>
                <p>{doors::no_script(locale)}</p>
            </noscript>
        </main>
    }
}

/// Asks for a code, then every few seconds whether it was confirmed; a code that ran out is
/// replaced, and without contact it goes on asking.
fn wait_for_confirmation(offer: RwSignal<Option<PairingOffer>>, failed: RwSignal<bool>) {
    leptos::task::spawn_local(async move {
        let answer = match offer.get_untracked() {
            None => api::offer()
                .await
                .map(|made| offer.try_set(Some(made)).map(|_| ())),
            Some(held) => match api::poll(held.secret).await {
                Ok(api::Polled::Waiting) => Ok(None),
                Ok(api::Polled::Paired) => return device::reload(),
                Ok(api::Polled::Expired) => Ok(offer.try_set(None).map(|_| ())),
                Err(error) => Err(error),
            },
        };
        failed.try_set(answer.is_err());
        set_timeout(move || wait_for_confirmation(offer, failed), ASK_EVERY);
    });
}
