//! From what was typed and chosen to a wish with a time.

use contract::find::{Offers, Understood};
use domain::{accounts::Actor, bookings::Slot};
use jiff::{
    SignedDuration, Timestamp, ToSpan, Zoned,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::{Wish, offers, understand};
use crate::{Error, Services, fields, zones};

/// Without a word about it a meeting lasts so long, in minutes.
const USUAL_MINUTES: u32 = 60;
/// A time that nobody named begins on a full quarter of an hour.
const QUARTER: i64 = 15 * 60;
/// Another day that nobody named a time for begins then.
const MORNING: Time = Time::constant(9, 0, 0, 0);
/// Longest that can be asked for, in minutes: a week.
const MOST_MINUTES: u32 = 7 * 24 * 60;

/// What a caller asks; what is chosen counts before what the text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// As typed.
    pub text: String,
    /// IANA zone of the wall clock.
    pub zone: String,
    /// From and to; then date, time and length are not looked at.
    pub slot: Option<Slot>,
    /// Which day.
    pub date: Option<Date>,
    /// The start.
    pub time: Option<Time>,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// Heads to seat.
    pub people: Option<u32>,
    /// What must be in the room.
    pub equipment: Vec<String>,
    /// The building's name.
    pub building: Option<String>,
}

/// Rooms for what is asked, best first.
///
/// # Errors
/// As [`understand`] and [`offers`]; wrong fields `date`, `minutes`.
pub async fn find(services: &Services, actor: &Actor, asked: &Asked) -> Result<Offers, Error> {
    let mut wish = understand(services, actor, &asked.text, &asked.zone).await?;
    let zone = zones::named(&asked.zone).ok_or_else(|| fields::wrong("zone", "bad_time_zone"))?;
    let now = services.clock.now().to_zoned(zone.clone());
    wish.people = asked.people.or(wish.people);
    wish.building = asked.building.clone().or(wish.building);
    if !asked.equipment.is_empty() {
        wish.equipment.clone_from(&asked.equipment);
    }
    match asked.slot {
        Some(slot) => take(&mut wish, slot, &zone),
        None => fill(&mut wish, asked, &now)?,
    }
    let slot = match asked.slot {
        Some(slot) => slot,
        None => slot(&wish, &zone).ok_or_else(|| fields::wrong("date", "bad_time"))?,
    };
    let asked = Wish {
        slot,
        people: wish.people.unwrap_or(1),
        equipment: wish.equipment.clone(),
        building: wish.building.clone(),
        rooms: wish.rooms.clone(),
    };
    let mut found = offers(services, actor, &asked).await?;
    found.wish = wish;
    Ok(found)
}

fn take(wish: &mut Understood, slot: Slot, zone: &TimeZone) {
    let start = zone.to_datetime(slot.start);
    (wish.date, wish.time) = (Some(start.date()), Some(start.time()));
    wish.minutes = u32::try_from(slot.duration().as_mins()).ok();
}

/// Day, time and length, where nobody said them: soon.
fn fill(wish: &mut Understood, asked: &Asked, now: &Zoned) -> Result<(), Error> {
    let minutes = asked.minutes.or(wish.minutes).unwrap_or(USUAL_MINUTES);
    if !(1..=MOST_MINUTES).contains(&minutes) {
        return Err(fields::wrong("minutes", "bad_value"));
    }
    let (date, time) = (asked.date.or(wish.date), asked.time.or(wish.time));
    let soon = soon(now);
    let start = match (date, time) {
        (Some(date), Some(time)) => date.to_datetime(time),
        (Some(date), None) if date == soon.date() => soon,
        (Some(date), None) => date.to_datetime(MORNING),
        (None, None) => soon,
        (None, Some(time)) => {
            let today = now.date().to_datetime(time);
            // A time that is over is tomorrow's; the minute that runs is not over.
            let over = today < now.datetime().checked_sub(1.minute()).unwrap_or(today);
            let tomorrow = today.checked_add(1.day()).unwrap_or(today);
            if over { tomorrow } else { today }
        }
    };
    (wish.date, wish.time) = (Some(start.date()), Some(start.time()));
    wish.minutes = Some(minutes);
    Ok(())
}

/// The next full quarter of an hour.
fn soon(now: &Zoned) -> DateTime {
    let second = now.timestamp().as_second();
    let next = second.div_euclid(QUARTER).saturating_add(1) * QUARTER;
    let next = Timestamp::from_second(next).unwrap_or(now.timestamp());
    next.to_zoned(now.time_zone().clone()).datetime()
}

fn slot(wish: &Understood, zone: &TimeZone) -> Option<Slot> {
    let wall = wish.date?.to_datetime(wish.time?);
    let start = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    let length = SignedDuration::from_mins(i64::from(wish.minutes?));
    let end = start.checked_add(length).ok()?;
    Some(Slot { start, end })
}
