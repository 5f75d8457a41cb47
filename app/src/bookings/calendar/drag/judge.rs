//! The rules in the browser: the domain's own `decide` over what the calendar holds. The server
//! decides again, on what is true by then.

use contract::bookings::{BookingView, DatePreview, Preview};
use domain::{
    bookings::{
        Alternative, AlternativeKind, Occupied, Refusal, Request, Rule, Slot, Snapshot, Status,
        decide,
    },
    ids::RoomId,
    rooms::{Room, Scope},
};
use jiff::Timestamp;
use leptos::prelude::*;

use super::wish::Wish;
use crate::bookings::{
    calendar::board::Board,
    draft::Draft,
    repeat::Every,
    views::{House, HouseRules, RoomRow},
};

/// Most other rooms offered for the same time.
const MOST_ELSEWHERE: usize = 3;

/// Rooms, their rules, and what stands in them; `Copy`.
#[derive(Clone, Copy)]
pub struct Judge {
    /// Rooms and zones.
    pub house: StoredValue<House>,
    /// Their settings in force.
    pub rules: StoredValue<HouseRules>,
    /// What stands on the day.
    pub board: Board,
}

impl Judge {
    /// Whether `changing`, or a new booking, can be where it is wished, with which status.
    ///
    /// # Errors
    /// The first rule that says no, with alternatives in the same room.
    pub fn judge(
        self,
        wish: &Wish,
        changing: Option<&BookingView>,
        now: Timestamp,
    ) -> Result<Status, Refusal> {
        self.house.with_value(|house| {
            let row = house.room(&wish.room);
            let row = row.ok_or_else(|| Refusal::new(Rule::RoomDisabled, Scope::Room))?;
            self.in_room(house, row, wish.slot, changing, now)
        })
    }

    /// What the server would answer for a single booking, when the calendar holds all that it is
    /// decided on; none for a series, or for another day.
    #[must_use]
    pub fn preview(self, draft: &Draft, now: Timestamp) -> Option<Preview> {
        let shown = self.board.shown();
        let zone = self.house.with_value(|house| house.zone_named(&draft.zone));
        let (start, end) = draft.slot(&zone).ok()?;
        if draft.repeat.every != Every::Never || start < shown.start || shown.end < end {
            return None;
        }
        let wish = Wish {
            room: draft.room.as_str().into(),
            slot: Slot { start, end },
        };
        let judged = self.judge(&wish, None, now).map_err(|mut refusal| {
            refusal
                .alternatives
                .extend(self.elsewhere(&wish, None, now));
            refusal
        });
        let date = DatePreview {
            date: start,
            room: wish.room,
            start,
            end,
            skipped: false,
            status: judged.as_ref().ok().copied(),
            refusal: judged.err(),
        };
        Some(Preview {
            dates: vec![date],
            infinite: false,
        })
    }

    /// Rooms with enough seats that are free for the same time, in the calendar's order.
    #[must_use]
    pub fn elsewhere(
        self,
        wish: &Wish,
        changing: Option<&BookingView>,
        now: Timestamp,
    ) -> Vec<Alternative> {
        self.house.with_value(|house| {
            let others = house.rooms.iter().filter(|row| row.id != wish.room);
            let free =
                others.filter(|row| self.in_room(house, row, wish.slot, changing, now).is_ok());
            let offer = |row: &RoomRow| Alternative {
                kind: AlternativeKind::SameTimeElsewhere,
                room: row.id.clone(),
                room_name: row.name.clone(),
                slot: wish.slot,
            };
            free.take(MOST_ELSEWHERE).map(offer).collect()
        })
    }

    fn in_room(
        self,
        house: &House,
        row: &RoomRow,
        slot: Slot,
        changing: Option<&BookingView>,
        now: Timestamp,
    ) -> Result<Status, Refusal> {
        let room = self.room(row)?;
        // Who has it there already may move it there.
        let stays = changing.is_some_and(|one| one.room == row.id);
        if !stays && !self.rules.with_value(|rules| rules.may_book(&row.id)) {
            return Err(Refusal::new(Rule::Forbidden, room.policy.who_may_book.from));
        }
        let zone = house.zone_named(&row.time_zone);
        let occupied = self.occupied(&row.id);
        let request = Request {
            slot,
            changing: changing.map(|one| &one.id),
            attendees: changing.map_or(0, |one| one.attendee_count),
            historical: false,
            approved: false,
        };
        let snapshot = Snapshot {
            room: &room,
            zone: &zone.rules,
            occupied: &occupied,
            known: self.board.shown(),
            now,
        };
        decide(&request, &snapshot)
    }

    fn occupied(self, room: &RoomId) -> Vec<Occupied> {
        let occupied = |one: &BookingView| Occupied {
            booking: one.id.clone(),
            slot: Slot {
                start: one.start,
                end: one.end,
            },
            status: one.status,
        };
        let row = self.board.row(room);
        row.with_untracked(|all| all.iter().map(occupied).collect())
    }

    /// The room as the rules see it. Managers and places are not asked for here.
    fn room(self, row: &RoomRow) -> Result<Room, Refusal> {
        let policy = self
            .rules
            .with_value(|rules| rules.policy(&row.id).cloned());
        Ok(Room {
            id: row.id.clone(),
            name: row.name.clone(),
            capacity: row.capacity,
            time_zone: row.time_zone.clone(),
            building: None,
            floor: None,
            equipment: Vec::new(),
            disabled: row.disabled,
            managers: Vec::new(),
            policy: policy.ok_or_else(|| Refusal::new(Rule::RoomDisabled, Scope::Room))?,
        })
    }
}
