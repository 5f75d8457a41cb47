//! Asking more people: a name of the house with suggestions, or anybody's address (R054).

use std::time::Duration;

use domain::meetings::AttendeeKind;
use leptos::prelude::*;

use super::super::Here;
use crate::{
    effect::Effect,
    meetings::{
        api::{self, InvitePeople},
        words::kind_word,
    },
    text::{use_locale, words::people as words},
    ui::{Field, Problem, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// Typing rests so long before names are looked for.
const REST: Duration = Duration::from_millis(200);

/// The form; it stays open, for the next name.
#[component]
pub fn InviteForm(here: Here) -> impl IntoView {
    let locale = use_locale();
    let invite = ServerAction::<InvitePeople>::new();
    let failed = Signal::derive(move || invite.value().get().and_then(Result::err));
    let who = RwSignal::new(String::new());
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(asked)) = invite.value().get() {
            who.set(String::new());
            toasts.say(words::n_asked(locale, &asked));
            here.again.run(());
        }
    });
    let names = suggestions(who);
    let error = Signal::derive(move || failed.get()?.field("attendees"));
    let other = Signal::derive(move || {
        failed
            .get()
            .filter(|error| error.field("attendees").is_none())
    });
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    view! {
        <ActionForm action=invite attr:class="invite">
            <input type="hidden" name="id" value=id />
            <Field id="invite-who" label=words::ask_more(locale) error>
                <input
                    id="invite-who"
                    class="input"
                    name="who"
                    list="invite-names"
                    autocomplete="off"
                    required=true
                    maxlength="2000"
                    placeholder=words::name_or_address(locale)
                    aria-describedby="invite-who-note"
                    prop:value=move || who.get()
                    on:input=move |event| who.set(event_target_value(&event))
                />
            </Field>
            <datalist id="invite-names">
                {move || {
                    names
                        .get()
                        .into_iter()
                        .map(|(name, about)| view! { <option value=name>{about}</option> })
                        .collect_view()
                }}
            </datalist>
            <Field id="invite-kind" label=words::as_what(locale)>
                <select id="invite-kind" class="input" name="kind">
                    {AttendeeKind::ALL
                        .map(|kind| {
                            view! {
                                <option value=kind.as_str()>{kind_word(locale, kind)}</option>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </select>
            </Field>
            <button class="button" disabled=move || invite.pending().get()>
                {words::ask(locale)}
            </button>
            <Problem error=other />
        </ActionForm>
    }
}

/// People of the house whose name fits what is typed: name, and what tells them apart.
fn suggestions(who: RwSignal<String>) -> RwSignal<Vec<(String, String)>> {
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
