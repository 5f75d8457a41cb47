//! Signing in: a plain form that the server answers with a cookie and the way back.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    text::{use_locale, words::accounts as words, words::events},
    ui::{Field, Gate, own_path},
};

/// The page at `/sign-in?next=&error=`.
#[component]
pub fn SignInPage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map().get_untracked();
    let next = own_path(&query.get("next").unwrap_or_else(|| "/".to_owned())).to_owned();
    let error = query.get("error").filter(|code| !code.is_empty());
    let error = error.map(|code| contract::text::code_detail(locale, &code));
    let login = query.get("login").unwrap_or_default();
    view! {
        <Title text=words::sign_in(locale) />
        <Gate>
            <form class="form card card-pad" method="post" action="/sign-in">
                <h1>{words::sign_in(locale)}</h1>
                <div role="alert">{error.map(|text| view! { <p class="problem">{text}</p> })}</div>
                <input type="hidden" name="next" value=next />
                <Field id="login" label=words::login(locale)>
                    <input
                        id="login"
                        name="login"
                        value=login
                        required=true
                        maxlength="200"
                        autocomplete="username"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-describedby="login-note"
                    />
                </Field>
                <Field id="password" label=words::password(locale)>
                    <input
                        id="password"
                        name="password"
                        type="password"
                        required=true
                        maxlength="200"
                        autocomplete="current-password"
                        aria-describedby="password-note"
                    />
                </Field>
                <button class="button button-main">{words::sign_in(locale)}</button>
            </form>
            <a href="/events">{events::without_signing_in(locale)}</a>
            </Gate>
    }
}
