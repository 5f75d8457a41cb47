//! The four colours and the hatch, each with its word (R082).

use leptos::prelude::*;

use crate::text::{use_locale, words::ui};

/// The legend as a list.
#[component]
pub fn Legend() -> impl IntoView {
    let locale = use_locale();
    let entries = [
        ("free", ui::legend_free(locale)),
        ("booked", ui::legend_booked(locale)),
        ("in_use", ui::legend_in_use(locale)),
        ("ended", ui::legend_ended(locale)),
        ("pending", ui::legend_pending(locale)),
    ];
    view! {
        <ul class="legend" aria-label=ui::legend(locale)>
            {entries
                .into_iter()
                .map(|(state, word)| {
                    view! {
                        <li>
                            <span class="swatch" data-state=state aria-hidden="true"></span>
                            {word}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
