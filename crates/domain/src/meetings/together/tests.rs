//! A table by the clock, and a law: the first time is the first of all that a plain search finds.

use jiff::{SignedDuration, Timestamp, civil::time, tz::TimeZone};
use proptest::prelude::*;

use super::{Busy, Missing, Place, STEP_MINUTES, Time, Wish};
use crate::{
    bookings::{Occupied, Request, Slot, Snapshot, Status, decide},
    rooms::{OpeningHours, Policy, Room},
};

/// Minutes after 2026-11-02T00:00Z.
fn at(minutes: i64) -> Timestamp {
    let day: Timestamp = "2026-11-02T00:00:00Z".parse().unwrap();
    day + SignedDuration::from_mins(minutes)
}

fn slot((from, to): (i64, i64)) -> Slot {
    Slot {
        start: at(from),
        end: at(to),
    }
}

fn busy(all: &[(i64, i64)]) -> Busy {
    Busy::of(all.iter().copied().map(slot))
}

fn room(name: &str, seats: u32) -> Room {
    Room {
        id: name.into(),
        name: name.to_owned(),
        capacity: seats,
        time_zone: "UTC".to_owned(),
        building: None,
        floor: None,
        equipment: Vec::new(),
        disabled: false,
        managers: Vec::new(),
        policy: Policy::default(),
    }
}

/// A room with what stands in it.
#[derive(Debug, Clone)]
struct Stands {
    room: Room,
    occupied: Vec<Occupied>,
    zone: TimeZone,
}

impl Stands {
    fn new(room: Room, taken: &[(i64, i64)], status: Status) -> Self {
        let occupied = taken.iter().enumerate().map(|(nth, one)| Occupied {
            booking: format!("b{nth}").as_str().into(),
            slot: slot(*one),
            status,
        });
        Self {
            room,
            occupied: occupied.collect(),
            zone: TimeZone::UTC,
        }
    }

    fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            room: &self.room,
            zone: &self.zone,
            occupied: &self.occupied,
            known: slot((-100_000, 100_000)),
            now: at(0),
        }
    }
}

/// `10:00 oak` a line, with who is missing and who of the optional.
fn shown(times: &[Time], rooms: &[Stands]) -> Vec<String> {
    let line = |one: &Time| {
        let wall = TimeZone::UTC.to_datetime(one.slot.start).strftime("%H:%M");
        let room = one.place.and_then(|(nth, _)| rooms.get(nth));
        let room = room.map(|one| one.room.name.as_str()).unwrap_or_default();
        let missing = one.missing.map(|nth| format!(" without {nth}"));
        let optional = match one.optional.is_empty() {
            true => String::new(),
            false => format!(" busy {:?}", one.optional),
        };
        format!("{wall} {room}{}{optional}", missing.unwrap_or_default())
    };
    times.iter().map(line).collect()
}

fn asked(wish: &Wish<'_>, rooms: &[Stands], missing: Missing) -> Vec<String> {
    let times = wish.times(slot((9 * 60, 13 * 60)), missing, 4);
    shown(&times, rooms)
}

#[test]
fn r048_times_are_where_all_are_free_in_a_room_that_takes_them() {
    // 9:00 to 13:00; Ada until 9:50, Ben 10:50 to 11:20; the oak until 10:00, the elm is small.
    let required = [busy(&[(500, 590)]), busy(&[(650, 680)])];
    let optional = [busy(&[(690, 720)])];
    let rooms = [
        Stands::new(room("elm", 2), &[], Status::Confirmed),
        Stands::new(room("oak", 6), &[(540, 600)], Status::Confirmed),
        Stands::new(room("fir", 9), &[(540, 595)], Status::Confirmed),
    ];
    let places: Vec<Place<'_>> = rooms.iter().map(|one| Place::new(one.snapshot())).collect();
    let mut wish = Wish {
        minutes: 30,
        heads: 3,
        required: &required,
        optional: &optional,
        places: Some(&places),
    };
    let said = asked(&wish, &rooms, Missing::Nobody);
    assert_eq!(
        said,
        ["09:55 fir", "11:20 oak busy [0]", "12:00 oak", "12:30 oak"]
    );
    wish.minutes = 120;
    assert!(asked(&wish, &rooms, Missing::Nobody).is_empty());
    let nearly = asked(&wish, &rooms, Missing::One);
    assert_eq!(
        nearly,
        [
            "09:55 fir without 1 busy [0]",
            "10:30 oak without 1 busy [0]",
            "11:00 oak without 1 busy [0]"
        ]
    );
    (wish.minutes, wish.places) = (60, None);
    assert_eq!(asked(&wish, &rooms, Missing::Nobody)[0], "09:50 ");
    wish.minutes = 0;
    assert!(asked(&wish, &rooms, Missing::Nobody).is_empty());
}

