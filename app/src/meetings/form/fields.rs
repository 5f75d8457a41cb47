//! The form's controls, each bound to one word of the draft.

use leptos::prelude::*;

use super::Form;
use crate::{meetings::draft::MeetingDraft, ui::BoundText};

/// One line of text, or several.
#[component]
pub fn Line(
    /// The form.
    form: Form,
    /// Field of the draft.
    name: &'static str,
    /// What it is.
    label: &'static str,
    /// More than 0: a box of so many lines.
    #[prop(default = 0)]
    lines: u32,
    /// `date`, `time` …
    #[prop(default = "text")]
    kind: &'static str,
    /// How to fill it in.
    #[prop(optional)]
    hint: &'static str,
    /// What stands there while it is empty.
    #[prop(default = "")]
    placeholder: &'static str,
    /// Reads it.
    get: fn(&MeetingDraft) -> &str,
    /// Writes it.
    set: fn(&mut MeetingDraft, String),
) -> impl IntoView {
    view! {
        <BoundText
            id=format!("draft-{name}")
            name=format!("draft[{name}]")
            label
            lines
            kind
            hint
            placeholder
            error=form.error(name)
            value=Signal::derive(move || form.draft.with(|draft| get(draft).to_owned()))
            write=Callback::new(move |text| form.draft.update(|draft| set(draft, text)))
        />
    }
}

/// One of a few, all in sight.
#[component]
pub fn Choices(
    /// The form.
    form: Form,
    /// Field of the draft.
    name: &'static str,
    /// What it is.
    label: &'static str,
    /// Value and text of each.
    options: [(&'static str, &'static str); 3],
    /// Reads it.
    get: fn(&MeetingDraft) -> &'static str,
    /// Writes it.
    set: fn(&mut MeetingDraft, &str),
) -> impl IntoView {
    let error = form.error(name);
    let (id, note) = (format!("draft-{name}"), format!("draft-{name}-note"));
    let first = form.draft.with_untracked(get);
    let (label_id, note_id) = (id.clone(), note.clone());
    let option = move |(value, text): (&'static str, &'static str)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=format!("draft[{name}]")
                    value=value
                    checked=value == first
                    prop:checked=move || form.draft.with(get) == value
                    on:change=move |_| form.draft.update(|draft| set(draft, value))
                />
                {text}
            </label>
        }
    };
    view! {
        <fieldset
            class="field"
            class:field-wrong=move || error.get().is_some()
            role="radiogroup"
            aria-labelledby=id
            aria-describedby=note
            aria-invalid=move || error.get().is_some().then_some("true")
        >
            <legend class="field-label" id=label_id>
                {label}
            </legend>
            <div class="choices">{options.map(option).into_iter().collect_view()}</div>
            <p class="field-note" id=note_id aria-live="polite">
                {move || error.get()}
            </p>
        </fieldset>
    }
}
