//! My roles: those that I have, what I asked for and what became of it, and asking for another.

use contract::role_requests::{RoleRequestState, RoleRequestView};
use leptos::prelude::*;

use super::api::{self, AskForRole, MyRoles, RoleDraft};
use crate::{
    accounts::words::role_word,
    effect::Effect,
    text::{use_locale, words::accounts, words::roles as words},
    ui::{FormErrors, Problem, SelectField, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend, kept_draft},
    zones::{Zone, date_short},
};

/// The section of my account's page.
#[component]
pub fn Roles() -> impl IntoView {
    let mine = Resource::new(|| (), |()| api::mine());
    let again = Callback::new(move |()| mine.refetch());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let mine = mine.await.ok();
                mine.map(|mine| view! { <Mine mine again /> })
            })}
        </Transition>
    }
}

#[component]
fn Mine(mine: MyRoles, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let zone = Zone::read(&mine.zone);
    let held: Vec<_> = mine
        .held
        .iter()
        .map(|one| role_word(locale, *one))
        .collect();
    let waits = |role: &_| {
        let mut asked = mine.asked.iter();
        asked.any(|one| one.role == *role && one.state == RoleRequestState::Pending)
    };
    let offers = mine.offers.iter().filter(|role| !waits(role));
    let offers = offers.map(|role| {
        let word = role_word(locale, *role);
        (role.as_str().to_owned(), word.to_owned())
    });
    let offers: Vec<_> = offers.collect();
    let asked = mine.asked.into_iter();
    let asked = asked.map(|one| view! { <Asked one zone=zone.clone() /> });
    view! {
        <section class="card" aria-label=accounts::roles(locale)>
            <h2 class="card-title">{accounts::roles(locale)}</h2>
            <p class="card-text">{held.join(" · ")}</p>
            <ul class="rows">{asked.collect_view()}</ul>
            {(!offers.is_empty()).then(|| view! { <Ask offers again /> })}
        </section>
    }
}

/// One request and where it stands.
#[component]
fn Asked(one: RoleRequestView, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let (state, word) = match one.state {
        RoleRequestState::Pending => ("pending", words::waits(locale)),
        RoleRequestState::Approved => ("booked", words::given(locale)),
        RoleRequestState::Rejected => ("off", words::refused(locale)),
    };
    let day = |at| date_short(locale, zone.day(at));
    let mut facts = vec![words::asked_on(locale, &day(one.asked_at)), one.reason];
    if let (Some(who), Some(at)) = (&one.decided_by, one.decided_at) {
        facts.push(words::decided_by(locale, who, &day(at)));
    }
    facts.push(one.note);
    facts.retain(|fact| !fact.is_empty());
    view! {
        <li>
            <div class="row-main">
                <strong>{role_word(locale, one.role)}</strong>
                <p class="row-sub">{facts.join(" · ")}</p>
            </div>
            <span class="state-word" class:hatched=state == "pending" data-state=state>
                {word}
            </span>
        </li>
    }
}

#[component]
fn Ask(offers: Vec<(String, String)>, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let ask = ServerAction::<AskForRole>::new();
    let error = Signal::derive(move || ask.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(())) = ask.value().get() {
            toasts.say(words::asked(locale));
            again.run(());
        }
    });
    let RoleDraft { role, reason } = kept_draft().unwrap_or_default();
    view! {
        <ActionForm action=ask attr:class="form card-pad">
            <h3>{words::ask(locale)}</h3>
            <p class="quiet">{words::ask_means(locale)}</p>
            <div class="form-row">
                <SelectField
                    name="draft[role]"
                    label=accounts::role(locale)
                    value=role
                    options=offers
                />
                <TextField
                    name="draft[reason]"
                    label=words::why(locale)
                    value=reason
                    required=true
                />
            </div>
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button" disabled=move || ask.pending().get()>
                    {words::ask(locale)}
                </button>
            </div>
        </ActionForm>
    }
}