#[test]
fn r048_a_room_that_asks_comes_after_one_that_does_not() {
    let mut asking = room("elm", 6);
    asking.policy.requires_approval.value = true;
    let rooms = [
        Stands::new(asking, &[], Status::Confirmed),
        Stands::new(room("oak", 6), &[(540, 600)], Status::Pending),
        Stands::new(room("fir", 6), &[], Status::Confirmed),
    ];
    let places: Vec<Place<'_>> = rooms.iter().map(|one| Place::new(one.snapshot())).collect();
    let wish = Wish {
        minutes: 60,
        heads: 3,
        required: &[],
        optional: &[],
        places: Some(&places),
    };
    let first = &wish.times(slot((540, 600)), Missing::Nobody, 4)[0];
    // A request that waits keeps nobody out (decision 9).
    assert_eq!(first.place, Some((1, Status::Confirmed)));
    assert_eq!(first.places, 3);
    let asking = Wish {
        places: Some(&places[..1]),
        ..wish
    };
    let first = &asking.times(slot((540, 600)), Missing::Nobody, 4)[0];
    assert_eq!(first.place, Some((0, Status::Pending)));
}

fn calendars(most: usize) -> impl Strategy<Value = Vec<Vec<(i64, i64)>>> {
    let one = (0..2_800_i64, 1..240_i64).prop_map(|(start, minutes)| (start, start + minutes));
    proptest::collection::vec(proptest::collection::vec(one, 0..8), 0..most)
}

fn houses() -> impl Strategy<Value = Vec<Stands>> {
    let policy = (
        0..20_u32,
        0..20_u32,
        any::<bool>(),
        proptest::option::of(6..12_i8),
    );
    let one = (calendars(2), policy, 1..8_u32).prop_map(|(taken, policy, seats)| {
        let mut room = room("oak", seats);
        let (before, after, asks, opens) = policy;
        room.policy.buffer_before_minutes.value = before;
        room.policy.buffer_after_minutes.value = after;
        room.policy.requires_approval.value = asks;
        room.policy.opening_hours.value = opens.map(|from| OpeningHours {
            from: time(from, 0, 0, 0),
            to: time(18, 0, 0, 0),
        });
        let taken = taken.first().map(Vec::as_slice).unwrap_or_default();
        let status = if asks {
            Status::Pending
        } else {
            Status::Confirmed
        };
        Stands::new(room, taken, status)
    });
    proptest::collection::vec(one, 0..4)
}

/// Looks at each minute of everybody.
fn oracle(
    people: &[Vec<(i64, i64)>],
    rooms: &[Stands],
    (from, to, minutes): (i64, i64, i64),
    missing: usize,
) -> Option<i64> {
    let taken = |all: &Vec<(i64, i64)>, start: i64| {
        (start..start + minutes).any(|at| all.iter().any(|one| one.0 <= at && at < one.1))
    };
    let grid = (from..=to - minutes).filter(|start| start % STEP_MINUTES == 0);
    grid.into_iter().find(|start| {
        let busy = people.iter().filter(|all| taken(all, *start)).count();
        let request = Request {
            slot: slot((*start, *start + minutes)),
            changing: None,
            attendees: 3,
            historical: false,
            approved: false,
        };
        let takes = |one: &Stands| decide(&request, &one.snapshot()).is_ok();
        busy == missing && rooms.iter().any(takes)
    })
}

proptest! {
    #[test]
    fn r048_the_first_time_is_the_first_of_all(
        people in calendars(5),
        optional in calendars(3),
        rooms in houses(),
        from in 0..600_i64,
        length in 0..2_200_i64,
        minutes in 1..150_u32,
    ) {
        let required: Vec<Busy> = people.iter().map(|one| busy(one)).collect();
        let optional: Vec<Busy> = optional.iter().map(|one| busy(one)).collect();
        let places: Vec<Place<'_>> = rooms.iter().map(|one| Place::new(one.snapshot())).collect();
        let wish = Wish {
            minutes,
            heads: 3,
            required: &required,
            optional: &optional,
            places: Some(&places),
        };
        let stretch = slot((from, from + length));
        for (missing, count) in [(Missing::Nobody, 0), (Missing::One, 1)] {
            let times = wish.times(stretch, missing, 6);
            let whole = (from, from + length, i64::from(minutes));
            let first = oracle(&people, &rooms, whole, count);
            prop_assert_eq!(times.first().map(|one| one.slot.start), first.map(at));
            for one in &times {
                prop_assert!(stretch.start <= one.slot.start && one.slot.end <= stretch.end);
                let free = |all: &[Busy]| all.iter().filter(|one_| one_.at(one.slot)).count();
                prop_assert_eq!(free(&required), count);
                prop_assert_eq!(free(&optional), one.optional.len());
                prop_assert_eq!(one.missing.is_some(), count == 1);
                let (nth, status) = one.place.unwrap();
                prop_assert_eq!(places[nth].takes(one.slot, 3), Some(status));
            }
        }
    }

    #[test]
    fn r048_taken_time_is_the_same_merged(all in calendars(2), from in 0..2_900_i64) {
        let all = all.first().cloned().unwrap_or_default();
        let merged = busy(&all);
        let minute = slot((from, from + 1));
        let taken = all.iter().any(|one| slot(*one).overlaps(&minute));
        prop_assert_eq!(merged.at(minute), taken);
        let apart = merged.slots().windows(2).all(|two| two[0].end < two[1].start);
        prop_assert!(apart);
    }
}
