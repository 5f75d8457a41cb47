//! Adding somebody by name: people of the house are offered while one types (R054).

use std::time::Duration;

use domain::meetings::AttendeeKind;
use leptos::prelude::*;

use crate::{
    meetings::{api, form::Form, words::kind_word},
    text::{use_locale, words::calendars as words, words::people},
    ui::Field,
};

/// Typing rests so long before names are looked for.
const REST: Duration = Duration::from_millis(200);

/// A name goes to the end of its list in the form; without a program the lists themselves are
/// typed into.
#[component]
pub(super) fn Picker(form: Form) -> impl IntoView {
    let locale = use_locale();
    let who = RwSignal::new(String::new());
    let kind = RwSignal::new(AttendeeKind::Required);
    let names = suggestions(who);
    let add = move || add_to(form, who, kind.get_untracked());
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    let choose = move |event| {
        let word = event_target_value(&event);
        let found = AttendeeKind::ALL
            .into_iter()
            .find(|one| one.as_str() == word);
        kind.set(found.unwrap_or_default());
    };
    let option = move |one: AttendeeKind| {
        view! { <option value=one.as_str()>{kind_word(locale, one)}</option> }
    };
    view! {
        <div class="picker needs-program">
            <Field id="picker-who" label=words::add_somebody(locale)>
                <input
                    id="picker-who"
                    class="input"
                    list="picker-names"
                    autocomplete="off"
                    maxlength="500"
                    placeholder=people::name_or_address(locale)
                    prop:value=move || who.get()
                    on:input=move |event| who.set(event_target_value(&event))
                    on:keydown=enter
                />
            </Field>
            <datalist id="picker-names">
                {move || {
                    names
                        .get()
                        .into_iter()
                        .map(|(name, about)| view! { <option value=name>{about}</option> })
                        .collect_view()
                }}
            </datalist>
            <Field id="picker-kind" label=people::as_what(locale)>
                <select id="picker-kind" class="input" on:change=choose>
                    {AttendeeKind::ALL.map(option).into_iter().collect_view()}
                </select>
            </Field>
            <button type="button" class="button" on:click=move |_| add()>
                {words::add(locale)}
            </button>
        </div>
    }
}

/// The name goes to the end of its list.
fn add_to(form: Form, who: RwSignal<String>, kind: AttendeeKind) {
    let name = who.get_untracked().trim().to_owned();
    if name.is_empty() {
        return;
    }
    form.draft.update(|draft| {
        let list = match kind {
            AttendeeKind::Required => &mut draft.attendees,
            AttendeeKind::Optional => &mut draft.optional,
            AttendeeKind::Observer => &mut draft.observers,
        };
        if !list.is_empty() && !list.ends_with('\n') {
            list.push('\n');
        }
        list.push_str(&name);
    });
    who.set(String::new());
}

/// People of the house whose name fits what is typed: name, and what tells them apart.
pub fn suggestions(who: RwSignal<String>) -> RwSignal<Vec<(String, String)>> {
    let names = RwSignal::new(Vec::new());
    leptos::prelude::Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        if let Some(Some(timer)) = timer {
            timer.clear();
        }
        let typed = who.get();
        // One Latin letter fits half the house; one character of a Chinese name does not.
        if typed.trim().len() < 2 || typed.contains('@') {
            names.set(Vec::new());
            return None;
        }
        let ask = move || {
            leptos::task::spawn_local(async move {
                let found = api::people(typed.clone()).await;
                if who.try_get_untracked().as_ref() == Some(&typed) {
                    names.try_set(found.unwrap_or_default());
                }
            });
        };
        set_timeout_with_handle(ask, REST).ok()
    });
    names
}
