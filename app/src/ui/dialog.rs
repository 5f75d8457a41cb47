//! A modal on the native `<dialog>`: focus trap, Escape and backdrop are the browser's.

use leptos::{html, prelude::*};

use crate::{
    effect::Effect,
    text::{use_locale, words::ui},
};

/// Opens while `open` is true; `close` is asked for by Escape, the cross and the backdrop.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Told when the reader wants it closed.
    close: Callback<()>,
    /// Its heading; also its name for screen readers.
    #[prop(into)]
    title: Signal<String>,
    /// Inside.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            node_ref=node
            class="dialog"
            aria-label=move || title.get()
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                close.run(());
            }
            on:click=move |event| {
                if node.get_untracked().is_some_and(|dialog| is_backdrop(&event, &dialog)) {
                    close.run(());
                }
            }
        >
            <header class="dialog-head">
                <h2>{move || title.get()}</h2>
                <button
                    type="button"
                    class="button button-quiet dialog-close"
                    aria-label=ui::close(locale)
                    on:click=move |_| close.run(())
                >
                    "×"
                </button>
            </header>
            <div class="dialog-body">{children()}</div>
        </dialog>
    }
}

/// The backdrop is the dialog element itself outside of its box.
fn is_backdrop(event: &leptos::ev::MouseEvent, dialog: &web_sys::HtmlDialogElement) -> bool {
    let on_self = event.target().is_some_and(|target| {
        let dialog: &web_sys::EventTarget = dialog.as_ref();
        target == *dialog
    });
    let area = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let inside = area.left() <= x && x <= area.right() && area.top() <= y && y <= area.bottom();
    on_self && !inside
}
