//! Asking more people: a name of the house with suggestions, or anybody's address (R054).

use domain::meetings::AttendeeKind;
use leptos::prelude::*;

use super::super::Here;
use crate::{
    effect::Effect,
    meetings::{api::InvitePeople, calendars::suggestions, words::kind_word},
    text::{use_locale, words::people as words},
    ui::{Field, Problem, use_toasts},
    wire::{ActionForm, ServerAction},
};

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
