//! The grid by keyboard alone: arrows walk, Enter books or opens, M takes a booking into the hand.
//! The keys work only while the grid itself has the focus (WCAG 2.1.4).

use domain::{bookings::Slot, ids::RoomId};
use jiff::Timestamp;
use leptos::{ev::KeyboardEvent, html, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::{
    bar::address,
    board::Board,
    drag::{Cursor, Hand},
    grid::Axis,
    track::{free_slot, use_book},
};
use crate::{bookings::views::RoomRow, clock::Clock};

/// A quarter of an hour, in seconds: how far a booking in the hand moves.
const QUARTER: i64 = 900;

/// What the keys need; `Copy`.
#[derive(Clone, Copy)]
pub struct Keys {
    /// Holds the cursor, and a booking while it moves.
    pub hand: Hand,
    /// Hours to places.
    pub axis: Axis,
    /// What stands where.
    pub board: Board,
    /// The rooms shown, from the top.
    pub shown: Memo<Vec<RoomRow>>,
    /// The grid.
    pub grid: NodeRef<html::Div>,
    /// What time it is; event handlers have no context to ask.
    pub clock: Clock,
    /// Opens the sheet with all keys.
    pub help: RwSignal<bool>,
}

/// What a key does to the day.
enum Turn {
    Before,
    Today,
    After,
}

impl Keys {
    /// What to do on a key; call it once, where the page's hooks are.
    pub fn handler(self) -> impl Fn(KeyboardEvent) {
        let (book, open, turn) = (use_book(), use_open(), use_turn());
        move |event| {
            let own = event.target() == event.current_target();
            if !own || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let done = match event.key().as_str() {
                "Enter" | " " if self.hand.is_full_untracked() => {
                    self.hand.let_go();
                    true
                }
                "Enter" | " " => self.enter(&book, &open),
                "m" | "M" => self.take(),
                "t" | "T" => turn(Turn::Today),
                "PageUp" => turn(Turn::Before),
                "PageDown" => turn(Turn::After),
                "?" => {
                    self.help.set(true);
                    true
                }
                key => self.walk(key, event.shift_key()),
            };
            if done {
                event.prevent_default();
            }
        }
    }

    /// The first place: the room on top, now or the first hour shown.
    fn begin(self) -> Option<Cursor> {
        let now = self.clock.now_untracked();
        let shown = self.axis.scale.with_untracked(|scale| scale.slot);
        let half = Timestamp::from_second(now.as_second() - now.as_second().rem_euclid(1_800));
        let at = half.ok().filter(|at| shown.contains(*at));
        let room = self
            .shown
            .with_untracked(|rooms| Some(rooms.first()?.id.clone()))?;
        Some(Cursor {
            room,
            at: at.unwrap_or(shown.start),
        })
    }

    fn walk(self, key: &str, shift: bool) -> bool {
        let (along, down) = match key {
            "ArrowLeft" => (-1, 0),
            "ArrowRight" => (1, 0),
            "ArrowUp" => (0, -1),
            "ArrowDown" => (0, 1),
            "Home" => (-96, 0),
            "End" => (96, 0),
            _ => return false,
        };
        let rooms = self.rooms();
        if self.hand.is_full_untracked() {
            if matches!(key, "Home" | "End") {
                return true;
            }
            self.hand.nudge(along * QUARTER, down, shift, &rooms);
        } else if let Some(before) = self.hand.cursor.get_untracked() {
            let shown = self.axis.scale.with_untracked(|scale| scale.slot);
            let next = before.along(along, shown).down(down, &rooms);
            self.hand.cursor.set(Some(next));
        } else {
            self.hand.cursor.set(self.begin());
        }
        self.show();
        true
    }

    fn enter(self, book: &impl Fn(&RoomId, Slot), open: &impl Fn(&str)) -> bool {
        let Some(cursor) = self.hand.cursor.get_untracked() else {
            return self.walk("ArrowRight", false);
        };
        let row = self.board.row(&cursor.room).get_untracked();
        if let Some(booking) = cursor.on(&row) {
            open(booking.id.as_str());
            return true;
        }
        let now = self.clock.now_untracked();
        if let Some((start, end)) = free_slot(&row, cursor.at, now) {
            book(&cursor.room, Slot { start, end });
        }
        true
    }

    fn take(self) -> bool {
        let Some(cursor) = self.hand.cursor.get_untracked() else {
            return false;
        };
        let row = self.board.row(&cursor.room).get_untracked();
        let booking = cursor.on(&row).filter(|one| one.may_change && !one.all_day);
        if let Some(booking) = booking.filter(|_| !self.hand.is_full_untracked()) {
            self.hand.pick(booking.clone());
        }
        true
    }

    fn rooms(self) -> Vec<RoomId> {
        self.shown
            .with_untracked(|rooms| rooms.iter().map(|room| room.id.clone()).collect())
    }

    /// Scrolls to where the cursor or the hand is, once it is drawn.
    fn show(self) {
        request_animation_frame(move || {
            let Some(grid) = self.grid.get_untracked() else {
                return;
            };
            if let Ok(Some(mark)) = grid.query_selector(".cal-drag, .cal-cursor") {
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                nearest.set_inline(web_sys::ScrollLogicalPosition::Nearest);
                mark.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    }
}

/// Opens a booking's sheet.
fn use_open() -> impl Fn(&str) {
    let (query, navigate) = (use_query_map(), use_navigate());
    move |id| {
        let to = query.with_untracked(|query| address(query, &[("booking", id), ("book", "")]));
        let still = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&to, still);
    }
}

/// Goes to another day, as the bar's links do.
fn use_turn() -> impl Fn(Turn) -> bool {
    use leptos::wasm_bindgen::JsCast;

    move |turn| {
        let rel = match turn {
            Turn::Before => ".cal-steps a:first-child",
            Turn::Today => ".cal-steps a:nth-child(2)",
            Turn::After => ".cal-steps a:last-child",
        };
        let link = document().query_selector(rel).ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
            link.click();
        }
        true
    }
}
