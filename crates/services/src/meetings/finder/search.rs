//! The first times, looked for week by week: most are found in the first.

use contract::meetings::{RoomThen, TimeOffer, Times, Who};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::Slot,
    ids::RoomId,
    meetings::together::{Busy, Missing, Place, Time, Wish},
};
use jiff::{Timestamp, tz::TimeZone};
use tokio::sync::OnceCell;

use super::{
    TimesAsked,
    busy::{busy_of, known},
    rooms::{Rooms, monday},
};
use crate::{Error, Services, bookings::Desks};

/// Longest window, in days.
pub const MOST_DAYS: i64 = 14;
/// Most times told.
pub const MOST_TIMES: usize = 12;

/// The first times at which all who are required are free, each in the room that fits best and
/// that `decide` gives; when there is none, the first at which all but one are, who is named.
///
/// # Errors
/// Denied to strangers and people outside; wrong fields (`required`, `minutes`, `to`, `last`,
/// `zone`, `equipment`); not found when there is no such account; unavailable.
pub async fn times(services: &Services, actor: &Actor, asked: &TimesAsked) -> Result<Times, Error> {
    can(actor, Action::Book, Subject::House)?;
    let zone = asked.check()?;
    let now = services.clock.now();
    let all: Vec<_> = asked
        .required
        .iter()
        .chain(&asked.optional)
        .cloned()
        .collect();
    let people = known(services, &all).await?;
    let busy = busy_of(services, &people, asked.window, asked.except.as_ref()).await?;
    let is_required = |one: &Who| asked.required.contains(&one.account);
    let (required, optional): (Vec<Who>, Vec<Who>) = people.into_iter().partition(is_required);
    let calendar = |all: &[Who]| -> Vec<Busy> {
        let of = |one: &Who| busy.get(&one.account).cloned().unwrap_or_default();
        all.iter().map(of).collect()
    };
    let rooms = match &asked.room {
        Some(needs) => Some(Rooms::new(services, actor, needs, &zone).await?),
        None => None,
    };
    let search = Search {
        services,
        actor,
        minutes: asked.minutes,
        heads: asked.room.as_ref().map_or(0, |needs| needs.people),
        calendars: (calendar(&required), calendar(&optional)),
        people: (required, optional),
        rooms,
        now,
    };
    let weeks = Week::all(&asked.stretches(&zone, now), &zone);
    let mut items = search.over(&weeks, Missing::Nobody).await?;
    if items.is_empty() {
        items = search.over(&weeks, Missing::One).await?;
    }
    Ok(Times {
        as_of: now,
        from: asked.window.start,
        to: asked.window.end,
        minutes: asked.minutes,
        items,
    })
}

/// The stretches of one week, with its rooms once they were looked at.
struct Week {
    days: Vec<Slot>,
    desks: OnceCell<Desks>,
}

impl Week {
    fn all(stretches: &[Slot], zone: &TimeZone) -> Vec<Self> {
        let same = |one: &Slot, next: &Slot| monday(one.start, zone) == monday(next.start, zone);
        let weeks = stretches.chunk_by(same);
        let week = |days: &[Slot]| Self {
            days: days.to_vec(),
            desks: OnceCell::new(),
        };
        weeks.map(week).collect()
    }
}

struct Search<'a> {
    services: &'a Services,
    actor: &'a Actor,
    minutes: u32,
    heads: u32,
    /// Required and optional, in one order with `calendars`.
    people: (Vec<Who>, Vec<Who>),
    calendars: (Vec<Busy>, Vec<Busy>),
    rooms: Option<Rooms>,
    now: Timestamp,
}

impl Search<'_> {
    async fn over(&self, weeks: &[Week], missing: Missing) -> Result<Vec<TimeOffer>, Error> {
        let mut found = Vec::new();
        let good = |day: &&Slot| !self.wish(None).times(**day, missing, 1).is_empty();
        for week in weeks {
            // Where people are busy all day no room is looked at.
            let days: Vec<Slot> = week.days.iter().filter(good).copied().collect();
            if !days.is_empty() && found.len() < MOST_TIMES {
                self.of_days(week, &days, missing, &mut found).await?;
            }
        }
        Ok(found)
    }

    async fn of_days(
        &self,
        week: &Week,
        days: &[Slot],
        missing: Missing,
        found: &mut Vec<TimeOffer>,
    ) -> Result<(), Error> {
        let (Some(first), Some(last)) = (week.days.first(), week.days.last()) else {
            return Ok(());
        };
        let window = Slot {
            start: first.start,
            end: last.end,
        };
        let named = match &self.rooms {
            None => None,
            Some(rooms) => {
                let load = || rooms.load(self.services, window);
                let desks = week.desks.get_or_try_init(load).await?;
                Some(rooms.places(desks, self.actor, self.now))
            }
        };
        let (ids, places): (Vec<&RoomId>, Vec<Place<'_>>) = named.into_iter().flatten().unzip();
        let wish = self.wish(self.rooms.is_some().then_some(&places));
        for day in days {
            let left = MOST_TIMES.saturating_sub(found.len());
            let times = wish.times(*day, missing, left);
            found.extend(times.into_iter().map(|time| self.told(time, &ids)));
        }
        Ok(())
    }

    fn wish<'w>(&'w self, places: Option<&'w Vec<Place<'w>>>) -> Wish<'w> {
        Wish {
            minutes: self.minutes,
            heads: self.heads,
            required: &self.calendars.0,
            optional: &self.calendars.1,
            places: places.map(Vec::as_slice),
        }
    }

    fn told(&self, time: Time, ids: &[&RoomId]) -> TimeOffer {
        let (required, optional) = &self.people;
        let room = time.place.and_then(|(nth, status)| {
            let rooms = self.rooms.as_ref()?;
            let room = &rooms.directory.rooms.get(*ids.get(nth)?)?.room;
            Some(RoomThen {
                room: room.id.clone(),
                room_name: room.name.clone(),
                building: rooms.directory.building_name(room.building.as_ref()),
                capacity: room.capacity,
                status,
                of: u32::try_from(time.places).unwrap_or(u32::MAX),
            })
        });
        let busy = time.optional.iter().filter_map(|nth| optional.get(*nth));
        TimeOffer {
            start: time.slot.start,
            end: time.slot.end,
            missing: time.missing.and_then(|nth| required.get(nth).cloned()),
            busy: busy.cloned().collect(),
            room,
        }
    }
}
