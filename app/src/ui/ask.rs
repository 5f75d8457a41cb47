//! A form that asks: its fields become the page's address.

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::wire::fields_of;

/// A plain GET form; once the program is there, it stays on the page.
#[component]
pub fn AskForm(
    /// The page's address.
    path: &'static str,
    /// Asks again at each change, without a press.
    #[prop(optional)]
    at_once: bool,
    /// Its fields.
    children: Children,
) -> impl IntoView {
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        if let Some(fields) = fields_of(&event) {
            event.prevent_default();
            let still = NavigateOptions {
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&format!("{path}?{fields}"), still);
        }
    };
    let change = move |event: leptos::ev::Event| {
        if at_once {
            submit_form_of(&event);
        }
    };
    view! {
        <form method="get" action=path on:submit=submit on:change=change>
            {children()}
        </form>
    }
}

/// As its button would, so that the browser checks the fields first.
#[cfg(not(feature = "ssr"))]
fn submit_form_of(event: &leptos::ev::Event) {
    use leptos::wasm_bindgen::JsCast;

    let field = event.target();
    let field = field.and_then(|one| one.dyn_into::<web_sys::Element>().ok());
    let form = field.and_then(|field| field.closest("form").ok().flatten());
    if let Some(form) = form.and_then(|one| one.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        let _ = form.request_submit();
    }
}

#[cfg(feature = "ssr")]
fn submit_form_of(_: &leptos::ev::Event) {}
