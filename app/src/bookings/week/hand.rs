//! The one tab stop of the grid: on a room's name or on one of its bookings.

use domain::ids::RoomId;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::painter::Painter;

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// In whose row.
    pub room: RoomId,
    /// On which booking; none: on the room's name.
    pub booking: Option<String>,
}

/// The elements inside, in order.
pub fn children(of: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(of.first_element_child(), Element::next_element_sibling)
}

/// The bookings of a row that are shown, by day and time.
#[must_use]
pub fn blocks(row: &Element) -> Vec<HtmlElement> {
    let days = children(row).skip(1);
    let all = days.flat_map(|day| children(&day));
    let all = all.filter_map(|block| block.dyn_into::<HtmlElement>().ok());
    // On a phone the other days are not there.
    all.filter(|block| block.offset_width() > 0).collect()
}

/// The id of a block's booking.
#[must_use]
pub fn id_of(block: &Element) -> Option<String> {
    let href = block.get_attribute("href")?;
    href.strip_prefix("/bookings/").map(str::to_owned)
}

/// The room whose row an element is in.
#[must_use]
pub fn room_of(element: &Element) -> Option<RoomId> {
    let row = element.closest(".week-row").ok()??;
    row.get_attribute("data-room").map(RoomId::from)
}

/// The middle of an element, in pixels from the left.
#[must_use]
pub fn middle(of: &Element) -> f64 {
    let area = of.get_bounding_client_rect();
    area.left() + area.width() / 2.0
}

impl Painter {
    /// The focus went to an element of the rows.
    pub fn focused(&mut self, element: &Element) {
        let Some(room) = room_of(element) else {
            return;
        };
        let block = element.closest(".week-block").ok().flatten();
        let spot = Spot {
            room,
            booking: block.as_ref().and_then(id_of),
        };
        if self.spot.as_ref() != Some(&spot) {
            if let Some(old) = self.stop() {
                old.set_tab_index(-1);
            }
            self.spot = Some(spot);
        }
        self.keep_tab_stop();
    }

    /// Moves the focus to an element of the rows.
    pub fn focus(&mut self, element: &HtmlElement) {
        self.focused(element);
        let _ = element.focus();
    }

    /// Puts the focus back where it was before its row was painted anew.
    pub(super) fn focus_spot(&self) {
        if let Some(stop) = self.stop() {
            let still = web_sys::FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = stop.focus_with_options(&still);
        }
    }

    /// Exactly one element can be reached by Tab; the first room when there was none yet or its
    /// row is gone.
    pub(super) fn keep_tab_stop(&mut self) {
        let there = self
            .spot
            .as_ref()
            .is_some_and(|spot| self.lines.of(&spot.room).is_some());
        if !there {
            let first = self.lines.near(0, true).and_then(|at| self.lines.room(at));
            self.spot = first.map(|room| Spot {
                room: room.id.clone(),
                booking: None,
            });
        }
        if let Some(stop) = self.stop() {
            stop.set_tab_index(0);
        }
    }

    /// The element of the tab stop: the room's name when the booking is gone.
    pub(super) fn stop(&self) -> Option<HtmlElement> {
        let spot = self.spot.as_ref()?;
        let row = self.row(self.lines.of(&spot.room)?)?;
        let wanted = spot.booking.as_deref();
        let block = wanted.and_then(|id| {
            let mut all = blocks(row).into_iter();
            all.find(|block| id_of(block).as_deref() == Some(id))
        });
        block.or_else(|| head(row))
    }
}

/// A row's first cell: the room's name.
#[must_use]
pub fn head(row: &Element) -> Option<HtmlElement> {
    row.first_element_child()?.dyn_into().ok()
}
