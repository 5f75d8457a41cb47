//! Keeps the rows in sight in the page, and no others: rows come and go as the reader scrolls, a
//! change from elsewhere touches the one day that it is in.

use std::{collections::BTreeMap, ops::Range};

use domain::ids::{BookingId, RoomId};
use jiff::Timestamp;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    board::Board,
    hand::{Spot, children, id_of},
    lines::{Lines, ROW},
    paint::Pen,
    views::DAYS,
};
use crate::text::Locale;

/// So much above and below is painted before it comes into sight, in pixels.
const AHEAD: i32 = 4 * ROW;

/// The rows of one grid, in the browser.
pub struct Painter {
    pub(super) grid: HtmlElement,
    rows: HtmlElement,
    pub(super) lines: Lines,
    painted: BTreeMap<usize, Row>,
    locale: Locale,
    now: Timestamp,
    day_width: f64,
    /// Where the one tab stop is.
    pub(super) spot: Option<Spot>,
    /// Where the reader walks up and down, in pixels from the left.
    pub(super) column: Option<f64>,
}

struct Row {
    element: Element,
    cells: [String; DAYS],
}

impl Painter {
    /// Takes over what the server painted.
    #[must_use]
    pub fn new(grid: HtmlElement, rows: HtmlElement, locale: Locale, now: Timestamp) -> Self {
        Self {
            grid,
            rows,
            lines: Lines::default(),
            painted: BTreeMap::new(),
            locale,
            now,
            day_width: 0.0,
            spot: None,
            column: None,
        }
    }

    /// Shows other lines, from the place where the reader is.
    pub fn show(&mut self, board: &Board, lines: Lines) {
        self.lines = lines;
        self.again(board);
    }

    /// Paints everything in sight anew.
    pub fn again(&mut self, board: &Board) {
        let focus = self.has_focus();
        self.painted.clear();
        self.rows.set_inner_html("");
        let height = self.lines.height();
        let _ = self
            .rows
            .style()
            .set_property("height", &format!("{height}px"));
        self.measure();
        self.paint(board);
        if focus {
            self.focus_spot();
        }
    }

    /// After scrolling: rows that came into sight are painted, those that left are taken out.
    pub fn paint(&mut self, board: &Board) {
        let sight = self.in_sight();
        // The row with the tab stop stays, or the keyboard would fall off the grid.
        let kept = self
            .spot
            .as_ref()
            .and_then(|spot| self.lines.of(&spot.room));
        self.painted.retain(|at, row| {
            let stays = sight.contains(at) || kept == Some(*at);
            if !stays {
                row.element.remove();
            }
            stays
        });
        let wanted = sight
            .chain(kept)
            .filter(|at| !self.painted.contains_key(at));
        let mut missing: Vec<usize> = wanted.collect();
        missing.sort_unstable();
        missing.dedup();
        for run in missing.chunk_by(|one, next| one + 1 == *next) {
            self.insert(board, run);
        }
        self.keep_tab_stop();
    }

    /// Colours of this minute.
    pub fn turn(&mut self, board: &Board, now: Timestamp) {
        let today = |at| board.days.day_of(board.days.minute(at));
        let other_day = today(self.now) != today(now);
        self.now = now;
        if other_day {
            self.again(board);
            return;
        }
        let rooms: Vec<usize> = self.painted.keys().copied().collect();
        rooms.into_iter().for_each(|at| self.patch_line(board, at));
    }

    /// A room's row after a change; what came from elsewhere glows once.
    pub fn patch(&mut self, board: &Board, room: &RoomId, fresh: Option<&BookingId>) {
        let Some(at) = self.lines.of(room) else {
            return;
        };
        self.patch_line(board, at);
        let (Some(fresh), Some(row)) = (fresh, self.painted.get(&at)) else {
            return;
        };
        let blocks = super::hand::blocks(&row.element).into_iter();
        for block in blocks.filter(|block| id_of(block).as_deref() == Some(fresh.as_str())) {
            let _ = block.class_list().add_1("block-fresh");
        }
    }

