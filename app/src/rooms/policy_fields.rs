//! The fields of booking settings: "own", else what is inherited and from where.

use domain::rooms::{Policy, Scope};
use leptos::{prelude::*, wasm_bindgen::JsCast};

use super::{
    policy::{Own, PolicyDraft},
    policy_help::Meaning,
};
use crate::{
    text::{Locale, use_locale, words::rooms as words},
    ui::{CheckField, error_of},
};

/// What the fields begin with.
#[derive(Clone)]
pub struct PolicyGiven {
    /// As typed.
    pub draft: PolicyDraft,
    /// In force, to say where from; none where nothing stands above.
    pub policy: Option<Policy>,
    /// The level that they are of.
    pub here: Scope,
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
        here,
        departments,
    } = given;
    let from = |pick: fn(&Policy) -> Scope| {
        let source = policy.as_ref().map(pick);
        source.map(|source| source_text(locale, source, here))
    };
    let numbers = [
        (
            ["buffer_before", "buffer_before_minutes"],
            words::buffer_before(locale),
            draft.buffer_before,
            from(|p| p.buffer_before_minutes.from),
        ),
        (
            ["buffer_after", "buffer_after_minutes"],
            words::buffer_after(locale),
            draft.buffer_after,
            from(|p| p.buffer_after_minutes.from),
        ),
        (
            ["shortest", "min_minutes"],
            words::shortest(locale),
            draft.shortest,
            from(|p| p.min_minutes.from),
        ),
        (
            ["longest", "max_minutes"],
            words::longest(locale),
            draft.longest,
            from(|p| p.max_minutes.from),
        ),
        (
            ["ahead", "max_days_ahead"],
            words::ahead(locale),
            draft.ahead,
            from(|p| p.max_days_ahead.from),
        ),
    ];
    let hours_from = from(|p| p.opening_hours.from);
    let approval_from = from(|p| p.requires_approval.from);
    let who_from = from(|p| p.who_may_book.from);
    view! {
        <fieldset class="policy">
            <legend>{words::booking_settings(locale)}</legend>
            <p class="quiet">{words::empty_is_no_limit(locale)}</p>
            <Meaning />
            <Hours from=draft.open_from to=draft.open_to source=hours_from />
            {numbers
                .into_iter()
                .map(|(names, label, own, source)| view! { <Number names label own source /> })
                .collect_view()}
            <Approval own=draft.approval source=approval_from />
            <Who own=draft.who chosen=draft.departments departments source=who_from />
        </fieldset>
    }
}

#[component]
fn Number(
    /// In the form, and in errors.
    names: [&'static str; 2],
    label: &'static str,
    own: Own,
    source: Option<String>,
) -> impl IntoView {
    let [name, wrong] = names;
    view! {
        <Setting name label own=own.own source wrong=error_of(wrong)>
            <input
                class="input"
                type="number"
                min="0"
                name=format!("draft[policy][{name}][value]")
                aria-label=label
                aria-describedby=note_of(name)
                value=own.value
            />
        </Setting>
    }
}

/// Who types a value means it: the line becomes own.
fn own_it(event: leptos::ev::Event) {
    let typed = event_target::<web_sys::Element>(&event);
    let line = typed.closest(".setting").ok().flatten();
    let own = line.and_then(|line| line.query_selector("[type=checkbox]").ok().flatten());
    if let Some(own) = own.and_then(|own| own.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        own.set_checked(true);
    }
}

fn note_of(name: &str) -> String {
    format!("{name}-note")
}

/// A setting's line: its name, whether it is own, its value, where it comes from, what is wrong.
#[component]
fn Setting(
    name: &'static str,
    label: &'static str,
    own: bool,
    source: Option<String>,
    wrong: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div
            class="setting"
            class:field-wrong=move || wrong.get().is_some()
            role="group"
            aria-label=label
        >
            <span class="setting-name">{label}</span>
            <CheckField
                name=format!("draft[policy][{name}][own]")
                label=words::own_value(locale)
                checked=own
            />
            <span class="setting-value" on:input=own_it>
                {children()}
            </span>
            <span class="quiet">{source}</span>
            <p class="field-note" id=note_of(name) aria-live="polite">
                {move || wrong.get()}
            </p>
        </div>
    }
}

fn source_text(locale: Locale, source: Scope, here: Scope) -> String {
    if source == here {
        return words::set_here(locale).to_owned();
    }
    words::inherits_from(locale, &contract::text::scope(locale, source))
}

#[component]
fn Hours(from: Own, to: Own, source: Option<String>) -> impl IntoView {
    let locale = use_locale();
    let (opens, closes) = (error_of("bookable_from"), error_of("bookable_to"));
    let wrong = Signal::derive(move || opens.get().or_else(|| closes.get()));
    let note = note_of("open_from");
    view! {
        <Setting name="open_from" label=words::bookable_hours(locale) own=from.own source wrong>
            <input
                class="input"
                type="time"
                name="draft[policy][open_from][value]"
                aria-label=words::opens(locale)
                aria-describedby=note.clone()
                value=from.value
            />
            " – "
            <input
                class="input"
                type="time"
                name="draft[policy][open_to][value]"
                aria-label=words::closes(locale)
                aria-describedby=note
                value=to.value
            />
        </Setting>
    }
}

#[component]
fn Approval(own: Own, source: Option<String>) -> impl IntoView {
    let locale = use_locale();
    let on = own.value == "true";
    let wrong = error_of("requires_approval");
    view! {
        <Setting name="approval" label=words::approval(locale) own=own.own source wrong>
            <select
                class="input"
                name="draft[policy][approval][value]"
                aria-label=words::approval(locale)
                aria-describedby=note_of("approval")
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
    source: Option<String>,
) -> impl IntoView {
    let locale = use_locale();
    let wrong = error_of("who_may_book");
    let options = [
        ("everyone", words::who_everyone(locale)),
        ("departments", words::who_departments(locale)),
        ("managers", words::who_managers(locale)),
    ];
    let value = own.value;
    view! {
        <Setting name="who" label=words::who_may_book(locale) own=own.own source wrong>
            <select
                class="input"
                name="draft[policy][who][value]"
                aria-label=words::who_may_book(locale)
                aria-describedby=note_of("who")
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
