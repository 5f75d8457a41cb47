//! A short explanation where people get stuck, folded away until asked for.

use leptos::prelude::*;

/// Native, so it works by keyboard, for screen readers and before the program.
#[component]
pub fn Help(
    /// The question that it answers.
    #[prop(into)]
    title: String,
    /// The answer.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="help">
            <summary>{title}</summary>
            <div class="help-body">{children()}</div>
        </details>
    }
}
