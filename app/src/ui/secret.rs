//! A secret that is shown once, with a button that copies it.

use leptos::prelude::*;

use crate::text::{use_locale, words::ui};

/// The secret and its button.
#[component]
pub fn SecretOnce(
    /// What it is and that it is shown only now.
    #[prop(into)]
    text: String,
    /// The secret.
    #[prop(into)]
    secret: String,
) -> impl IntoView {
    let shown = secret.clone();
    view! {
        <div class="note note-good form" role="status">
            <p>{text}</p>
            <div class="secret">
                <code>{shown}</code>
                <CopyButton text=secret />
            </div>
        </div>
    }
}

/// Copies a text and says so.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let locale = use_locale();
    let copied = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="button"
            on:click=move |_| {
                text.with_untracked(|text| copy(text));
                copied.set(true);
            }
        >
            {move || if copied.get() { ui::copied(locale) } else { ui::copy(locale) }}
        </button>
    }
}

fn copy(text: &str) {
    let _ = window().navigator().clipboard().write_text(text);
}

/// This site's address in front of a path; the path alone on the server.
#[must_use]
pub fn whole_address(path: &str) -> String {
    #[cfg(not(feature = "ssr"))]
    let origin = window().location().origin().unwrap_or_default();
    #[cfg(feature = "ssr")]
    let origin = "";
    format!("{origin}{path}")
}
