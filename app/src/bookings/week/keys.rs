//! The week by keyboard alone: arrows walk over rooms and bookings, Enter opens.

use leptos::{ev::KeyboardEvent, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlElement};

use super::{
    board::Board,
    hand::{blocks, head, middle, room_of},
    lines::ROW,
    painter::Painter,
};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// So many bookings to the right.
    Along(isize),
    /// To an end of the row.
    End { last: bool },
    /// So many rooms down.
    Rooms(isize),
    /// To the first or the last room.
    Edge { last: bool },
}

impl Painter {
    /// Carries a key out. True when it was one of ours.
    pub fn key(&mut self, board: &Board, event: &KeyboardEvent) -> bool {
        if event.alt_key() || event.meta_key() || event.shift_key() {
            return false;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|target| room_of(target).is_some()) else {
            return false;
        };
        if event.key() == "Enter" {
            return book(&target);
        }
        let page = isize::try_from(self.height_of_rows() / ROW)
            .unwrap_or(1)
            .max(1);
        let step = match (event.key().as_str(), event.ctrl_key()) {
            ("ArrowLeft", false) => Step::Along(-1),
            ("ArrowRight", false) => Step::Along(1),
            ("ArrowUp", false) => Step::Rooms(-1),
            ("ArrowDown", false) => Step::Rooms(1),
            ("PageUp", false) => Step::Rooms(-page),
            ("PageDown", false) => Step::Rooms(page),
            ("Home", ctrl) if !ctrl => Step::End { last: false },
            ("End", ctrl) if !ctrl => Step::End { last: true },
            ("Home", _) => Step::Edge { last: false },
            ("End", _) => Step::Edge { last: true },
            _ => return false,
        };
        self.step(board, step);
        true
    }

    fn step(&mut self, board: &Board, step: Step) {
        let line = self
            .spot
            .as_ref()
            .and_then(|spot| self.lines.of(&spot.room));
        let (Some(line), Some(stop)) = (line, self.stop()) else {
            return;
        };
        match step {
            Step::Along(by) => self.along(line, &stop, by),
            Step::End { last } => {
                self.along(line, &stop, if last { isize::MAX } else { isize::MIN })
            }
            Step::Rooms(by) => {
                let to = line
                    .saturating_add_signed(by)
                    .min(self.lines.len().saturating_sub(1));
                let down = by > 0;
                let near = self
                    .lines
                    .near(to, down)
                    .or_else(|| self.lines.near(to, !down));
                self.walk_to(board, near.unwrap_or(line));
            }
            Step::Edge { last } => {
                let end = if last { self.lines.len() } else { 0 };
                self.walk_to(board, self.lines.near(end, !last).unwrap_or(line));
            }
        }
    }

    /// To another booking of the same room; before the first one stands the room's name.
    fn along(&mut self, line: usize, stop: &HtmlElement, by: isize) {
        let Some(row) = self.row(line) else {
            return;
        };
        let all: Vec<HtmlElement> = head(row).into_iter().chain(blocks(row)).collect();
        let here = all.iter().position(|one| one == stop).unwrap_or(0);
        let to = here
            .saturating_add_signed(by)
            .min(all.len().saturating_sub(1));
        if let Some(next) = all.get(to) {
            self.column = (to > 0).then(|| middle(next));
            self.focus(next);
        }
    }

    /// To the booking of another room that is nearest in time.
    fn walk_to(&mut self, board: &Board, line: usize) {
        self.bring(board, line);
        let Some(row) = self.row(line) else {
            return;
        };
        let nearest = self.column.and_then(|column| {
            let off = |block: &HtmlElement| (middle(block) - column).abs();
            let all = blocks(row).into_iter();
            all.min_by(|one, other| off(one).total_cmp(&off(other)))
        });
        if let Some(next) = nearest.or_else(|| head(row)) {
            self.focus(&next);
        }
    }
}

/// Enter on a room's name books it; on a booking it is an ordinary link.
fn book(target: &Element) -> bool {
    if target.tag_name().eq_ignore_ascii_case("a") {
        return false;
    }
    let link = target.query_selector(".week-book").ok().flatten();
    let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
    link.inspect(HtmlElement::click).is_some()
}
