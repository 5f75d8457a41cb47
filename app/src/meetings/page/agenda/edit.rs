//! What an item says, changed behind one press. While it is open nobody else's change takes away
//! what is typed: it is then refused as stale, and both are there to be read.

use domain::meetings::AgendaItem;
use leptos::prelude::*;

use super::{super::Here, api::ChangeItem};
use crate::{
    effect::Effect,
    text::{use_locale, words::agenda as words, words::bookings, words::ui},
    ui::{FormErrors, Problem, TextField},
    wire::{ActionForm, ServerAction},
};

/// The form of one item.
#[component]
pub fn Edit(
    /// The meeting.
    here: Here,
    /// The item as it is now.
    item: Memo<Option<AgendaItem>>,
) -> impl IntoView {
    let locale = use_locale();
    let change = ServerAction::<ChangeItem>::new();
    let failed = Signal::derive(move || change.value().get().and_then(Result::err));
    provide_context(FormErrors(failed));
    let open = RwSignal::new(false);
    let shown = RwSignal::new(item.get_untracked());
    Effect::new(move |()| {
        let now = item.get();
        if !open.get() && shown.get_untracked() != now {
            shown.set(now);
        }
    });
    Effect::new(move |()| {
        if let Some(Ok(())) = change.value().get() {
            open.set(false);
            here.again.run(());
        }
    });
    view! {
        <details
            class="agenda-edit"
            prop:open=move || open.get()
            on:toggle=move |event| open.set(is_open(&event))
        >
            <summary>{bookings::change(locale)}</summary>
            {move || shown.get().map(|one| view! { <ItemForm here change one /> })}
            <Problem error=failed />
        </details>
    }
}

#[component]
fn ItemForm(here: Here, change: ServerAction<ChangeItem>, one: AgendaItem) -> impl IntoView {
    let locale = use_locale();
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    let of = format!("item-{}", one.id);
    view! {
        <ActionForm action=change attr:class="agenda-form">
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="item" value=one.id />
            <input type="hidden" name="revision" value=one.revision.to_string() />
            <TextField
                name="topic"
                of=of.clone()
                label=words::topic(locale)
                value=one.topic
                required=true
            />
            <TextField
                name="owner"
                of=of.clone()
                label=words::owner(locale)
                value=one.owner
                list="agenda-owners"
            />
            <TextField
                name="minutes"
                of=of
                kind="number"
                label=words::minutes(locale)
                value=one.minutes.to_string()
            />
            <button class="button" disabled=move || change.pending().get()>
                {ui::save(locale)}
            </button>
        </ActionForm>
    }
}

#[cfg(not(feature = "ssr"))]
fn is_open(event: &web_sys::Event) -> bool {
    use leptos::wasm_bindgen::JsCast;

    let details = event.target();
    let details = details.and_then(|one| one.dyn_into::<web_sys::Element>().ok());
    details.is_some_and(|one| one.has_attribute("open"))
}

#[cfg(feature = "ssr")]
fn is_open(_: &web_sys::Event) -> bool {
    false
}
