//! What stands where a list is on its way: its shape, so that nothing jumps when it comes.

use leptos::prelude::*;

use crate::text::{use_locale, words::ui};

/// As many rows as such a list mostly has.
#[component]
pub fn Waiting(
    /// How many.
    #[prop(default = 6)]
    rows: usize,
) -> impl IntoView {
    let locale = use_locale();
    let row = |_| view! { <span class="waiting-row" aria-hidden="true"></span> };
    view! {
        <div class="waiting" role="status">
            <span class="only-heard">{ui::loading(locale)}</span>
            {(0..rows).map(row).collect_view()}
        </div>
    }
}
