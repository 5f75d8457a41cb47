//! Short notes that something happened, with the way back.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use crate::text::{Locale, use_locale, words::ui};

/// How long one stays.
const STAYS: Duration = Duration::from_secs(10);
/// Most at once; older ones go.
const MOST: usize = 3;

/// The way back. The note outlives the part of the page that showed it, so this holds all that it
/// needs, and nothing that goes away with that part (no `Callback`, no `StoredValue`).
pub type Undo = Arc<dyn Fn() + Send + Sync>;

/// One note.
#[derive(Clone)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// Undoes it, when that is possible.
    pub undo: Option<Undo>,
}

/// The notes of a page; `Copy`.
#[derive(Clone, Copy)]
pub struct Toasts {
    notes: RwSignal<Vec<(u32, Toast)>>,
    next: StoredValue<u32>,
    undone: RwSignal<u32>,
}

impl Toasts {
    /// Shows a note for a while.
    pub fn show(self, toast: Toast) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.notes.update(|notes| {
            notes.push((id, toast));
            let over = notes.len().saturating_sub(MOST);
            notes.drain(..over);
        });
        set_timeout(move || self.leave(id), STAYS);
    }

    /// Goes, unless somebody is about to press it: with the keyboard the way there is long.
    fn leave(self, id: u32) {
        let held = document().query_selector(".toasts:is(:hover, :focus-within)");
        if matches!(held, Ok(Some(_))) {
            set_timeout(move || self.leave(id), STAYS);
        } else {
            self.drop(id);
        }
    }

    /// Shows a plain sentence.
    pub fn say(self, text: impl Into<String>) {
        self.show(Toast {
            text: text.into(),
            undo: None,
        });
    }

    /// Tells lists that something was undone: the note may stand over another page than the one
    /// that it came from.
    pub fn tell_undone(self) {
        self.undone.update(|times| *times += 1);
    }

    /// How often something was undone; tracks.
    #[must_use]
    pub fn undone(self) -> u32 {
        self.undone.get()
    }

    fn drop(self, id: u32) {
        let _ = self
            .notes
            .try_update(|notes| notes.retain(|(one, _)| *one != id));
    }
}

/// Makes the page's notes; call once in the frame.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts {
        notes: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        undone: RwSignal::new(0),
    };
    provide_context(toasts);
    toasts
}

/// The page's notes.
#[must_use]
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_else(provide_toasts)
}

/// Where they appear.
#[component]
pub fn ToastStack() -> impl IntoView {
    let toasts = use_toasts();
    let locale = use_locale();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || {
                let notes = toasts.notes.get().into_iter();
                let note = |(id, toast)| toast_note(locale, toast, move || toasts.drop(id));
                notes.map(note).collect_view()
            }}
        </div>
    }
}

/// One note; `gone` takes it away.
pub(crate) fn toast_note(locale: Locale, toast: Toast, gone: impl Fn() + 'static) -> impl IntoView {
    let undo = toast.undo.map(|undo| {
        let press = move |_| {
            undo();
            gone();
        };
        view! {
            <button type="button" class="toast-undo" on:click=press>
                {ui::undo(locale)}
            </button>
        }
    });
    view! {
        <div class="toast">
            <span>{toast.text}</span>
            {undo}
        </div>
    }
}
