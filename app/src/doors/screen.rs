//! The page at `/door`: the room's face, or the pairing code, or what is left without contact.

use std::time::Duration;

use contract::doors::DoorFace;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    api::{self, DoorPage},
    device,
    face::Face,
    pairing::Pairing,
};
use crate::text::{use_locale, words::doors};

/// How long a tablet that got no answer waits before it starts over.
const TRY_AGAIN: Duration = Duration::from_secs(20);

/// Whichever of the three it is.
#[component]
pub fn DoorScreen() -> impl IntoView {
    let page = Resource::new(|| (), |()| api::page());
    Effect::new(|_| {
        device::keep_shell();
        device::stay_awake();
    });
    view! {
        <Suspense fallback=Blank>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(DoorPage::Paired { face, qr }) => {
                        view! { <Face face=*face qr /> }.into_any()
                    }
                    Ok(DoorPage::Unpaired) => view! { <Pairing /> }.into_any(),
                    Err(_) => view! { <Kept /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// Neutral glass until the page is there.
#[component]
fn Blank() -> impl IntoView {
    view! { <main class="door" data-look="unsure" data-palette="traffic" aria-busy="true"></main> }
}

/// No answer from the server: what the tablet kept, as old as it is, and another try.
#[component]
fn Kept() -> impl IntoView {
    let locale = use_locale();
    let found = RwSignal::new(None::<DoorFace>);
    Effect::new(move |_| {
        device::mark_fresh();
        found.set(device::kept().map(|kept| kept.face));
        set_timeout(device::reload, TRY_AGAIN);
    });
    view! {
        {move || match found.get() {
            Some(face) => view! { <Face face qr=None /> }.into_any(),
            None => {
                view! {
                    <Title text=doors::unsure(locale) />
                    <main class="pairing" lang=locale.lang()>
                        <h1>{doors::unsure(locale)}</h1>
                        <p role="status">{doors::no_code(locale)}</p>
                    </main>
                }
                    .into_any()
            }
        }}
    }
}
