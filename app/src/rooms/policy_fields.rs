//! The fields of booking settings: "own", else what is inherited and from where.

use domain::rooms::{Policy, Scope};
use leptos::prelude::*;

use super::policy::{Own, PolicyDraft};
use crate::{
    text::{Locale, use_locale, words::rooms as words},
    ui::{CheckField, SelectField},
};

/// What the fields begin with.
#[derive(Clone)]
pub struct PolicyGiven {
    /// As typed.
    pub draft: PolicyDraft,
    /// In force, to say where from; none above rooms.
    pub policy: Option<Policy>,
    /// Id and name of each department.
    pub departments: Vec<(String, String)>,
}

/// All of them, each posted as `draft[policy][…]`.
#[component]
pub fn PolicyFields(
    /// What they begin with.
    given: PolicyGiven,
) -> impl IntoView {
    let locale = use_locale();
    let PolicyGiven {
        draft,
        policy,
        departments,
    } = given;
    let from = |pick: fn(&Policy) -> Scope| policy.as_ref().map(pick);
    let numbers = [
        (
            "buffer_before",
            words::buffer_before(locale),
            draft.buffer_before,
        ),
        (
            "buffer_after",
            words::buffer_after(locale),
            draft.buffer_after,
        ),
        ("shortest", words::shortest(locale), draft.shortest),
        ("longest", words::longest(locale), draft.longest),
        ("ahead", words::ahead(locale), draft.ahead),
    ];
    let sources = [
        from(|p| p.buffer_before_minutes.from),
        from(|p| p.buffer_after_minutes.from),
        from(|p| p.min_minutes.from),
        from(|p| p.max_minutes.from),
        from(|p| p.max_days_ahead.from),
    ];
    let hours_from = from(|p| p.opening_hours.from);
    let approval_from = from(|p| p.requires_approval.from);
    let who_from = from(|p| p.who_may_book.from);
    view! {
        <fieldset class="policy">
            <legend>{words::booking_settings(locale)}</legend>
            <p class="quiet">{words::empty_is_no_limit(locale)}</p>
            <Hours from=draft.open_from to=draft.open_to source=hours_from />
            {numbers
                .into_iter()
                .zip(sources)
                .map(|((name, label, own), source)| view! { <Number name label own source /> })
                .collect_view()}
            <Approval own=draft.approval source=approval_from />
            <Who own=draft.who chosen=draft.departments departments source=who_from />
        </fieldset>
    }
}

#[component]
fn Number(
    name: &'static str,
    label: &'static str,
    own: Own,
    source: Option<Scope>,
) -> impl IntoView {
    view! {
        <Setting name label own=own.own source>
            <input
                class="input"
                type="number"
                min="0"
                name=format!("draft[policy][{name}][value]")
                aria-label=label
                value=own.value
            />
        </Setting>
    }
}

/// A setting's line: its name, whether it is own, its value, where it comes from.
#[component]
fn Setting(
    name: &'static str,
    label: &'static str,
    own: bool,
    source: Option<Scope>,
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="setting">
            <span class="setting-name">{label}</span>
            <CheckField
                name=format!("draft[policy][{name}][own]")
                label=words::own_value(locale)
                checked=own
            />
            <span class="setting-value">{children()}</span>
            <span class="quiet">{source.map(|source| source_text(locale, source))}</span>
        </div>
    }
}

fn source_text(locale: Locale, source: Scope) -> String {
    match source {
        Scope::Room => words::set_here(locale).to_owned(),
        other => words::inherits_from(locale, &contract::text::scope(locale, other)),
    }
}

#[component]
fn Hours(from: Own, to: Own, source: Option<Scope>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <Setting name="open_from" label=words::bookable_hours(locale) own=from.own source>
            <input
                class="input"
                type="time"
                name="draft[policy][open_from][value]"
                aria-label=words::opens(locale)
                value=from.value
            />
            " – "
            <input
                class="input"
                type="time"
                name="draft[policy][open_to][value]"
                aria-label=words::closes(locale)
                value=to.value
            />
        </Setting>
    }
}

#[component]
fn Approval(own: Own, source: Option<Scope>) -> impl IntoView {
    let locale = use_locale();
    let on = own.value == "true";
    view! {
        <Setting name="approval" label=words::approval(locale) own=own.own source>
            <select
                class="input"
                name="draft[policy][approval][value]"
                aria-label=words::approval(locale)
            >
                <option value="false" selected=!on>
                    {words::approval_no(locale)}
                </option>
                <option value="true" selected=on>
                    {words::approval_yes(locale)}
                </option>
            </select>
        </Setting>
    }
}

#[component]
fn Who(
    own: Own,
    chosen: Vec<String>,
    departments: Vec<(String, String)>,
    source: Option<Scope>,
) -> impl IntoView {
    let locale = use_locale();
    let options = [
        ("everyone", words::who_everyone(locale)),
        ("departments", words::who_departments(locale)),
        ("managers", words::who_managers(locale)),
    ];
    let value = own.value;
    view! {
        <Setting name="who" label=words::who_may_book(locale) own=own.own source>
            <select
                class="input"
                name="draft[policy][who][value]"
                aria-label=words::who_may_book(locale)
            >
                {options
                    .into_iter()
                    .map(|(one, text)| {
                        let selected = one == value;
                        view! {
                            <option value=one selected=selected>
                                {text}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </Setting>
        <details class="more">
            <summary>{words::which_departments(locale)}</summary>
            <div class="checks">
                {departments
                    .into_iter()
                    .map(|(id, name)| {
                        let checked = chosen.contains(&id);
                        view! {
                            <CheckField
                                name="draft[policy][departments][]"
                                label=name
                                checked
                                value=id
                            />
                        }
                    })
                    .collect_view()}
            </div>
        </details>
    }
}

/// `traffic` or `legend` and such: options from a list of pairs.
#[component]
pub fn PlainSelect(
    /// Name in the form.
    name: &'static str,
    /// What it is.
    label: &'static str,
    /// What it begins with.
    #[prop(into)]
    value: String,
    /// Value and text of each.
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect();
    view! { <SelectField name label value options /> }
}
