//! Keys for programs: made, shown once, revoked.

use contract::accounts::ApiKeyView;
use domain::accounts::Role;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api::{self, MakeKey, RevokeKey},
    words::role_word,
};
use crate::{
    effect::Effect,
    text::{use_locale, words::accounts as words, words::ui},
    ui::{CheckField, Empty, FormErrors, Problem, SecretOnce, SelectField, TextField},
    wire::{ActionForm, Resource, ServerAction, Suspend},
    zones::{Zone, date_short},
};

/// The page at `/keys`.
#[component]
pub fn KeysPage() -> impl IntoView {
    let locale = use_locale();
    let keys = Resource::new(|| (), |()| api::keys());
    let again = Callback::new(move |()| keys.refetch());
    view! {
        <Title text=ui::keys(locale) />
        <header class="page-head">
            <h1>{ui::keys(locale)}</h1>
            <a class="button" href="/api/docs" rel="external">
                "API"
            </a>
        </header>
        <div class="stack house-form">
            <NewKey again />
            <Transition>
                {move || Suspend::new(async move {
                    match keys.await {
                        Ok((keys, zone)) => {
                            let zone = Zone::read(&zone);
                            Either::Left(view! { <Keys keys zone again /> })
                        }
                        Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn NewKey(again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let make = ServerAction::<MakeKey>::new();
    let error = Signal::derive(move || make.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    Effect::new(move |_| {
        if let Some(Ok(_)) = make.value().get() {
            again.run(());
        }
    });
    let key = move || make.value().get().and_then(Result::ok);
    let roles =
        Role::ALL.map(|role| (role.as_str().to_owned(), role_word(locale, role).to_owned()));
    view! {
        {move || key().map(|secret| view! { <SecretOnce text=words::key_made(locale) secret /> })}
        <ActionForm action=make attr:class="form card card-pad">
            <h2>{words::make_key(locale)}</h2>
            <div class="form-row">
                <TextField name="draft[name]" label=words::key_name(locale) required=true />
                <SelectField name="draft[role]" label=words::role(locale) options=roles.to_vec() />
                <TextField name="draft[until]" label=words::key_until(locale) kind="date" />
            </div>
            <CheckField name="draft[read_only]" label=words::key_read_only(locale) />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || make.pending().get()>
                    {words::make_key(locale)}
                </button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Keys(keys: Vec<ApiKeyView>, zone: Zone, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let nothing = keys.is_empty();
    view! {
        <section class="card">
            {nothing
                .then(|| {
                    view! {
                        <Empty title=words::no_keys(locale)>
                            <p>{words::no_keys_means(locale)}</p>
                        </Empty>
                    }
                })}
            <ul class="rows">
                {keys
                    .into_iter()
                    .map(|key| view! { <Key key_=key zone=zone.clone() again /> })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Key(key_: ApiKeyView, zone: Zone, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let key = key_;
    let revoke = ServerAction::<RevokeKey>::new();
    let error = Signal::derive(move || revoke.value().get().and_then(Result::err));
    Effect::new(move |_| {
        if let Some(Ok(())) = revoke.value().get() {
            again.run(());
        }
    });
    let day = |at| date_short(locale, zone.day(at));
    let mut facts = vec![role_word(locale, key.role).to_owned()];
    if key.read_only {
        facts.push(words::key_read_only(locale).to_owned());
    }
    facts.push(match key.used_at {
        Some(at) => words::key_used(locale, &day(at)),
        None => words::key_never_used(locale).to_owned(),
    });
    facts.extend(
        key.expires_at
            .map(|at| format!("{} {}", words::expires(locale), day(at))),
    );
    view! {
        <li>
            <div class="row-main">
                <strong>{key.name}</strong>
                <p class="row-sub">{facts.join(" · ")}</p>
                <Problem error />
            </div>
            <ActionForm action=revoke>
                <input type="hidden" name="id" value=key.id.to_string() />
                <button class="button button-danger">{words::revoke(locale)}</button>
            </ActionForm>
        </li>
    }
}
