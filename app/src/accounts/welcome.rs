//! Setting a password by a one-time link: the first administrator, a new person, a reset.

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::link_of;
use crate::{
    text::{use_locale, words::accounts as words},
    ui::{Field, Gate, Problem},
    wire::{Resource, Suspend},
};

/// The page at `/welcome/:secret`.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let locale = use_locale();
    let secret = use_params_map()
        .get_untracked()
        .get("secret")
        .unwrap_or_default();
    let action = format!("/welcome/{secret}");
    let link = Resource::new_blocking(move || secret.clone(), link_of);
    view! {
        <Title text=words::welcome(locale) />
        <Gate>
            <Suspense>
                {move || {
                    let action = action.clone();
                    Suspend::new(async move {
                        match link.await {
                            Ok((name, login)) => {
                                Either::Left(view! { <PasswordForm action name login /> })
                            }
                            Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                        }
                    })
                }}
            </Suspense>
            </Gate>
    }
}

#[component]
fn PasswordForm(action: String, name: String, login: String) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map().get_untracked();
    let error = query.get("error").filter(|code| !code.is_empty());
    let error = error.map(|code| match code.as_str() {
        "weak_password" | "required" | "too_long" | "too_short" => {
            contract::text::field(locale, &code).to_owned()
        }
        _ => contract::text::code_detail(locale, &code),
    });
    view! {
        <form class="form card card-pad" method="post" action=action>
            <h1>{words::welcome_name(locale, &name)}</h1>
            <p>{words::your_login_is(locale, &login)}</p>
            <div role="alert">{error.map(|text| view! { <p class="problem">{text}</p> })}</div>
            <input type="hidden" name="login" autocomplete="username" value=login />
            <Field
                id="password"
                label=words::new_password(locale)
                hint=words::password_rule(locale)
            >
                <input
                    id="password"
                    name="password"
                    type="password"
                    required=true
                    minlength="10"
                    maxlength="200"
                    autocomplete="new-password"
                    aria-describedby="password-note"
                />
            </Field>
            <button class="button button-main">{words::set_password(locale)}</button>
        </form>
    }
}
