//! The lines of the week, one below the other: a building's name, then its rooms. Their heights
//! are fixed, so it is known which are in sight without looking at the page.

use std::{collections::HashMap, ops::Range};

use domain::ids::RoomId;

use crate::bookings::views::RoomRow;

/// Height of a room's row, in pixels.
pub const ROW: i32 = 52;
/// Height of a building's name.
pub const PLACE: i32 = 30;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A building's name.
    Place(String),
    /// A room.
    Room(Box<RoomRow>),
}

impl Line {
    const fn height(&self) -> i32 {
        match self {
            Line::Place(_) => PLACE,
            Line::Room(_) => ROW,
        }
    }
}

/// All lines with their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    lines: Vec<Line>,
    /// Of each line its upper edge, and at the end the height of all.
    tops: Vec<i32>,
    places: HashMap<RoomId, usize>,
}

impl Lines {
    /// Rooms under the names of their buildings; they come in that order.
    #[must_use]
    pub fn new(rooms: &[RoomRow]) -> Self {
        let mut all = Self::default();
        let mut last: Option<&Option<String>> = None;
        for room in rooms {
            if last != Some(&room.building) {
                if let Some(name) = &room.building {
                    all.push(Line::Place(name.clone()));
                }
                last = Some(&room.building);
            }
            all.places.insert(room.id.clone(), all.lines.len());
            all.push(Line::Room(Box::new(room.clone())));
        }
        all
    }

    fn push(&mut self, line: Line) {
        if self.tops.is_empty() {
            self.tops.push(0);
        }
        let below = self.height() + line.height();
        self.tops.push(below);
        self.lines.push(line);
    }

    /// The height of all.
    #[must_use]
    pub fn height(&self) -> i32 {
        self.tops.last().copied().unwrap_or(0)
    }

    /// How many.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line with its upper edge.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<(&Line, i32)> {
        Some((self.lines.get(at)?, *self.tops.get(at)?))
    }

    /// The room on a line.
    #[must_use]
    pub fn room(&self, at: usize) -> Option<&RoomRow> {
        match self.lines.get(at)? {
            Line::Room(room) => Some(room),
            Line::Place(_) => None,
        }
    }

    /// On which line a room stands.
    #[must_use]
    pub fn of(&self, room: &RoomId) -> Option<usize> {
        self.places.get(room).copied()
    }

    /// The nearest line with a room from `at` on, downwards or upwards.
    #[must_use]
    pub fn near(&self, at: usize, down: bool) -> Option<usize> {
        if down {
            return (at..self.len()).find(|at| self.room(*at).is_some());
        }
        let last = self.len().checked_sub(1)?;
        (0..=at.min(last)).rev().find(|at| self.room(*at).is_some())
    }

    /// The lines that lie between two heights.
    #[must_use]
    pub fn between(&self, top: i32, bottom: i32) -> Range<usize> {
        let first = self.tops.partition_point(|edge| *edge <= top);
        let last = self.tops.partition_point(|edge| *edge < bottom);
        first.saturating_sub(1).min(self.len())..last.min(self.len())
    }
}