    /// After the window changed its size.
    pub fn resized(&mut self, board: &Board) {
        let before = self.day_width;
        self.measure();
        if (before - self.day_width).abs() > 1.0 {
            self.again(board);
        } else {
            self.paint(board);
        }
    }

    /// The row of a line, when it is painted.
    pub(super) fn row(&self, at: usize) -> Option<&Element> {
        self.painted.get(&at).map(|row| &row.element)
    }

    /// Brings a line into sight, and paints it.
    pub(super) fn bring(&mut self, board: &Board, at: usize) {
        let Some((_, top)) = self.lines.get(at) else {
            return;
        };
        let (from, high) = (self.grid.scroll_top(), self.height_of_rows());
        if top < from {
            self.grid.set_scroll_top(top);
        } else if from + high < top + ROW {
            self.grid.set_scroll_top(top + ROW - high);
        }
        self.paint(board);
    }

    /// How high the part below the heads is.
    pub(super) fn height_of_rows(&self) -> i32 {
        (self.grid.client_height() - self.rows.offset_top()).max(ROW)
    }

    fn in_sight(&self) -> Range<usize> {
        let top = self.grid.scroll_top();
        let bottom = top + self.grid.client_height();
        self.lines.between(top - AHEAD, bottom + AHEAD)
    }

    /// The heads say how wide a day is; on a phone only one of them is shown.
    fn measure(&mut self) {
        let head = self.grid.first_element_child();
        let widths = head.iter().flat_map(children).skip(1);
        let widest = widths.map(|head| head.client_width()).max();
        self.day_width = f64::from(widest.unwrap_or(0));
    }

    fn pen<'a>(&self, board: &'a Board) -> Pen<'a> {
        Pen {
            locale: self.locale,
            days: &board.days,
            now: self.now,
            day_width: self.day_width,
            walks: true,
        }
    }

    fn cells(&self, board: &Board, at: usize) -> [String; DAYS] {
        let room = self.lines.room(at);
        room.map_or_else(Default::default, |room| {
            self.pen(board).cells(board.items(&room.id))
        })
    }

    /// Lines that follow each other, with one look at the page's parser.
    fn insert(&mut self, board: &Board, run: &[usize]) {
        let mut html = String::with_capacity(run.len() * 8_192);
        let mut rows = Vec::with_capacity(run.len());
        for at in run {
            let cells = self.cells(board, *at);
            if let Some(line) = self.lines.get(*at) {
                html.push_str(&self.pen(board).line(*at, line, &cells));
                rows.push((*at, cells));
            }
        }
        let Some((last, _)) = rows.last() else {
            return;
        };
        let after = self
            .painted
            .range(*last..)
            .next()
            .map(|(_, row)| row.element.clone());
        let mut next = match &after {
            Some(after) => {
                let _ = after.insert_adjacent_html("beforebegin", &html);
                after.previous_element_sibling()
            }
            None => {
                let _ = self.rows.insert_adjacent_html("beforeend", &html);
                self.rows.last_element_child()
            }
        };
        for (at, cells) in rows.into_iter().rev() {
            let Some(element) = next else {
                return;
            };
            next = element.previous_element_sibling();
            self.painted.insert(at, Row { element, cells });
        }
    }

    /// Only the days whose HTML is another one.
    fn patch_line(&mut self, board: &Board, at: usize) {
        let cells = self.cells(board, at);
        let focus = self.has_focus();
        let Some(row) = self.painted.get_mut(&at) else {
            return;
        };
        let mut touched = false;
        let days = children(&row.element).skip(1);
        for (day, (new, old)) in days.zip(cells.into_iter().zip(&mut row.cells)) {
            if new != *old {
                day.set_inner_html(&new);
                *old = new;
                touched = true;
            }
        }
        if touched
            && self
                .spot
                .as_ref()
                .and_then(|spot| self.lines.of(&spot.room))
                == Some(at)
        {
            self.keep_tab_stop();
            if focus {
                self.focus_spot();
            }
        }
    }

    fn has_focus(&self) -> bool {
        let active = leptos::prelude::document().active_element();
        active.is_some_and(|active| self.rows.contains(Some(active.unchecked_ref())))
    }
}
