//! What one room's calendar holds, day by day: six bookings a day, a third of them dates of series,
//! some cancelled, some waiting, some held for meetings. The same room is the same in every house.

use std::collections::BTreeMap;

use domain::{
    bookings::{Attendee, Booking, Series, Slot, Status},
    ids::{AccountId, BookingId, RoomId},
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use services::ports::{Change, JournalEntry, Write, WrittenBooking};

use super::beside::{id, meeting, series, told};
use crate::Outcome;

/// Where the house stands.
pub const ZONE: &str = "Asia/Shanghai";
/// Bookings a day.
pub const A_DAY: usize = 6;
/// When they begin.
const STARTS: [(i8, i8); A_DAY] = [(8, 30), (10, 0), (11, 0), (13, 30), (15, 0), (16, 30)];
const ABOUT: [&str; 7] = [
    "Stand-up",
    "Design review",
    "1:1",
    "Budget",
    "Hiring panel",
    "产品迭代会",
    "Retro",
];
/// Days that are booked together; dates of a daily series.
pub const PERIOD: usize = 84;
/// Days over which a weekly series runs.
const WEEKLY: usize = 2 * PERIOD;

/// Somebody who books.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: AccountId,
    pub name: String,
}

/// One room's bookings from `first` on.
pub struct Diary<'a> {
    pub room: RoomId,
    /// Its number in the house.
    pub nth: usize,
    pub first: Date,
    /// How many bookings.
    pub count: usize,
    pub people: &'a [Person],
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}

/// Bookings made by one command.
struct Made {
    bookings: Vec<Booking>,
    series: Option<Series>,
    meeting: Option<Change>,
    journal: JournalEntry,
}

impl Diary<'_> {
    /// What was booked for the days of a `period`, as one transaction on a guard that stands at
    /// `guard`; none when nothing was. Weekly series reach beyond their period.
    pub fn write(&self, period: usize, guard: u64) -> Outcome<Option<Write>> {
        let mut write = Write {
            guards: vec![(self.room.clone(), guard, guard + 1)],
            ..Write::default()
        };
        for (key, days) in self.commands(period) {
            let made = self.made(key, &days, guard + 1)?;
            write.journal.push(made.journal);
            write.series.extend(made.series);
            write.changes.extend(made.meeting);
            let new = made.bookings.into_iter();
            write.bookings.extend(new.map(|booking| WrittenBooking {
                booking,
                previous: None,
            }));
        }
        Ok((!write.bookings.is_empty()).then_some(write))
    }

    /// The numbers of the bookings that one command each made.
    fn commands(&self, period: usize) -> BTreeMap<(usize, usize, usize), Vec<usize>> {
        let mut commands: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for number in 0..self.count {
            let (day, at) = (number / A_DAY, number % A_DAY);
            let command = match at {
                0 => (day / PERIOD * PERIOD, 0, 1),
                3 => (day / WEEKLY * WEEKLY, 3, 2 + day % 7),
                _ => (day, at, 0),
            };
            if command.0 / PERIOD == period {
                commands.entry(command).or_default().push(number);
            }
        }
        commands
    }

    fn made(
        &self,
        (_, at, kind): (usize, usize, usize),
        numbers: &[usize],
        revision: u64,
    ) -> Outcome<Made> {
        let first = numbers.first().copied().unwrap_or_default();
        let mut dice = Dice::of(self.nth * 1_000_003 + first);
        let slot = self.slot(first)?;
        let before = SignedDuration::from_hours(i64::try_from(24 + dice.roll(27 * 24))?);
        let made_at = (slot.start - before).min(self.now);
        let mut one = self.booking(&mut dice, at, slot, made_at)?;
        one.revision = revision;
        let single = kind == 0;
        one.status = match dice.roll(100) {
            0..3 if single => Status::Cancelled,
            3 if single && slot.start > self.now => Status::Pending,
            _ => Status::Confirmed,
        };
        one.reason = (one.status == Status::Cancelled).then(|| "Not needed any more".to_owned());
        let meeting = (single && one.status.is_live() && dice.roll(40) == 0)
            .then(|| meeting(&mut one, made_at));
        let series = (!single).then(|| series(&one, kind, numbers.len(), made_at));
        let mut bookings = Vec::with_capacity(numbers.len());
        for number in numbers {
            let mut date = one.clone();
            if let Some(series) = &series {
                date.id = BookingId::from(id(made_at));
                date.series = Some(series.id.clone());
                date.slot = self.slot(*number)?;
                date.wall_start = self.zone.to_datetime(date.slot.start);
                date.original_start = Some(date.slot.start);
            }
            bookings.push(date);
        }
        let journal = told(&bookings, made_at);
        Ok(Made {
            bookings,
            series,
            meeting,
            journal,
        })
    }

    fn slot(&self, number: usize) -> Outcome<Slot> {
        let (day, at) = (number / A_DAY, number % A_DAY);
        let (hour, minute) = STARTS[at];
        let date = self.first.checked_add(i64::try_from(day)?.days())?;
        let start = self.zone.to_timestamp(date.at(hour, minute, 0, 0))?;
        let minutes = if at % 3 == 0 { 60 } else { 45 };
        Ok(Slot {
            start,
            end: start + SignedDuration::from_mins(minutes),
        })
    }

    fn booking(
        &self,
        dice: &mut Dice,
        at: usize,
        slot: Slot,
        made_at: Timestamp,
    ) -> Outcome<Booking> {
        let id = id(made_at);
        // One person's own bookings are there in every house, however small.
        let who = if self.nth == 0 && at == 1 {
            0
        } else {
            dice.roll(self.people.len())
        };
        let organiser = self.people.get(who).ok_or("nobody there")?;
        let first = dice.roll(self.people.len());
        let others = self.people.iter().cycle().skip(first);
        let attendees = others.take(dice.roll(5)).map(|one| Attendee {
            name: one.name.clone(),
            email: None,
            account: Some(one.id.clone()),
        });
        Ok(Booking {
            series: None,
            room: self.room.clone(),
            subject: format!("{} {}", ABOUT[dice.roll(ABOUT.len())], 1 + dice.roll(90)),
            slot,
            time_zone: ZONE.to_owned(),
            wall_start: self.zone.to_datetime(slot.start),
            all_day: false,
            status: Status::Confirmed,
            reason: None,
            organiser: Some(organiser.id.clone()),
            organiser_name: organiser.name.clone(),
            department: None,
            attendees: attendees.collect(),
            private: dice.roll(10) == 0,
            description: String::new(),
            original_start: None,
            uid: format!("{id}@lintel"),
            id: BookingId::from(id),
            exception: false,
            meeting: None,
            revision: 0,
            created_at: made_at,
            updated_at: made_at,
        })
    }
}

/// The same numbers for the same seed (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn of(seed: usize) -> Self {
        let mut dice = Self(u64::try_from(seed).unwrap_or(0));
        dice.roll(1);
        dice
    }

    /// Below `most`.
    fn roll(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        let most = u64::try_from(most.max(1)).unwrap_or(1);
        usize::try_from((self.0 >> 33) % most).unwrap_or(0)
    }
}
