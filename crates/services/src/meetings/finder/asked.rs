//! What is asked for, and the stretches of days in which it is looked for.

use domain::{
    accounts::Actor,
    bookings::Slot,
    ids::{AccountId, MeetingId},
};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use super::{
    busy::{MOST_PEOPLE, check_window},
    search::MOST_DAYS,
};
use crate::{Error, Services, bookings::Needs, fields::Fields};

/// Longest time that can be looked for, in minutes.
const MOST_MINUTES: u32 = 24 * 60;

/// For whom a time is looked for, and how.
#[derive(Debug, Clone)]
pub struct TimesAsked {
    /// Who must be free.
    pub required: Vec<AccountId>,
    /// Whose clashes are told.
    pub optional: Vec<AccountId>,
    /// How long.
    pub minutes: u32,
    /// In which days; at most two weeks.
    pub window: Slot,
    /// IANA zone of the hours.
    pub zone: String,
    /// The first time of a day.
    pub first: Time,
    /// The last of a day; midnight: the whole evening.
    pub last: Time,
    /// Also on Saturdays and Sundays.
    pub weekends: bool,
    /// What the room must have; none: no room is needed.
    pub room: Option<Needs>,
    /// What this meeting takes does not count.
    pub except: Option<MeetingId>,
}

impl TimesAsked {
    /// An hour of working days from eight to six, in the two weeks from now.
    #[must_use]
    pub fn usual(services: &Services, zone: &str) -> Self {
        let now = services.clock.now();
        let weeks = SignedDuration::from_hours(24 * MOST_DAYS);
        Self {
            required: Vec::new(),
            optional: Vec::new(),
            minutes: 60,
            window: Slot {
                start: now,
                end: now.saturating_add(weeks).unwrap_or(now),
            },
            zone: zone.to_owned(),
            first: Time::constant(8, 0, 0, 0),
            last: Time::constant(18, 0, 0, 0),
            weekends: false,
            room: Some(Needs::default()),
            except: None,
        }
    }

    /// The caller must be free too.
    #[must_use]
    pub fn with(mut self, actor: &Actor) -> Self {
        if let Some(own) = actor.account().filter(|own| !self.required.contains(own)) {
            self.required.insert(0, own.clone());
        }
        self
    }

    pub(super) fn check(&self) -> Result<TimeZone, Error> {
        let mut wrong = Fields::default();
        let people = self.required.len() + self.optional.len();
        wrong.check("required", "required", people > 0);
        wrong.check("required", "too_many", people <= MOST_PEOPLE);
        wrong.check(
            "minutes",
            "bad_value",
            (1..=MOST_MINUTES).contains(&self.minutes),
        );
        let hours = self.first < self.last || self.last == Time::midnight();
        wrong.check("last", "bad_time", hours);
        check_window(self.window, MOST_DAYS, &mut wrong);
        if let Some(needs) = &self.room {
            needs.check(&mut wrong);
        }
        let zone = wrong.zone("zone", &self.zone);
        wrong.done()?;
        Ok(zone)
    }

    /// The hours of each day that lie in the window, from `now` on.
    pub(super) fn stretches(&self, zone: &TimeZone, now: Timestamp) -> Vec<Slot> {
        let from = self.window.start.max(now);
        let (first, last) = (
            zone.to_datetime(from).date(),
            zone.to_datetime(self.window.end),
        );
        let days = first.series(1.day()).take_while(|day| *day <= last.date());
        let whole = days.filter(|day| self.weekends || !weekend(*day));
        let hours = whole.filter_map(|day| self.hours(day, zone));
        let clipped = hours.map(|hours| Slot {
            start: hours.start.max(from),
            end: hours.end.min(self.window.end),
        });
        clipped.filter(|one| one.start < one.end).collect()
    }

    fn hours(&self, day: Date, zone: &TimeZone) -> Option<Slot> {
        let end = match self.last == Time::midnight() {
            true => day.tomorrow().ok()?.to_datetime(self.last),
            false => day.to_datetime(self.last),
        };
        let at = |wall| zone.to_ambiguous_timestamp(wall).compatible().ok();
        Some(Slot {
            start: at(day.to_datetime(self.first))?,
            end: at(end)?,
        })
    }
}

fn weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
