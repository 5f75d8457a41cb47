//! The pointer on the grid: press, move beyond a trembling, let go. A mouse or a pen; a finger
//! scrolls.

use domain::ids::RoomId;
use jiff::Timestamp;
use leptos::{ev::PointerEvent, html, prelude::*, wasm_bindgen::JsCast};
use web_sys::Element;

use super::{
    Hand,
    wish::{Held, Part},
};
use crate::{
    bookings::calendar::{board::Board, grid::Axis},
    clock::{Clock, use_clock},
};

/// A press that moves less than so many pixels is a click.
const TREMBLE: i32 = 5;
/// An edge is so many pixels wide, where a block is wide enough to have edges.
const EDGE: f64 = 8.0;
/// So close to the rim the grid scrolls, so far at a time, in pixels.
const RIM: i32 = 36;
const SCROLL: i32 = 14;

/// A press that may become a drag.
#[derive(Clone)]
struct Press {
    x: i32,
    y: i32,
    held: Held,
}

/// What the grid does on the pointer's events; `Copy`.
#[derive(Clone, Copy)]
pub struct Gesture {
    hand: Hand,
    axis: Axis,
    board: Board,
    grid: NodeRef<html::Div>,
    clock: Clock,
    press: StoredValue<Option<Press>>,
}

impl Hand {
    /// The gestures over `grid`; Escape puts everything back.
    #[must_use]
    pub fn over(self, grid: NodeRef<html::Div>, axis: Axis, board: Board) -> Gesture {
        let press = StoredValue::new(None);
        let escape = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" && self.wish.with_untracked(Option::is_some) {
                event.prevent_default();
                press.set_value(None);
                self.empty();
            }
        });
        on_cleanup(move || escape.remove());
        Gesture {
            hand: self,
            axis,
            board,
            grid,
            clock: use_clock(),
            press,
        }
    }
}

impl Gesture {
    /// The button goes down.
    pub fn down(self, event: &PointerEvent) {
        if event.button() != 0 || event.pointer_type() == "touch" {
            return;
        }
        // One thing at a time: what is on its way is waited for; what was taken by keys, or let go
        // of in a wrong place, is given up by the next press on the grid.
        if self.hand.is_busy() {
            return;
        }
        if self.hand.is_full_untracked() {
            self.hand.empty();
        }
        let held = target(event).and_then(|target| self.take(&target, event));
        self.press.set_value(held.map(|held| Press {
            x: event.client_x(),
            y: event.client_y(),
            held,
        }));
    }

    /// The pointer moves.
    pub fn moved(self, event: &PointerEvent) {
        let Some(press) = self.press.get_value() else {
            return;
        };
        let far = |from: i32, to: i32| (from - to).abs() > TREMBLE;
        let begun = self.hand.wish.with_untracked(Option::is_some);
        if !begun && !far(press.x, event.client_x()) && !far(press.y, event.client_y()) {
            return;
        }
        if !begun {
            // From here on the click that ends it is the grid's, not the block's.
            if let Some(grid) = self.grid.get_untracked() {
                let _ = grid.set_pointer_capture(event.pointer_id());
            }
            self.hand
                .take(press.held.clone(), self.block_of(&press.held));
        }
        event.prevent_default();
        self.scroll(event);
        let under = document().element_from_point(event.client_x() as f32, event.client_y() as f32);
        let track = under.and_then(|under| closest(&under, "[data-room]"));
        let room = track.as_ref().and_then(room_of);
        let own = || self.track_of(&press.held.room);
        let at = track.or_else(own).map(|track| self.at(&track, event));
        if let Some(at) = at {
            let room = room.unwrap_or_else(|| press.held.room.clone());
            let wish = Some(press.held.wish(&room, at));
            if self.hand.wish.with_untracked(|held| *held != wish) {
                self.hand.wish.set(wish);
            }
        }
    }

    /// The button comes up; answers a free place to book.
    #[must_use]
    pub fn up(self) -> Option<super::wish::Wish> {
        let held = self.press.try_update_value(Option::take)??.held;
        let wish = self.hand.wish.get_untracked()?;
        if held.booking.is_none() {
            self.hand.empty();
            return Some(wish);
        }
        self.hand.let_go();
        None
    }

    /// The pointer is taken away.
    pub fn cancelled(self) {
        if self
            .press
            .try_update_value(Option::take)
            .flatten()
            .is_some()
        {
            self.hand.empty();
        }
    }

    /// What is under the pointer, as far as it can be dragged.
    fn take(self, target: &Element, event: &PointerEvent) -> Option<Held> {
        let track = closest(target, "[data-room]")?;
        let room = room_of(&track)?;
        let at = self.at(&track, event);
        let Some(block) = closest(target, "[data-booking]") else {
            // Nothing new begins before now.
            let open =
                track.get_attribute("data-off").is_none() && at >= self.clock.now_untracked();
            return open.then_some(Held {
                booking: None,
                part: Part::Start,
                room,
                at,
            });
        };
        let id = block.get_attribute("data-booking")?;
        let row = self.board.row(&room);
        let found = row.with_untracked(|all| all.iter().find(|one| one.id.as_str() == id).cloned());
        let booking = found.filter(|one| one.may_change && !one.all_day)?;
        let area = block.get_bounding_client_rect();
        let x = f64::from(event.client_x());
        let part = match () {
            () if area.width() < 4.0 * EDGE => Part::Whole,
            () if x - area.left() < EDGE => Part::Start,
            () if area.right() - x < EDGE => Part::End,
            () => Part::Whole,
        };
        Some(Held {
            booking: Some(booking),
            part,
            room,
            at,
        })
    }

    fn at(self, track: &Element, event: &PointerEvent) -> Timestamp {
        let area = track.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
        self.axis.scale.with_untracked(|scale| scale.instant(share))
    }

    fn track_of(self, room: &RoomId) -> Option<Element> {
        let all = self.grid.get_untracked()?;
        let found = all.query_selector(&format!("[data-room=\"{room}\"]"));
        found.ok().flatten()
    }

    fn block_of(self, held: &Held) -> Option<Element> {
        let id = &held.booking.as_ref()?.id;
        let all = self.grid.get_untracked()?;
        let found = all.query_selector(&format!("[data-booking=\"{id}\"]"));
        found.ok().flatten()
    }

    fn scroll(self, event: &PointerEvent) {
        let Some(grid) = self.grid.get_untracked() else {
            return;
        };
        let area = grid.get_bounding_client_rect();
        let by = |at: i32, from: f64, to: f64| match f64::from(at) {
            at if at < from + f64::from(RIM) => -SCROLL,
            at if at > to - f64::from(RIM) => SCROLL,
            _ => 0,
        };
        let (x, y) = (event.client_x(), event.client_y());
        grid.set_scroll_left(grid.scroll_left() + by(x, area.left(), area.right()));
        grid.set_scroll_top(grid.scroll_top() + by(y, area.top(), area.bottom()));
    }
}

fn target(event: &PointerEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn room_of(track: &Element) -> Option<RoomId> {
    track.get_attribute("data-room").map(RoomId::from)
}
