//! A person as typed; a new one gets a one-time link, shown once.

use contract::accounts::{AccountView, OneTimeLink};
use domain::accounts::{PersonKind, Role};
use leptos::prelude::*;

use super::{
    api::{KeepPerson, MakeResetLink, PersonData},
    words::{kind_word, role_word},
};
use crate::{
    effect::Effect,
    text::{Locale, use_locale, words::accounts as words, words::ui},
    ui::{
        CheckField, FormErrors, Help, Problem, SecretOnce, SelectField, TextField, ZoneSuggestions,
        use_toasts, whole_address,
    },
    wire::{ActionForm, ServerAction},
    zones::{date_with_year, hh_mm},
};

/// The form.
#[component]
pub fn PersonForm(
    /// The person, and what the form offers.
    data: PersonData,
    /// Reads it again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepPerson>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    let new = data.person.is_none();
    Effect::new(move |_| {
        if let Some(Ok(_)) = keep.value().get() {
            toasts.say(ui::saved(locale));
            if !new {
                again.run(());
            }
        }
    });
    let link = move || {
        keep.value()
            .get()
            .and_then(Result::ok)
            .and_then(|made| made.link)
    };
    let disabled = data.person.as_ref().is_some_and(|one| one.disabled);
    let hidden = data
        .person
        .as_ref()
        .map(|one| (one.id.to_string(), one.revision.to_string()));
    view! {
        {move || link().map(|link| view! { <Link link /> })}
        <ActionForm action=keep attr:class="form card card-pad">
            {hidden
                .clone()
                .map(|(id, revision)| {
                    view! {
                        <input type="hidden" name="id" value=id />
                        <input type="hidden" name="revision" value=revision />
                    }
                })}
            <Basics data=data.clone() />
            <Roles data=data.clone() />
            <LinkedTo data=data.clone() />
            <CheckField
                name="draft[disabled]"
                label=words::disabled_long(locale)
                checked=disabled
            />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || keep.pending().get()>
                    {ui::save(locale)}
                </button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Basics(data: PersonData) -> impl IntoView {
    let locale = use_locale();
    let one = data.person;
    let name = one.as_ref().map(|one| one.name.clone()).unwrap_or_default();
    let login = one
        .as_ref()
        .map(|one| one.login.clone())
        .unwrap_or_default();
    let email = one
        .as_ref()
        .and_then(|one| one.email.clone())
        .unwrap_or_default();
    let department = one.as_ref().and_then(|one| one.department.clone());
    let kind = one.as_ref().map_or(PersonKind::Internal, |one| one.kind);
    let mut departments = vec![(String::new(), words::no_department(locale).to_owned())];
    departments.extend(data.departments);
    let kinds = [
        ("internal", PersonKind::Internal),
        ("external", PersonKind::External),
    ];
    let kinds = kinds.map(|(word, kind)| (word.to_owned(), kind_word(locale, kind).to_owned()));
    let chosen = if kind == PersonKind::Internal {
        "internal"
    } else {
        "external"
    };
    view! {
        <div class="form-row">
            <TextField name="draft[name]" label=words::name(locale) value=name required=true />
            <TextField
                name="draft[login]"
                label=words::login_name(locale)
                value=login
                required=true
            />
        </div>
        <TextField name="draft[email]" label=words::email(locale) kind="email" value=email />
        <div class="form-row">
            <SelectField
                name="draft[department]"
                label=words::department(locale)
                value=department.map(|id| id.to_string()).unwrap_or_default()
                options=departments
            />
            <SelectField
                name="draft[kind]"
                label=words::kind(locale)
                value=chosen
                options=kinds.to_vec()
            />
        </div>
        <Manner person=one />
    }
}

/// In which language and zone the person reads.
#[component]
fn Manner(person: Option<AccountView>) -> impl IntoView {
    let locale = use_locale();
    let zone = person
        .as_ref()
        .and_then(|one| one.time_zone.clone())
        .unwrap_or_default();
    let language = person
        .as_ref()
        .and_then(|one| one.locale.clone())
        .unwrap_or_default();
    view! {
        <div class="form-row">
            <SelectField
                name="draft[locale]"
                label=ui::language(locale)
                value=language
                options=languages(locale)
            />
            <TextField
                name="draft[time_zone]"
                label=words::own_zone(locale)
                hint=words::zone_hint(locale)
                value=zone
                list="zones"
            />
        </div>
        <ZoneSuggestions />
    }
}

/// English, Chinese, or as the browser says.
#[must_use]
pub fn languages(locale: Locale) -> Vec<(String, String)> {
    [
        ("", words::choose_language(locale)),
        ("en", "English"),
        ("zh", "中文"),
    ]
    .map(|(word, text)| (word.to_owned(), text.to_owned()))
    .to_vec()
}

#[component]
fn Roles(data: PersonData) -> impl IntoView {
    let locale = use_locale();
    let held = data.person.map(|one| one.roles).unwrap_or_default();
    view! {
        <fieldset>
            <legend class="field-label">{words::roles(locale)}</legend>
            <div class="checks">
                {Role::ALL
                    .into_iter()
                    .filter(|role| *role != Role::Ordinary)
                    .map(|role| {
                        view! {
                            <CheckField
                                name="draft[roles][]"
                                label=role_word(locale, role)
                                checked=held.contains(&role)
                                value=role.as_str()
                            />
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

/// For people from outside: whom they belong to (R013).
#[component]
fn LinkedTo(data: PersonData) -> impl IntoView {
    let locale = use_locale();
    let linked = data
        .person
        .as_ref()
        .map(|one| one.linked_to.clone())
        .unwrap_or_default();
    let linked: Vec<String> = linked.iter().map(ToString::to_string).collect();
    let open = !linked.is_empty();
    view! {
        <details class="more" open=open>
            <summary>{words::linked_to(locale)}</summary>
            <div class="checks">
                {data
                    .people
                    .into_iter()
                    .map(|(id, name)| {
                        let checked = linked.contains(&id);
                        view! {
                            <CheckField name="draft[linked_to][]" label=name checked value=id />
                        }
                    })
                    .collect_view()}
            </div>
        </details>
    }
}

/// A one-time link with when it ends.
#[component]
fn Link(link: OneTimeLink) -> impl IntoView {
    let locale = use_locale();
    let at = link.expires_at.to_zoned(jiff::tz::TimeZone::UTC);
    let when = format!(
        "{} {} UTC",
        date_with_year(locale, at.date()),
        hh_mm(at.time())
    );
    view! { <SecretOnce text=words::link_once(locale, &when) secret=whole_address(&link.path) /> }
}

/// Makes a link to set a new password.
#[component]
pub fn ResetLink(
    /// Whose.
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let make = ServerAction::<MakeResetLink>::new();
    let error = Signal::derive(move || make.value().get().and_then(Result::err));
    let link = move || make.value().get().and_then(Result::ok);
    view! {
        <ActionForm action=make attr:class="form">
            <input type="hidden" name="id" value=id.clone() />
            <Problem error />
            <div>
                <button class="button">{words::reset_link(locale)}</button>
            </div>
            <Help title=words::link_help(locale)>
                <p>{words::link_help_body(locale)}</p>
            </Help>
        </ActionForm>
        {move || link().map(|link| view! { <Link link /> })}
    }
}
