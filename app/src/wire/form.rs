//! [`ActionForm`]: a plain form that posts itself, or through the page's program once it is there.

use leptos::{ev::SubmitEvent, html, prelude::*, server_fn::ServerFn};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    action::{Deed, ServerAction},
    call::Kind,
};
use crate::context::ApiError;

/// As Leptos's.
#[component]
pub fn ActionForm<F>(
    /// What it does.
    action: ServerAction<F>,
    /// The form itself, for its page.
    #[prop(optional)]
    node_ref: Option<NodeRef<html::Form>>,
    /// Its fields.
    children: Children,
) -> impl IntoView
where
    F: ServerFn<Error = ApiError> + Serialize + 'static,
    F::Output: DeserializeOwned,
{
    form(
        F::url(),
        action.deed(),
        node_ref.unwrap_or_default(),
        children(),
    )
}

fn form(
    url: &'static str,
    deed: Deed,
    node_ref: NodeRef<html::Form>,
    fields: AnyView,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        if event.default_prevented() {
            return;
        }
        if let Some(fields) = fields_of(&event) {
            event.prevent_default();
            deed.send(Kind::Form, fields);
        }
    };
    view! {
        <form method="post" action=url node_ref=node_ref on:submit=submit>
            {fields}
        </form>
    }
}

/// The fields as the form would post them; none when the browser cannot tell, then it posts.
#[cfg(not(feature = "ssr"))]
pub fn fields_of(event: &SubmitEvent) -> Option<String> {
    use leptos::wasm_bindgen::JsCast;

    let form: web_sys::HtmlFormElement = event.target()?.dyn_into().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    fields.to_string().as_string()
}

/// The browser's work: the server never hears of the press.
#[cfg(feature = "ssr")]
pub fn fields_of(_: &SubmitEvent) -> Option<String> {
    None
}
