//! A label, its control, a hint and the error beside it, tied together for screen readers.

use leptos::prelude::*;

/// The control is the children: give it `id=<id>` and `aria-describedby=<id>-note`.
#[component]
pub fn Field(
    /// Id of the control.
    #[prop(into)]
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let note = format!("{id}-note");
    view! {
        <div class="field" class:field-wrong=move || error.get().is_some()>
            <label for=id>{label}</label>
            {children()}
            <p class="field-note" id=note aria-live="polite">
                {move || error.get().or_else(|| (!hint.is_empty()).then(|| hint.clone()))}
            </p>
        </div>
    }
}
