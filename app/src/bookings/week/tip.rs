//! What a narrow block is about, beside it while it is pointed at or has the focus.

use leptos::{html, prelude::*, wasm_bindgen::JsCast};
use web_sys::Element;

use super::hand::{id_of, room_of};

/// Widest, in pixels; kept so far from the window's edge.
const WIDTH: f64 = 300.0;

/// The tip of one grid; `Copy`.
#[derive(Clone, Copy)]
pub struct Tip {
    node: NodeRef<html::Div>,
    /// What it says: the subject, and when and how it stands.
    text: RwSignal<Option<(String, String)>>,
}

impl Tip {
    /// A tip that is not shown.
    #[must_use]
    pub fn new() -> Self {
        Self {
            node: NodeRef::new(),
            text: RwSignal::new(None),
        }
    }

    /// Takes it away.
    pub fn hide(self) {
        self.say(None);
    }

    /// The pointer or the focus is on `element`: shows what `say` knows of a block's booking. On
    /// the tip itself it stays (WCAG 1.4.13).
    pub fn over(
        self,
        element: &Element,
        say: impl FnOnce(&domain::ids::RoomId, &str) -> Option<(String, String)>,
    ) {
        let inside = |selector: &str| element.closest(selector).ok().flatten();
        if inside(".week-tip").is_some() {
            return;
        }
        let block = inside(".week-block");
        let said = block
            .as_ref()
            .and_then(|block| say(&room_of(block)?, &id_of(block)?));
        if let (Some(block), Some(_)) = (&block, &said) {
            self.put(block);
        }
        self.say(said);
    }

    /// While another week is on its way the page still shows this one, whose signals are gone.
    fn say(self, said: Option<(String, String)>) {
        if self.text.try_with_untracked(|text| *text != said) == Some(true) {
            self.text.try_set(said);
        }
    }

    fn put(self, block: &Element) {
        let Some(tip) = self.node.try_get_untracked().flatten() else {
            return;
        };
        let area = block.get_bounding_client_rect();
        let wide = window().inner_width().ok().and_then(|width| width.as_f64());
        let left = area.left().min(wide.unwrap_or(WIDTH) - WIDTH).max(0.0);
        // Touching, so that the pointer can walk over to it.
        let place = format!("left:{left:.0}px;top:{:.0}px", area.bottom() - 1.0);
        let tip: &Element = tip.unchecked_ref();
        let _ = tip.set_attribute("style", &place);
    }
}

/// The tip; what it says is in the block's own name too.
#[component]
pub fn TipView(
    /// Which.
    tip: Tip,
) -> impl IntoView {
    let part =
        move |of: fn(&(String, String)) -> String| tip.text.with(|text| text.as_ref().map(of));
    view! {
        <div
            class="week-tip"
            aria-hidden="true"
            node_ref=tip.node
            hidden=move || tip.text.with(Option::is_none)
        >
            <strong>{move || part(|text| text.0.clone())}</strong>
            <span class="figures">{move || part(|text| text.1.clone())}</span>
        </div>
    }
}
