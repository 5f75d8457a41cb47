//! A button and what it opens beside itself.

use leptos::prelude::*;

/// Native popover: it opens before the program is there, Esc or a press beside it closes it, and
/// the focus goes back to the button. Inside: links, buttons, a select.
#[component]
pub fn Menu(
    /// Its id on the page.
    id: &'static str,
    /// The button's word.
    label: &'static str,
    /// The entries.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="menu-place">
            <button type="button" class="button button-quiet menu-button" popovertarget=id>
                {label}
            </button>
            <div id=id class="card menu" popover="auto">
                {children()}
            </div>
        </div>
    }
}
