//! Where the keyboard points on the grid, and how it walks. Pure but for its drawing.

use contract::bookings::BookingView;
use domain::{bookings::Slot, ids::RoomId};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::Hand;
use crate::bookings::calendar::grid::Axis;

/// A step along the hours, in seconds: half an hour, as a click.
const STEP: i64 = 1_800;

/// A half hour of a room.
#[derive(Debug, Clone, PartialEq)]
pub struct Cursor {
    /// The row.
    pub room: RoomId,
    /// The start of the half hour.
    pub at: Timestamp,
}

impl Cursor {
    /// So many half hours later, within what is shown.
    #[must_use]
    pub fn along(&self, steps: i64, shown: Slot) -> Self {
        let by = SignedDuration::from_secs(STEP * steps);
        let last = shown.end.saturating_sub(SignedDuration::from_secs(STEP));
        let at = self.at.saturating_add(by).unwrap_or(self.at);
        Self {
            at: at.min(last.unwrap_or(shown.end)).max(shown.start),
            ..self.clone()
        }
    }

    /// So many rooms further down, within those shown.
    #[must_use]
    pub fn down(&self, steps: isize, rooms: &[RoomId]) -> Self {
        let here = rooms.iter().position(|room| *room == self.room);
        let last = rooms.len().saturating_sub(1);
        let next = here.map_or(0, |here| here.saturating_add_signed(steps).min(last));
        Self {
            room: rooms.get(next).unwrap_or(&self.room).clone(),
            ..self.clone()
        }
    }

    /// The half hour as a slot.
    #[must_use]
    pub fn slot(&self) -> Slot {
        let end = self.at.saturating_add(SignedDuration::from_secs(STEP));
        Slot {
            start: self.at,
            end: end.unwrap_or(self.at),
        }
    }

    /// The booking that it stands on.
    #[must_use]
    pub fn on<'a>(&self, bookings: &'a [BookingView]) -> Option<&'a BookingView> {
        let here = self.slot();
        bookings
            .iter()
            .find(|one| one.start < here.end && here.start < one.end)
    }
}

/// The half hour that the keyboard points at, in the row of `room` only.
#[component]
pub fn CursorMark(
    /// Whose row.
    room: RoomId,
    /// Knows where.
    hand: Hand,
    /// Hours to places.
    axis: Axis,
) -> impl IntoView {
    let here = Memo::new(move |_| {
        let cursor = hand.cursor.get()?;
        (cursor.room == room).then_some(cursor.at)
    });
    let style = move || {
        let at = here.get()?;
        let end = at.saturating_add(SignedDuration::from_secs(STEP));
        Some(axis.scale.with(|scale| scale.style(at, end.unwrap_or(at))))
    };
    view! {
        <Show when=move || here.with(Option::is_some)>
            <span class="cal-cursor" style=style aria-hidden="true"></span>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        format!("2026-11-20T{time}:00Z").parse().unwrap()
    }

    #[test]
    fn r081_arrows_stay_within_what_is_shown() {
        let shown = Slot {
            start: at("08:00"),
            end: at("19:00"),
        };
        let rooms: Vec<RoomId> = ["elm", "oak", "plum"].map(RoomId::from).to_vec();
        let cursor = Cursor {
            room: "oak".into(),
            at: at("09:00"),
        };
        assert_eq!(cursor.along(3, shown).at, at("10:30"));
        assert_eq!(cursor.along(-9, shown).at, at("08:00"));
        assert_eq!(cursor.along(99, shown).at, at("18:30"));
        assert_eq!(cursor.down(1, &rooms).room.as_str(), "plum");
        assert_eq!(cursor.down(9, &rooms).room.as_str(), "plum");
        assert_eq!(cursor.down(-9, &rooms).room.as_str(), "elm");
        assert_eq!(cursor.down(1, &[]).room.as_str(), "oak");
        let gone = Cursor {
            room: "gone".into(),
            ..cursor
        };
        assert_eq!(gone.down(1, &rooms).room.as_str(), "elm");
    }
}
