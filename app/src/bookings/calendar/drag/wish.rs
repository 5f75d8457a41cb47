//! What a drag means: which room and which time. Pure, so that it is tested without a pointer.

use contract::bookings::BookingView;
use domain::{bookings::Slot, ids::RoomId};
use jiff::{SignedDuration, Timestamp};

use super::Cursor;

/// Times land on multiples of this many seconds.
const STEP: i64 = 900;

/// Which part of it the pointer took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The start, or the free place where a new one begins.
    Start,
    /// The end.
    End,
    /// All of it.
    Whole,
}

/// What was taken, where.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// None: a new booking is being drawn.
    pub booking: Option<BookingView>,
    /// Which part.
    pub part: Part,
    /// The room's row.
    pub room: RoomId,
    /// The instant under the pointer.
    pub at: Timestamp,
}

/// Where it would go.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// The room.
    pub room: RoomId,
    /// The time.
    pub slot: Slot,
}

impl Wish {
    /// So many seconds later and so many of `rooms` further down; `longer`: the end alone moves,
    /// and never to the start.
    #[must_use]
    pub fn nudged(&self, seconds: i64, down: isize, longer: bool, rooms: &[RoomId]) -> Self {
        let by = SignedDuration::from_secs(seconds);
        let (start, end) = (self.slot.start, self.slot.end);
        let slot = match longer {
            true => Slot {
                start,
                end: end.saturating_add(by).unwrap_or(end).max(after(start)),
            },
            false => moved(start, end, by),
        };
        let cursor = Cursor {
            room: self.room.clone(),
            at: start,
        };
        Self {
            room: cursor.down(down, rooms).room,
            slot,
        }
    }
}

impl Held {
    /// What it means that the pointer is now above `room` at `at`.
    #[must_use]
    pub fn wish(&self, room: &RoomId, at: Timestamp) -> Wish {
        let Some(booking) = &self.booking else {
            return Wish {
                room: self.room.clone(),
                slot: drawn(self.at, at),
            };
        };
        let (start, end) = (booking.start, booking.end);
        let by = at.duration_since(self.at);
        let slot = match self.part {
            Part::Whole => moved(start, end, by),
            Part::Start => Slot {
                start: step(start + by, Rounded::Near).min(before(end)),
                end,
            },
            Part::End => Slot {
                start,
                end: step(end + by, Rounded::Near).max(after(start)),
            },
        };
        let stays = self.part != Part::Whole;
        Wish {
            room: if stays { &self.room } else { room }.clone(),
            slot,
        }
    }

    /// Whether `wish` is what it is already.
    #[must_use]
    pub fn is(&self, wish: &Wish) -> bool {
        self.booking.as_ref().is_some_and(|one| {
            one.room == wish.room && one.start == wish.slot.start && one.end == wish.slot.end
        })
    }
}

/// From the step that holds one end of the stroke to the step that holds the other.
fn drawn(from: Timestamp, to: Timestamp) -> Slot {
    let (first, last) = (from.min(to), from.max(to));
    let start = step(first, Rounded::Down);
    let end = step(last, Rounded::Up);
    Slot {
        start,
        end: end.max(after(start)),
    }
}

/// Its length stays; a start off the steps stays so far off unless it is moved.
fn moved(start: Timestamp, end: Timestamp, by: SignedDuration) -> Slot {
    let steps = (by.as_secs() + STEP / 2).div_euclid(STEP);
    let by = SignedDuration::from_secs(steps * STEP);
    Slot {
        start: start.saturating_add(by).unwrap_or(start),
        end: end.saturating_add(by).unwrap_or(end),
    }
}

#[derive(Clone, Copy)]
enum Rounded {
    Down,
    Near,
    Up,
}

fn step(at: Timestamp, rounded: Rounded) -> Timestamp {
    let over = at.as_second().rem_euclid(STEP);
    let down = at.as_second() - over;
    let up = match rounded {
        Rounded::Down => false,
        Rounded::Near => over * 2 >= STEP,
        Rounded::Up => over > 0,
    };
    Timestamp::from_second(down + if up { STEP } else { 0 }).unwrap_or(at)
}

