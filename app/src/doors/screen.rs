//! The page at `/door`: the room's face, or the pairing code, or what is left without contact.
//!
//! The server reads before it renders and writes what it read into the page, so that the tablet
//! shows it at once, without waiting for anything: no resource, no suspense.

use std::time::Duration;

use leptos::prelude::*;

use super::{api::DoorPage, device, face::Face, pairing::Pairing};
use crate::{
    effect::Effect,
    text::{use_locale, words::doors},
    wire::first::{PLACE, first},
};

/// How long a tablet that got no answer waits before it starts over.
const TRY_AGAIN: Duration = Duration::from_secs(20);

/// Whichever of the three it is.
#[component]
pub fn DoorScreen() -> impl IntoView {
    let (written, page) = first::<DoorPage>();
    Effect::new(|_| {
        device::keep_shell();
        device::stay_awake();
    });
    let shown = match page {
        Some(DoorPage::Paired { face, qr }) => {
            view! { <Face face=*face qr kept=false /> }.into_any()
        }
        Some(DoorPage::Unpaired) => view! { <Pairing /> }.into_any(),
        None => view! { <Kept /> }.into_any(),
    };
    view! {
        {shown}
        <script type="application/json" id=PLACE inner_html=written></script>
    }
}

/// No answer from the server: what the tablet kept, as old as it is, and another try.
#[component]
fn Kept() -> impl IntoView {
    let locale = use_locale();
    let looked = RwSignal::new(false);
    Effect::new(move |_| {
        device::mark_fresh();
        looked.set(true);
        set_timeout(device::reload, TRY_AGAIN);
    });
    move || match looked.get().then(device::kept).flatten() {
        Some(kept) => view! { <Face face=kept.face qr=None kept=true /> }.into_any(),
        None => view! {
            <main class="pairing" lang=locale.lang()>
                <h1>{doors::unsure(locale)}</h1>
                <p role="status">{doors::no_code(locale)}</p>
            </main>
        }
        .into_any(),
    }
}
