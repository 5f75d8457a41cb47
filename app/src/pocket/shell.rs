//! Around every page of the phone's meetings: who is signed in, how old it is, the tabs.

use leptos::{either::Either, prelude::*};
use leptos_meta::{Title, provide_meta_context};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    follow::provide_as_of,
    views::{Begun, Known},
};
use crate::{
    attendee::{
        refresh::provide_contact,
        shell::{Tabs, go_to_sign_in, path},
    },
    clock::provide_clock,
    context::ApiError,
    doors::device,
    effect::Effect,
    text::{page_title, provide_locale, words::attendee, words::pocket, words::ui},
    ui::{Problem, ToastStack, provide_toasts},
    wire::{
        first::{PLACE, first},
        provide_refusal,
    },
};

/// A whole surface: what the server read before it rendered, drawn by `draw` within the frame.
/// No router: each link loads its page.
pub fn surface<T>(draw: fn(Result<T, ApiError>) -> AnyView) -> impl IntoView
where
    T: Serialize + DeserializeOwned + Clone + Send + 'static,
{
    let (written, begun) = first::<Begun<T>>();
    let unreadable = || Begun {
        known: Err(ApiError::malformed()),
        shown: Err(ApiError::malformed()),
    };
    let Begun { known, shown } = begun.unwrap_or_else(unreadable);
    view! {
        <Shell known draw=Box::new(move || draw(shown)) />
        <script type="application/json" id=PLACE inner_html=written></script>
    }
}

/// The frame around the page. Strangers are sent to sign in.
#[component]
fn Shell(
    known: Result<Known, ApiError>,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
) -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    provide_clock();
    provide_refusal();
    provide_toasts();
    let contact = provide_contact();
    let as_of = provide_as_of();
    Effect::new(|()| device::keep_shell());
    let old = move || {
        let lost = contact.lost.get();
        lost.then(|| match as_of.0.get() {
            Some(at) => pocket::no_network_as_of(locale, &at),
            None => attendee::no_network_plain(locale).to_owned(),
        })
    };
    // Drawn in its place below: of two titles the later one counts.
    let page = move || match known {
        Ok(known) => {
            let unread = super::unread::provide_unread(known, contact);
            Either::Left(view! {
                <main class="phone" id="page" tabindex="-1">
                    {draw()}
                </main>
                <Tabs pocket=true at=Signal::stored(path()) unread />
            })
        }
        Err(error) => {
            let ask = error.needs_sign_in();
            if ask {
                go_to_sign_in();
            }
            Either::Right((!ask).then(|| view! { <Problem error=Some(error) /> }))
        }
    };
    view! {
        <Title text=ui::app_name(locale) formatter=page_title />
        <a class="skip" href="#page" rel="external">
            {ui::skip_to_content(locale)}
        </a>
        <p class="phone-offline" role="status">
            {old}
        </p>
        {page()}
        <ToastStack />
    }
}

/// Why there is nothing to show, under the page's own title.
pub fn failed(title: &'static str, error: ApiError) -> AnyView {
    view! {
        <Title text=title />
        <header class="phone-head">
            <h1>{title}</h1>
        </header>
        <Problem error=Some(error) />
    }
    .into_any()
}
