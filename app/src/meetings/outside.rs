//! Who comes by the join link without an account says who they are (R056): a form without a
//! program.

use contract::meetings::JoinAs;
use domain::meetings::Mode;
use leptos::prelude::*;

use super::how::HowAttends;
use crate::{
    text::{use_locale, words::outside as words, words::recording},
    ui::{Problem, TextField, told},
};

/// Cookie by which a browser is known again; kept for the one link.
pub const GUEST_COOKIE: &str = "lintel_guest";

/// The token of that cookie; put into the page by the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestToken(pub String);

/// A plain choice, never made for anybody (R031).
#[component]
fn Agree() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div>
            <p>{recording::will_be(locale)}</p>
            <label class="check">
                <input type="checkbox" name="agrees_to_recording" value="true" />
                {recording::i_agree(locale)}
            </label>
            <p class="quiet">{recording::i_agree_means(locale)}</p>
        </div>
    }
}

/// The form, or as whom they stand on the list.
#[component]
pub fn Outsider(
    /// The link.
    secret: String,
    /// As whom this browser stands on the list.
    known_as: Option<String>,
    /// The meeting is to be recorded: they are asked whether they agree.
    recorded: bool,
    /// How the meeting is attended.
    mode: Mode,
) -> impl IntoView {
    let locale = use_locale();
    if let Some(name) = known_as {
        return view! {
            <p class="join-known" role="status">
                {words::you_are(locale, &name)}
            </p>
        }
        .into_any();
    }
    let (typed, error) = told::<JoinAs>();
    let typed = typed.unwrap_or_default();
    view! {
        <form class="form join-form" method="post" action=format!("/j/{secret}")>
            <h2>{words::who_are_you(locale)}</h2>
            <p class="quiet">{words::who_are_you_means(locale)}</p>
            <Problem error />
            <TextField
                name="name"
                label=words::name(locale)
                value=typed.name
                required=true
                autocomplete="name"
            />
            <TextField
                name="company"
                label=words::company(locale)
                value=typed.company
                required=true
                autocomplete="organization"
            />
            <TextField
                name="email"
                kind="email"
                label=words::email(locale)
                value=typed.email
                autocomplete="email"
            />
            <HowAttends mode said=typed.mode />
            {recorded.then(|| view! { <Agree /> })}
            <button class="button">{words::put_me_down(locale)}</button>
            <a href=format!("/sign-in?next=/j/{secret}")>{words::or_sign_in(locale)}</a>
        </form>
    }
    .into_any()
}
