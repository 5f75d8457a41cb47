//! An item held by its grip and put elsewhere, by mouse or finger. Who has neither uses the arrows
//! beside it (WCAG 2.2, 2.5.7).

use leptos::{ev::PointerEvent, prelude::*};

use super::{super::Here, api::MoveItem};
use crate::wire::ServerAction;

/// An item on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: String,
    /// Before which it would be put; none: at the end.
    pub before: Option<String>,
}

/// The item on its way, if there is one.
pub type Hand = RwSignal<Option<Held>>;

/// The place by which an item is held.
#[component]
pub fn Grip(here: Here, put: ServerAction<MoveItem>, hand: Hand, id: String) -> impl IntoView {
    let own = StoredValue::new(id);
    let moved = move |event: PointerEvent| {
        if hand.with_untracked(Option::is_some) {
            let before = place(&event).and_then(|nth| id_at(here, nth));
            hand.set(Some(Held {
                id: own.get_value(),
                before,
            }));
        }
    };
    let drop = move |_: PointerEvent| {
        if let Some(held) = hand.get_untracked() {
            hand.set(None);
            if is_elsewhere(here, &held) {
                put.dispatch(MoveItem {
                    id: here
                        .page
                        .with_untracked(|page| page.detail.meeting.id.clone()),
                    item: held.id,
                    before: held.before.unwrap_or_default(),
                });
            }
        }
    };
    view! {
        <span
            class="agenda-grip"
            aria-hidden="true"
            on:pointerdown=move |event| {
                event.prevent_default();
                capture(&event);
                let id = own.get_value();
                let before = Some(id.clone());
                hand.set(Some(Held { id, before }));
            }
            on:pointermove=moved
            on:pointerup=drop
            on:pointercancel=move |_| hand.set(None)
        >
            "⠿"
        </span>
    }
}

fn id_at(here: Here, nth: usize) -> Option<String> {
    here.page.with_untracked(|page| {
        let items = &page.detail.agenda.items;
        items.get(nth).map(|one| one.item.id.clone())
    })
}

/// Before itself or before the next one is where it stands already.
fn is_elsewhere(here: Here, held: &Held) -> bool {
    here.page.with_untracked(|page| {
        let mut ids = page.detail.agenda.items.iter().map(|one| &one.item.id);
        let known = ids.any(|id| *id == held.id);
        let next = ids.next();
        known && held.before.as_ref() != Some(&held.id) && held.before.as_ref() != next
    })
}

#[cfg(not(feature = "ssr"))]
fn grip(event: &PointerEvent) -> Option<web_sys::Element> {
    use leptos::wasm_bindgen::JsCast;

    event.current_target()?.dyn_into().ok()
}

/// What is held is held until it is let go, wherever the pointer is.
#[cfg(not(feature = "ssr"))]
fn capture(event: &PointerEvent) {
    if let Some(grip) = grip(event) {
        let _ = grip.set_pointer_capture(event.pointer_id());
    }
}

#[cfg(feature = "ssr")]
fn capture(_: &PointerEvent) {}

/// How many rows lie above the pointer with more than half of them.
#[cfg(not(feature = "ssr"))]
fn place(event: &PointerEvent) -> Option<usize> {
    let list = grip(event)?.closest("ol").ok().flatten()?;
    let rows = std::iter::successors(list.first_element_child(), |row| row.next_element_sibling());
    let above = rows.take_while(|row| {
        let row = row.get_bounding_client_rect();
        row.top() + row.height() / 2.0 < f64::from(event.client_y())
    });
    Some(above.count())
}

#[cfg(feature = "ssr")]
fn place(_: &PointerEvent) -> Option<usize> {
    None
}
