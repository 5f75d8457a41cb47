//! Around every page of the phone: who is signed in, the network, the tabs under the thumb.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_location;
#[cfg(feature = "ssr")]
use leptos_router::location::{RequestUrl, Url};

use super::{api, card::provide_deeds, refresh::provide_contact, use_button::provide_using};
use crate::{
    context::ApiError,
    doors::device,
    effect::Effect,
    text::{use_locale, words::attendee as words, words::notices, words::ui},
    ui::{Problem, ToastStack, provide_toasts},
    wire::{Resource, Suspend},
};

/// The name of who is signed in, for the pages inside.
pub type SignedIn = Resource<Result<String, ApiError>>;

/// The frame around the page. Strangers are sent to sign in.
#[component]
pub fn Shell(
    /// The page, by the address.
    children: ChildrenFn,
) -> impl IntoView {
    let locale = use_locale();
    let signed: SignedIn = Resource::new_blocking(|| (), |()| api::who());
    provide_context(signed);
    provide_toasts();
    let contact = provide_contact();
    provide_using(provide_deeds());
    Effect::new(|_| device::keep_shell());
    view! {
        <a class="skip" href="#page" rel="external">
            {ui::skip_to_content(locale)}
        </a>
        <p class="phone-offline" role="status">
            {move || contact.lost.get().then(|| words::no_network_plain(locale))}
        </p>
        <Suspense>
            {move || {
                let page = children.clone();
                Suspend::new(async move {
                match signed.await {
                    Ok(_) => Either::Left(view! { <Inside page /> }),
                    Err(error) => {
                        let ask = error.needs_sign_in();
                        if ask {
                            go_to_sign_in();
                        }
                        Either::Right((!ask).then(|| view! { <Problem error=Some(error) /> }))
                    }
                }
            })}}
        </Suspense>
        <ToastStack />
    }
}

/// To `/m/sign-in`, and back here afterwards.
pub(crate) fn go_to_sign_in() {
    #[cfg(feature = "ssr")]
    leptos_axum::redirect(&format!("/m/sign-in?next={}", Url::escape(&path())));
    #[cfg(not(feature = "ssr"))]
    Effect::new(|()| {
        let next = js_sys::encode_uri_component(&path());
        let _ = window()
            .location()
            .set_href(&format!("/m/sign-in?next={next}"));
    });
}

/// Where the page is, also without a router.
#[cfg(feature = "ssr")]
pub(crate) fn path() -> String {
    let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok());
    url.map(|url| url.path().to_owned()).unwrap_or_default()
}

/// Where the page is, also without a router.
#[cfg(not(feature = "ssr"))]
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

#[component]
fn Inside(page: ChildrenFn) -> impl IntoView {
    view! {
        <main class="phone" id="page" tabindex="-1">
            {page()}
        </main>
        // The unread count is the page shell's work here (server/src/pages/unread.js).
        <Tabs pocket=false at=use_location().pathname unread=Signal::stored(None) />
    }
}

/// The tabs under the thumb. Two programs share them; a tab of the other one loads its page.
#[component]
pub(crate) fn Tabs(
    /// The page's program is one of [`crate::pocket`].
    pocket: bool,
    /// Where the page is.
    #[prop(into)]
    at: Signal<String>,
    /// How many notices are not read, as the badge says it.
    unread: Signal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    // Loaded pages are kept for a start without network, those of the pocket one by one.
    let own = Some("external");
    let out = pocket.then_some("external");
    view! {
        <nav class="tabs" aria-label=words::tabs(locale)>
            <Tab at href="/m" text=words::today(locale) mark="today" rel=out />
            <Tab at href="/m/rooms" text=words::rooms(locale) mark="rooms" rel=out />
            <Tab at href="/m/meetings" text=ui::meetings(locale) mark="meetings" rel=own />
            <Tab at href="/m/inbox" text=notices::inbox(locale) mark="inbox" rel=own count=unread />
            <Tab at href="/m/me" text=words::me(locale) mark="me" rel=out />
        </nav>
    }
}

#[component]
fn Tab(
    at: Signal<String>,
    href: &'static str,
    text: &'static str,
    mark: &'static str,
    rel: Option<&'static str>,
    #[prop(optional)] count: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let here = move || {
        let path = at.get();
        // My bookings are reached from the first tab.
        let within = if href == "/m" { "/m/bookings" } else { href };
        let rest = path.strip_prefix(within);
        let inside = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        (path.trim_end_matches('/') == href || inside).then_some("page")
    };
    let count = move || count.and_then(|count| count.get());
    view! {
        <a href=href rel=rel aria-current=here data-count=count>
            <span class="tab-mark" data-mark=mark aria-hidden="true"></span>
            {text}
        </a>
    }
}
