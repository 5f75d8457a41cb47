//! What is to be booked, kept free of clashes while it grows; then brought in through the gate.

use std::collections::BTreeMap;

use contract::bookings::OnConflict;
use domain::{accounts::Actor, bookings::Slot, ids::RoomId};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
};

use super::{people::Person, places::Place};
use crate::{
    Error, Services,
    bookings::{ImportOptions, ImportedBooking, book_many},
};

/// One meeting as the tables say it.
#[derive(Debug, Clone)]
pub(super) struct Meeting<'a> {
    pub subject: &'a str,
    pub date: Date,
    pub start: Time,
    pub minutes: i64,
    pub heads: usize,
    pub private: bool,
    /// Whole days instead of `start` and `minutes`.
    pub days: Option<i64>,
}

/// All meetings.
pub(super) struct Diary<'a> {
    pub places: &'a [Place],
    pub people: Vec<&'a Person>,
    pub today: Date,
    taken: BTreeMap<RoomId, Vec<Slot>>,
    wanted: Vec<ImportedBooking>,
    dice: u64,
}

impl<'a> Diary<'a> {
    /// Empty.
    pub(super) fn new(places: &'a [Place], people: &'a [Person], today: Date) -> Self {
        let days = today
            .since(Date::constant(2000, 1, 1))
            .map_or(0, |span| span.get_days());
        Self {
            places,
            people: people.iter().filter(|one| !one.external).collect(),
            today,
            taken: BTreeMap::new(),
            wanted: Vec::new(),
            dice: u64::from(days.unsigned_abs()) + 1,
        }
    }

    /// A number below `most`; the same sequence for the same day (Knuth's MMIX generator).
    pub(super) fn roll(&mut self, most: u64) -> u64 {
        self.dice = self
            .dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) % most.max(1)
    }

    /// One of a list.
    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        let number = self.roll(list.len() as u64);
        list.get(usize::try_from(number).unwrap_or(0)).copied()
    }

    /// Keeps a stretch free of generated meetings.
    pub(super) fn keep_free(&mut self, place: &Place, slot: Slot) {
        self.taken.entry(place.id.clone()).or_default().push(slot);
    }

    /// Adds a meeting where the room is free; tells whether it was.
    pub(super) fn add(&mut self, place: &'a Place, meeting: &Meeting<'_>) -> bool {
        let Some((wall, slot)) = when(place, meeting) else {
            return false;
        };
        if !self.is_free(place, slot) {
            return false;
        }
        self.keep_free(place, slot);
        self.want(place, meeting, wall, slot, None);
        true
    }

    /// Adds a series; `dates` of it are kept free.
    pub(super) fn add_series(
        &mut self,
        place: &'a Place,
        meeting: &Meeting<'_>,
        rule: &str,
        dates: impl Iterator<Item = Date>,
    ) {
        for date in dates {
            let one = Meeting {
                date,
                ..meeting.clone()
            };
            if let Some((_, slot)) = when(place, &one) {
                self.keep_free(place, slot);
            }
        }
        if let Some((wall, slot)) = when(place, meeting) {
            self.want(place, meeting, wall, slot, Some(rule.to_owned()));
        }
    }

    fn is_free(&self, place: &Place, slot: Slot) -> bool {
        let gap = u32::try_from(place.gap).unwrap_or(0);
        let wide = slot.padded(gap, gap);
        let taken = self.taken.get(&place.id);
        !taken.is_some_and(|taken| taken.iter().any(|one| one.overlaps(&wide)))
    }

    fn want(
        &mut self,
        place: &Place,
        meeting: &Meeting<'_>,
        wall_start: DateTime,
        slot: Slot,
        rrule: Option<String>,
    ) {
        let people = self.people.clone();
        let Some(organiser) = self.pick(&people) else {
            return;
        };
        let most = usize::try_from(place.seats).unwrap_or(1).saturating_sub(1);
        let first = usize::try_from(self.roll(people.len() as u64)).unwrap_or(0);
        let others = people
            .iter()
            .cycle()
            .skip(first)
            .filter(|one| one.id != organiser.id);
        let heads = meeting.heads.saturating_sub(1).min(most);
        self.wanted.push(ImportedBooking {
            uid: format!("demo-{}-{}@lintel", self.today, self.wanted.len()),
            room: place.id.clone(),
            slot,
            time_zone: place.zone_name.to_owned(),
            wall_start,
            all_day: meeting.days.is_some(),
            subject: meeting.subject.to_owned(),
            description: String::new(),
            organiser: Some(organiser.id.clone()),
            organiser_name: organiser.name.to_owned(),
            department: Some(organiser.department.clone()),
            attendees: others.take(heads).map(|one| one.attendee()).collect(),
            private: meeting.private,
            rrule,
            exdates: Vec::new(),
            rdates: Vec::new(),
            original_start: None,
            cancelled: false,
        });
    }

    /// Brings everything in; answers how many dates stand.
    pub(super) async fn write(self, services: &Services, actor: &Actor) -> Result<usize, Error> {
        let options = ImportOptions {
            dry_run: false,
            on_conflict: OnConflict::Skip,
        };
        let rows = book_many(services, actor, &self.wanted, options).await?;
        let mut dates = 0;
        for (row, wanted) in rows.into_iter().zip(&self.wanted) {
            match row {
                Ok(imported) => dates += imported.dates,
                Err(error @ Error::Unavailable(_)) => return Err(error),
                Err(error) => {
                    tracing::warn!(%error, subject = wanted.subject, "demo booking left out");
                }
            }
        }
        Ok(dates)
    }
}

/// Wall time and instants of a meeting in a room.
fn when(place: &Place, meeting: &Meeting<'_>) -> Option<(DateTime, Slot)> {
    let at = |wall: DateTime| place.zone.to_ambiguous_timestamp(wall).compatible().ok();
    if let Some(days) = meeting.days {
        let wall = meeting.date.to_datetime(Time::midnight());
        let after = wall.checked_add(days.days()).ok()?;
        return Some((
            wall,
            Slot {
                start: at(wall)?,
                end: at(after)?,
            },
        ));
    }
    let wall = meeting.date.to_datetime(meeting.start);
    let start: Timestamp = at(wall)?;
    let end = start
        .checked_add(SignedDuration::from_mins(meeting.minutes))
        .ok()?;
    Some((wall, Slot { start, end }))
}

/// `n` days after `date`.
pub(super) fn days_after(date: Date, n: i64) -> Date {
    date.saturating_add(n.days())
}
