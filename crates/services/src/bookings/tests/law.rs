//! Laws that hold after any sequence of commands, whoever sends them.

use contract::bookings::{ChangeBooking, OnConflict, SeriesScope};
use domain::{
    accounts::Actor,
    bookings::{Booking, Status},
    ids::RoomId,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::{approvals, bookings::*, scene::*};

/// One command, as small numbers.
type Step = (u8, u8, u8, u8);

/// Minutes that the third room keeps free on both sides of a booking.
const BUFFER: i64 = 10;

struct World {
    scene: Scene,
    rooms: Vec<RoomId>,
    guards: Vec<u64>,
}

impl World {
    async fn new() -> Self {
        let scene = Scene::new();
        let buffered = scene.room_with("Buffered", |input| {
            input.buffer_before_minutes = Some(Some(5));
            input.buffer_after_minutes = Some(Some(5));
        });
        let rooms = vec![
            scene.room("Plain").await,
            scene.asking_room("Asking").await,
            buffered.await,
        ];
        let guards = vec![0; rooms.len()];
        Self {
            scene,
            rooms,
            guards,
        }
    }

    fn start(hour: u8, step: u8) -> Timestamp {
        let minutes = i64::from(hour % 30) * 60 + i64::from(step % 4) * 15;
        at("2026-11-20 10:00") + SignedDuration::from_mins(minutes)
    }

    fn any_booking(&self, number: u8) -> Option<Booking> {
        let all = self.scene.fakes.memory.bookings();
        let count = all.len().max(1);
        all.into_iter().nth(usize::from(number) % count)
    }

    /// Carries one command out; refusals are as good as successes here.
    async fn step(&mut self, (kind, a, b, c): Step) {
        let services = &self.scene.services;
        let room = &self.rooms[usize::from(a) % self.rooms.len()];
        let system = Actor::system();
        let scope = [SeriesScope::This, SeriesScope::Following, SeriesScope::All];
        let scope = scope[usize::from(c) % 3];
        if kind % 7 < 3 {
            let mut wish = wish(room, "2026-11-20 10:00", "2026-11-20 11:00");
            wish.start = Self::start(b, c);
            wish.end = wish.start + SignedDuration::from_mins(15 * i64::from(1 + c % 8));
            if kind % 7 == 1 {
                wish.rrule = Some(format!("FREQ=DAILY;COUNT={}", 2 + c % 4));
                wish.on_conflict = [OnConflict::Refuse, OnConflict::Skip][usize::from(a) % 2];
            }
            let _ = book(services, &person("Li"), &wish).await;
            return;
        }
        let Some(one) = self.any_booking(a) else {
            return;
        };
        match kind % 7 {
            3 | 4 => {
                let input = ChangeBooking {
                    start: Some(Self::start(b, c)),
                    room: (kind % 7 == 4).then(|| room.clone()),
                    scope,
                    ..ChangeBooking::default()
                };
                let _ = change(services, &system, &one.id, &input, None).await;
            }
            5 => {
                let _ = cancel(services, &system, &one.id, scope, None, None).await;
            }
            _ => {
                let _ = approvals::approve(services, &system, &one.id, None).await;
            }
        }
    }

    /// What must hold between any two commands.
    fn check(&mut self) {
        let all = self.scene.fakes.memory.bookings();
        let confirmed: Vec<_> = all
            .iter()
            .filter(|one| one.status == Status::Confirmed)
            .collect();
        for (n, one) in confirmed.iter().enumerate() {
            for other in &confirmed[n + 1..] {
                if one.room != other.room {
                    continue;
                }
                let gap = if one.room == self.rooms[2] { BUFFER } else { 0 };
                let apart = one.slot.padded(0, u32::try_from(gap).unwrap());
                let after = other.slot.padded(0, u32::try_from(gap).unwrap());
                let clash = apart.start < after.end && after.start < apart.end;
                assert!(!clash, "{:?} and {:?}", one.slot, other.slot);
            }
        }
        for one in all.iter().filter(|one| one.status == Status::Pending) {
            let taken = confirmed
                .iter()
                .find(|other| other.room == one.room && other.slot.overlaps(&one.slot));
            assert!(
                taken.is_none(),
                "a pending request under a confirmed booking"
            );
        }
        for (room, before) in self.rooms.iter().zip(&mut self.guards) {
            let guard = self.scene.fakes.memory.guard(room);
            assert!(guard >= *before, "the guard only grows");
            *before = guard;
            let here = all.iter().filter(|one| one.room == *room);
            assert!(here.map(|one| one.revision).max() <= Some(guard));
        }
        let series = self.scene.fakes.memory.all_series();
        for one in all.iter().filter_map(|one| one.series.as_ref()) {
            assert!(
                series.iter().any(|series| series.id == *one),
                "no series {one}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn r084_no_sequence_of_commands_double_books(
        steps in prop::collection::vec(any::<Step>(), 1..60),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let mut world = World::new().await;
            for step in steps {
                world.step(step).await;
                world.check();
            }
        });
    }
}
