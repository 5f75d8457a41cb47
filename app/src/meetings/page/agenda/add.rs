//! One more item at the end; the form stays for the next.

use leptos::{html, prelude::*};

use super::{super::Here, api::AddItem as Add};
use crate::{
    effect::Effect,
    text::{use_locale, words::agenda as words},
    ui::{FormErrors, Problem, TextField},
    wire::{ActionForm, ServerAction},
};

/// Minutes that an item begins with.
const USUAL: &str = "10";

/// The form.
#[component]
pub fn AddItem(here: Here) -> impl IntoView {
    let locale = use_locale();
    let add = ServerAction::<Add>::new();
    let failed = Signal::derive(move || add.value().get().and_then(Result::err));
    provide_context(FormErrors(failed));
    let form = NodeRef::<html::Form>::new();
    Effect::new(move |()| {
        if let Some(Ok(())) = add.value().get() {
            if let Some(form) = form.get_untracked() {
                form.reset();
                focus_first(&form);
            }
            here.again.run(());
        }
    });
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    view! {
        <ActionForm action=add node_ref=form attr:class="agenda-form">
            <input type="hidden" name="id" value=id />
            <TextField name="topic" of="agenda" label=words::topic(locale) required=true />
            <TextField name="owner" of="agenda" label=words::owner(locale) list="agenda-owners" />
            <TextField
                name="minutes"
                of="agenda"
                kind="number"
                label=words::minutes(locale)
                value=USUAL
            />
            <button class="button" disabled=move || add.pending().get()>
                {words::add(locale)}
            </button>
            <Problem error=failed />
        </ActionForm>
        <datalist id="agenda-owners">
            {move || {
                let people = here.page.with(|page| page.detail.attendees.clone());
                people
                    .into_iter()
                    .map(|one| view! { <option value=one.name></option> })
                    .collect_view()
            }}
        </datalist>
    }
}

#[cfg(not(feature = "ssr"))]
fn focus_first(form: &web_sys::HtmlFormElement) {
    use leptos::wasm_bindgen::JsCast;

    let first = form.query_selector("input[name=topic]").ok().flatten();
    let first = first.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(first) = first {
        let _ = first.focus();
    }
}

#[cfg(feature = "ssr")]
fn focus_first(_: &web_sys::HtmlFormElement) {}
