//! Uncontrolled fields of plain forms: they post by themselves and show the error of their name.

use leptos::prelude::*;

use super::{Field, bound::wrong};
use crate::context::ApiError;

/// The errors of the form around, for the fields inside.
#[derive(Clone, Copy)]
pub struct FormErrors(pub Signal<Option<ApiError>>);

/// The last part of `draft[name]`: the JSON name that errors use.
fn short(name: &str) -> &str {
    name.trim_end_matches("[]")
        .trim_end_matches(']')
        .rsplit('[')
        .next()
        .unwrap_or(name)
}

/// A label names the first control that has its id: the same field of many forms says of which.
fn id_of(name: &str, of: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    let name = name.trim_end_matches('-');
    if of.is_empty() {
        name.to_owned()
    } else {
        format!("{of}-{name}")
    }
}

/// What the form around says is wrong with the field of this name.
#[must_use]
pub fn error_of(name: &str) -> Signal<Option<String>> {
    let name = short(name).to_owned();
    match use_context::<FormErrors>() {
        Some(FormErrors(errors)) => Signal::derive(move || errors.get()?.field(&name)),
        None => Signal::stored(None),
    }
}

/// One line.
#[component]
pub fn TextField(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// Of which form, where the page has several with a field of this name.
    #[prop(optional, into)]
    of: String,
    /// What it begins with.
    #[prop(optional, into)]
    value: String,
    /// `text`, `number`, `date`, `time`, `password`, `email`.
    #[prop(default = "text")]
    kind: &'static str,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: String,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Id of a list of suggestions.
    #[prop(optional, into)]
    list: Option<String>,
    /// What browsers may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let id = id_of(&name, &of);
    let note = format!("{id}-note");
    let error = error_of(&name);
    view! {
        <Field id=id.clone() label hint error>
            <input
                id=id
                name=name
                type=kind
                value=value
                required=required
                list=list
                autocomplete=autocomplete
                aria-describedby=note
                aria-invalid=wrong(error)
            />
        </Field>
    }
}

/// One of a few; each option is (value, text).
#[component]
pub fn SelectField(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// Of which form, where the page has several with a field of this name.
    #[prop(optional, into)]
    of: String,
    /// What it begins with.
    #[prop(optional, into)]
    value: String,
    /// Value and text of each.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let id = id_of(&name, &of);
    let note = format!("{id}-note");
    let error = error_of(&name);
    view! {
        <Field id=id.clone() label error>
            <select id=id name=name aria-describedby=note aria-invalid=wrong(error)>
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
        </Field>
    }
}

/// Yes or no.
#[component]
pub fn CheckField(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What it means.
    #[prop(into)]
    label: String,
    /// What it begins with.
    #[prop(optional)]
    checked: bool,
    /// The word that is sent.
    #[prop(default = "true".to_owned(), into)]
    value: String,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name=name value=value checked=checked />
            {label}
        </label>
    }
}

/// Zones that people choose from; any other may be typed.
#[component]
pub fn ZoneSuggestions() -> impl IntoView {
    const ZONES: [&str; 20] = [
        "Asia/Shanghai",
        "Asia/Hong_Kong",
        "Asia/Taipei",
        "Asia/Singapore",
        "Asia/Tokyo",
        "Asia/Seoul",
        "Asia/Kolkata",
        "Asia/Dubai",
        "Australia/Sydney",
        "Europe/Berlin",
        "Europe/London",
        "Europe/Paris",
        "Europe/Zurich",
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Vancouver",
        "America/Sao_Paulo",
        "UTC",
    ];
    view! {
        <datalist id="zones">
            {ZONES.map(|zone| view! { <option value=zone></option> }).into_iter().collect_view()}
        </datalist>
    }
}
