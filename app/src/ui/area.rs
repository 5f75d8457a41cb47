//! A box of several lines in a plain form.

use leptos::prelude::*;

use super::{Field, bound::wrong, inputs::error_of};

/// Several lines of text; it posts by itself and shows the error of its name.
#[component]
pub fn AreaField(
    /// Name in the form: `draft[name]`.
    name: &'static str,
    /// What it is.
    #[prop(into)]
    label: String,
    /// What it begins with.
    value: String,
    /// How many lines are in sight.
    lines: u32,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: String,
    /// What stands there while it is empty.
    #[prop(default = "")]
    placeholder: &'static str,
) -> impl IntoView {
    let id = name.replace(['[', ']'], "-");
    let id = id.trim_end_matches('-').to_owned();
    let note = format!("{id}-note");
    let error = error_of(name);
    view! {
        <Field id=id.clone() label hint error>
            <textarea
                id=id
                name=name
                rows=lines
                placeholder=placeholder
                aria-describedby=note
                aria-invalid=wrong(error)
            >
                {value}
            </textarea>
        </Field>
    }
}
