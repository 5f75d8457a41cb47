//! Me: who is signed in, the language, signing out.

use leptos::prelude::*;
use leptos_meta::Title;

use super::shell::SignedIn;
use crate::{
    text::{use_locale, words::attendee as words},
    ui::LanguageSwitch,
};

/// The page at `/m/me`.
#[component]
pub fn MePage() -> impl IntoView {
    let locale = use_locale();
    let signed = use_context::<SignedIn>();
    let name = move || {
        let name = signed?.get()?.ok()?;
        Some(words::signed_in_as(locale, &name))
    };
    view! {
        <Title text=words::me(locale) />
        <header class="phone-head">
            <h1>{words::me(locale)}</h1>
            <p>
                <Suspense>{name}</Suspense>
            </p>
        </header>
        <div class="phone-me">
            <LanguageSwitch />
            <a class="button" href="/meetings" rel="external">
                {words::my_meetings(locale)}
            </a>
            <a class="button" href="/" rel="external">
                {words::more_ways(locale)}
            </a>
            <form method="post" action="/sign-out">
                <button class="button">{words::sign_out(locale)}</button>
            </form>
        </div>
    }
}
