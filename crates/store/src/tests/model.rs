//! Lists compared with the fakes on drawn data: whatever is asked, both answer the same.

use domain::bookings::{Booking, Status};
use services::{
    fakes::Memory,
    ports::{BookingStore, CalendarRead},
};

use super::{booking, changed, commit, memory, new, slot};

/// A small generator: the same data on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len() as u64) as usize]
    }

    fn maybe<T>(&mut self, of: T) -> Option<T> {
        (self.roll(3) == 0).then_some(of)
    }
}

const ROOMS: [&str; 4] = ["red", "blue", "green", "never"];
const PEOPLE: [&str; 3] = ["ada", "bob", "eve"];
const STATUSES: [Status; 5] = [
    Status::Pending,
    Status::Confirmed,
    Status::Rejected,
    Status::Cancelled,
    Status::Released,
];

fn drawn(dice: &mut Dice, n: usize) -> Booking {
    let start = dice.roll(40) as i64 * 60;
    let length = *dice.pick(&[15, 60, 60, 180, 5 * 1_440]);
    let mut one = booking(
        &format!("b{n:03}"),
        dice.pick::<&str>(&ROOMS[..3]),
        slot(start, start + length),
    );
    one.organiser = Some((*dice.pick(&PEOPLE)).into());
    one.series = dice.maybe("s1".into());
    one.status = *dice.pick(&STATUSES);
    one
}

fn question(dice: &mut Dice, known: &[Booking]) -> CalendarRead {
    let from = dice.roll(50) as i64 * 60;
    let window = slot(from, from + 60 + dice.roll(24) as i64 * 60);
    let after = dice.pick(known);
    let organiser = *dice.pick(&PEOPLE);
    CalendarRead {
        rooms: (0..dice.roll(3))
            .map(|_| (*dice.pick(&ROOMS)).into())
            .collect(),
        organiser: dice.maybe(organiser.into()),
        attendee: None,
        series: dice.maybe("s1".into()),
        window: dice.maybe(window),
        statuses: (0..dice.roll(3)).map(|_| *dice.pick(&STATUSES)).collect(),
        after: dice.maybe((after.slot.start, after.id.clone())),
        limit: 1 + dice.roll(20) as usize,
    }
}

#[tokio::test]
async fn lists_are_what_the_fakes_say() {
    let (store, fake) = (memory().await, Memory::default());
    let mut dice = Dice(31);
    let mut known: Vec<_> = (0..80).map(|n| drawn(&mut dice, n)).collect();
    let all: Vec<_> = known.iter().cloned().map(new).collect();
    commit(&*store, all.clone()).await;
    commit(&fake, all).await;
    for (n, kept) in known.iter_mut().enumerate().take(20) {
        let next = drawn(&mut dice, n);
        let change = changed(kept, |one| {
            (one.room, one.slot, one.status) = (next.room, next.slot, next.status);
        });
        *kept = change.booking.clone();
        commit(&*store, vec![change.clone()]).await;
        commit(&fake, vec![change]).await;
    }
    let mut answered = 0;
    for _ in 0..200 {
        let read = question(&mut dice, &known);
        let expected = fake.calendar(&read).await.unwrap();
        assert_eq!(store.calendar(&read).await.unwrap(), expected, "{read:?}");
        answered += expected.len();
    }
    // Questions that find nothing prove nothing.
    assert!(answered > 300, "{answered}");
}
