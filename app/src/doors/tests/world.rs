//! A house, a network and a tablet that go wrong at random, second by second; seeded, so that a
//! failure comes again.

use contract::{
    doors::DoorFace,
    live::{Change, ChangeKind, RoomStateView, Snapshot},
};
use domain::bookings::{Slot, State, Status, room_state};
use jiff::{SignedDuration, Timestamp};

use super::{booking, door};
use crate::{clock::Device, doors::plan::as_bookings, live::Message};

/// Random numbers from a seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % most.max(1)
    }

    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + i64::try_from(self.below(u64::try_from(most - least + 1).unwrap())).unwrap()
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

pub fn later(at: Timestamp, seconds: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(seconds))
        .unwrap()
}

/// The server's truth, and all that it ever was.
pub struct House {
    pub face: DoorFace,
    made: u32,
    /// From when on, which slots were taken.
    history: Vec<(Timestamp, Vec<Slot>)>,
}

impl House {
    pub fn new(begin: Timestamp) -> Self {
        let mut face = door(&[]).face;
        face.as_of = begin;
        Self {
            face,
            made: 0,
            history: vec![(later(begin, -86_400), Vec::new())],
        }
    }

    fn slots(&self) -> Vec<Slot> {
        let held = self.face.snapshot.bookings.iter();
        let slot = |start, end| Slot { start, end };
        held.map(|one| slot(one.start, one.end)).collect()
    }

    fn is_free(&self, wanted: Slot, but: Option<usize>) -> bool {
        let slots = self.slots();
        let mut others = slots
            .iter()
            .enumerate()
            .filter(|(nth, _)| Some(*nth) != but);
        !others.any(|(_, held)| wanted.start < held.end && held.start < wanted.end)
    }

    /// Somebody books, moves, ends or cancels something; what is told of it.
    pub fn edit(&mut self, dice: &mut Dice, now: Timestamp) -> Option<Change> {
        let held = self.face.snapshot.bookings.len();
        let which = usize::try_from(dice.below(held.max(1) as u64)).unwrap();
        let minute = now.as_second() - now.as_second().rem_euclid(60);
        let start = Timestamp::from_second(minute + 60 * dice.between(0, 25)).unwrap();
        let slot = Slot {
            start,
            end: later(start, 60 * dice.between(1, 15)),
        };
        let mut view = self.face.snapshot.bookings.get(which).cloned();
        let kind = match (dice.below(4), view.as_mut()) {
            (0 | 1, _) | (_, None) if self.is_free(slot, None) && held < 6 => {
                self.made += 1;
                let mut new = booking("10:00-11:00  Made");
                new.id = format!("made-{}", self.made).as_str().into();
                (new.start, new.end) = (slot.start, slot.end);
                view = Some(new);
                ChangeKind::Booked
            }
            (2, Some(held)) if self.is_free(slot, Some(which)) => {
                (held.start, held.end) = (slot.start, slot.end);
                ChangeKind::Changed
            }
            (3, Some(held)) if held.start < now && now < held.end => {
                held.end = now;
                ChangeKind::Changed
            }
            (3, Some(_)) => ChangeKind::Removed,
            _ => return None,
        };
        let mut view = view?;
        let snapshot = &mut self.face.snapshot;
        snapshot.revision += 1;
        view.revision = snapshot.revision;
        snapshot.bookings.retain(|one| one.id != view.id);
        if kind != ChangeKind::Removed {
            snapshot.bookings.push(view.clone());
            snapshot.bookings.sort_by_key(|one| one.start);
        }
        self.history.push((now, self.slots()));
        Some(Change {
            kind,
            room: view.room.clone(),
            booking: Some(view.id.clone()),
            revision: view.revision,
            status: Some(Status::Confirmed),
            start: None,
            end: None,
            subject: None,
            state: RoomStateView {
                state: State::Free,
                since: None,
                until: None,
                current: None,
                next: None,
                as_of: now,
                revision: view.revision,
            },
            view: (kind != ChangeKind::Removed).then_some(view),
            committed_at: now,
        })
    }

    /// Everything, read at `now`.
    pub fn face_at(&self, now: Timestamp) -> DoorFace {
        DoorFace {
            as_of: now,
            ..self.face.clone()
        }
    }

    pub fn snapshot_at(&self, now: Timestamp) -> Message {
        Message::Snapshot(Snapshot {
            as_of: now,
            rooms: vec![self.face.snapshot.clone()],
        })
    }

    /// The last plans, for the report of a failure.
    pub fn lately(&self) -> Vec<String> {
        let last = self.history.iter().rev().take(4).rev();
        let told = |(since, slots): &(Timestamp, Vec<Slot>)| {
            let slots = slots.iter().map(|one| format!("{}/{}", one.start, one.end));
            format!("{since}: {}", slots.collect::<Vec<_>>().join(" "))
        };
        last.map(told).collect()
    }

    /// Whether the room is free at `now`, give or take `slack` seconds of a clock, by what the
    /// server knew at some moment within the last `budget` seconds.
    pub fn was_free(&self, now: Timestamp, budget: i64, slack: i64) -> bool {
        let oldest = later(now, -budget);
        let known = self.history.iter().enumerate().filter(|(nth, (since, _))| {
            let until = self
                .history
                .get(nth + 1)
                .map_or(Timestamp::MAX, |next| next.0);
            *since <= now && oldest <= until
        });
        let mut plans = known.map(|(_, (_, slots))| slots);
        plans.any(|slots| {
            let views = slots.iter().map(|slot| {
                let mut one = booking("10:00-11:00  Known");
                (one.start, one.end) = (slot.start, slot.end);
                one
            });
            let plan = as_bookings(&views.collect::<Vec<_>>());
            (-slack..=slack).any(|off| {
                let state = room_state(&plan, later(now, off), 15, 5).state;
                state == State::Free
            })
        })
    }
}

/// The tablet's clocks: the wall's may be wrong and be set, the running one stops in its sleep.
#[derive(Debug, Clone, Copy)]
pub struct Clocks {
    wall_off_ms: i64,
    running_ms: i64,
}

impl Clocks {
    pub fn any(dice: &mut Dice) -> Self {
        Self {
            wall_off_ms: dice.between(-6 * 3_600, 6 * 3_600) * 1_000,
            running_ms: 400,
        }
    }

    pub fn at(self, now: Timestamp) -> Device {
        Device {
            wall_ms: now.as_millisecond() + self.wall_off_ms,
            running_ms: self.running_ms,
        }
    }

    pub fn second(&mut self, awake: bool) {
        self.running_ms += if awake { 1_000 } else { 0 };
    }

    pub fn set(&mut self, dice: &mut Dice) {
        self.wall_off_ms += dice.between(-4 * 3_600, 4 * 3_600) * 1_000;
    }

    pub fn page_begins(&mut self) {
        self.running_ms = 400;
    }
}
