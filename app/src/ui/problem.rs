//! An error as a note on the page.

use leptos::prelude::*;

use crate::{context::ApiError, text::use_locale};

/// Shows the error while there is one; read out at once.
#[component]
pub fn Problem(
    /// The error.
    #[prop(into)]
    error: Signal<Option<ApiError>>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="problem-place" role="alert">
            {move || {
                error.get().map(|error| view! { <p class="problem">{error.text(locale)}</p> })
            }}
        </div>
    }
}