fn after(at: Timestamp) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(STEP))
        .unwrap_or(at)
}

fn before(at: Timestamp) -> Timestamp {
    at.saturating_sub(SignedDuration::from_secs(STEP))
        .unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use contract::bookings::BookingView;

    use super::*;

    fn at(time: &str) -> Timestamp {
        format!("2026-11-20T{time}Z").parse().unwrap()
    }

    fn ten_to_eleven() -> BookingView {
        serde_json::from_value(serde_json::json!({
            "id": "b", "series": null, "room": "plum", "subject": "Tea",
            "start": "2026-11-20T10:00:00Z", "end": "2026-11-20T11:00:00Z",
            "time_zone": "UTC", "status": "confirmed", "state": "booked", "revision": 3,
            "organiser": "Li", "attendee_count": 2, "private": false, "all_day": false,
            "mine": true, "may_change": true,
        }))
        .unwrap()
    }

    fn taken(part: Part, time: &str) -> Held {
        Held {
            booking: Some(ten_to_eleven()),
            part,
            room: "plum".into(),
            at: at(time),
        }
    }

    fn check(held: &Held, room: &str, time: &str, wanted: (&str, &str, &str)) {
        let wish = held.wish(&room.into(), at(time));
        let slot = Slot {
            start: at(wanted.1),
            end: at(wanted.2),
        };
        assert_eq!(
            (wish.room.as_str(), wish.slot),
            (wanted.0, slot),
            "{room} {time}"
        );
    }

    #[test]
    fn r081_a_stroke_over_free_cells_is_a_new_booking_either_way_round() {
        let held = Held {
            booking: None,
            ..taken(Part::Start, "10:05:00")
        };
        check(&held, "elm", "11:50:00", ("plum", "10:00:00", "12:00:00"));
        check(&held, "plum", "08:59:00", ("plum", "08:45:00", "10:15:00"));
        check(&held, "plum", "10:05:00", ("plum", "10:00:00", "10:15:00"));
        check(&held, "plum", "10:00:00", ("plum", "10:00:00", "10:15:00"));
    }

    #[test]
    fn r081_the_whole_of_it_moves_by_quarters_and_to_other_rooms() {
        let held = taken(Part::Whole, "10:40:00");
        check(&held, "elm", "12:12:00", ("elm", "11:30:00", "12:30:00"));
        check(&held, "plum", "10:44:00", ("plum", "10:00:00", "11:00:00"));
        check(&held, "plum", "09:38:00", ("plum", "09:00:00", "10:00:00"));
        assert!(held.is(&held.wish(&"plum".into(), at("10:44:00"))));
        assert!(!held.is(&held.wish(&"elm".into(), at("10:44:00"))));
    }

    #[test]
    fn r081_keys_move_it_by_quarters_and_rooms() {
        let rooms = ["plum", "elm"].map(RoomId::from);
        let wish = taken(Part::Whole, "10:00:00").wish(&"plum".into(), at("10:00:00"));
        let later = wish.nudged(900, 1, false, &rooms);
        assert_eq!(later.room.as_str(), "elm");
        assert_eq!(
            (later.slot.start, later.slot.end),
            (at("10:15:00"), at("11:15:00"))
        );
        let shorter = wish.nudged(-900 * 9, 0, true, &rooms);
        assert_eq!(
            (shorter.slot.start, shorter.slot.end),
            (at("10:00:00"), at("10:15:00"))
        );
    }

    #[test]
    fn r081_an_edge_moves_alone_stays_in_its_room_and_never_passes_the_other() {
        let end = taken(Part::End, "10:58:00");
        check(&end, "elm", "11:26:00", ("plum", "10:00:00", "11:30:00"));
        check(&end, "plum", "07:00:00", ("plum", "10:00:00", "10:15:00"));
        let start = taken(Part::Start, "10:02:00");
        check(&start, "plum", "09:33:00", ("plum", "09:30:00", "11:00:00"));
        check(&start, "plum", "15:00:00", ("plum", "10:45:00", "11:00:00"));
    }
}
