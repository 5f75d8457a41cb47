//! Me: language and zone, password, where I am signed in.

use contract::accounts::{AccountView, SessionView};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    own::{self, ChangePassword, EndAllSessions, EndSession, Mine, Prefer},
    person_form::languages,
    roles::ask::Roles,
};
use crate::{
    effect::Effect,
    text::{use_locale, words::accounts as words, words::ui},
    ui::{FormErrors, Problem, SelectField, TextField, ZoneSuggestions},
    wire::{ActionForm, Resource, ServerAction, Suspend},
    zones::{Zone, date_short},
};

/// The page at `/me`.
#[component]
pub fn MePage() -> impl IntoView {
    let locale = use_locale();
    let mine = Resource::new(|| (), |()| own::mine());
    let again = Callback::new(move |()| mine.refetch());
    view! {
        <Title text=ui::me(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match mine.await {
                    Ok(mine) => Either::Left(view! { <Me mine again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Me(mine: Mine, again: Callback<()>) -> impl IntoView {
    let zone = Zone::read(&mine.zone);
    view! {
        <header class="page-head">
            <h1>{mine.account.name.clone()}</h1>
        </header>
        <div class="stack house-form">
            <Preferences account=mine.account />
            <Roles />
            <Password />
            <Sessions sessions=mine.sessions zone again />
        </div>
    }
}

#[component]
fn Preferences(account: AccountView) -> impl IntoView {
    let locale = use_locale();
    let prefer = ServerAction::<Prefer>::new();
    let error = Signal::derive(move || prefer.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    Effect::new(move |_| {
        if let Some(Ok(())) = prefer.value().get() {
            // The language is fixed for a page load.
            let _ = window().location().reload();
        }
    });
    view! {
        <ActionForm action=prefer attr:class="form card card-pad">
            <div class="form-row">
                <SelectField
                    name="language"
                    label=ui::language(locale)
                    value=account.locale.clone().unwrap_or_default()
                    options=languages(locale)
                />
                <TextField
                    name="time_zone"
                    label=words::own_zone(locale)
                    hint=words::zone_hint(locale)
                    value=account.time_zone.clone().unwrap_or_default()
                    list="zones"
                />
            </div>
            <ZoneSuggestions />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button">{ui::save(locale)}</button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Password() -> impl IntoView {
    let locale = use_locale();
    let change = ServerAction::<ChangePassword>::new();
    let error = Signal::derive(move || change.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    view! {
        <ActionForm action=change attr:class="form card card-pad">
            <h2>{words::change_password(locale)}</h2>
            <div class="form-row">
                <TextField
                    name="old"
                    label=words::present_password(locale)
                    kind="password"
                    autocomplete="current-password"
                    required=true
                />
                <TextField
                    name="new"
                    label=words::new_password(locale)
                    kind="password"
                    autocomplete="new-password"
                    hint=words::password_rule(locale)
                    required=true
                />
            </div>
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button" disabled=move || change.pending().get()>
                    {words::change_password(locale)}
                </button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Sessions(sessions: Vec<SessionView>, zone: Zone, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let end_all = ServerAction::<EndAllSessions>::new();
    view! {
        <section class="card" aria-label=words::sessions(locale)>
            <h2 class="card-title">{words::sessions(locale)}</h2>
            <ul class="rows">
                {sessions
                    .into_iter()
                    .map(|session| view! { <Session session zone=zone.clone() again /> })
                    .collect_view()}
            </ul>
            <ActionForm action=end_all attr:class="card-pad">
                <button class="button button-danger">{words::end_all_sessions(locale)}</button>
            </ActionForm>
        </section>
    }
}

#[component]
fn Session(session: SessionView, zone: Zone, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let end = ServerAction::<EndSession>::new();
    Effect::new(move |_| {
        if let Some(Ok(())) = end.value().get() {
            again.run(());
        }
    });
    let at = session.seen_at;
    let when = format!("{} {}", date_short(locale, zone.day(at)), zone.time(at));
    let current = session.current;
    let id = session.id.to_string();
    view! {
        <li>
            <div class="row-main">
                <strong>{session.agent}</strong>
                <p class="row-sub">
                    {words::last_seen(locale, &when)}
                    {current.then(|| format!(" · {}", words::this_session(locale)))}
                </p>
            </div>
            {(!current)
                .then(|| {
                    view! {
                        <ActionForm action=end>
                            <input type="hidden" name="id" value=id />
                            <button class="button">{words::end_session(locale)}</button>
                        </ActionForm>
                    }
                })}
        </li>
    }
}
