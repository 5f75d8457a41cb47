//! How full each of some days is (R081): what the month view shows.

use contract::month::{BusyDay, MOST_ENTRIES, MonthEntry};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{Booking, Slot},
    ids::RoomId,
};
use jiff::{SignedDuration, ToSpan, civil::Date, tz::TimeZone};

use super::{view::may_see, week::calendars_of};
use crate::{Error, Services, fields};

/// Most days of one answer: six weeks.
pub const MOST_MONTH_DAYS: usize = 42;
/// Days read with one look: whole weeks, which the week view remembers too.
const WEEK: usize = 7;

/// Each of `days` days from `first` on, in `zone`: how much of `rooms` is taken (of all when none
/// is named) and, where `entries` asks for it, the first bookings of the day by start.
///
/// # Errors
/// Denied to unknown and external callers; wrong fields (`from`, `days`, `room`); unavailable.
pub async fn month(
    services: &Services,
    actor: &Actor,
    (first, days): (Date, usize),
    zone: &TimeZone,
    rooms: &[RoomId],
    entries: bool,
) -> Result<Vec<BusyDay>, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    if days == 0 || days > MOST_MONTH_DAYS || !days.is_multiple_of(WEEK) {
        return Err(fields::wrong("days", "bad_value"));
    }
    let dates: Vec<Date> = first.series(1.days()).take(days).collect();
    let weeks = dates.chunks(WEEK).map(|week| async move {
        let bounds = bounds(week, zone).ok_or_else(|| fields::wrong("from", "bad_time"))?;
        let whole = Slot {
            start: bounds[0],
            end: bounds[week.len()],
        };
        let calendars = calendars_of(services, whole, rooms).await?;
        let all = || calendars.iter().flat_map(|kept| &kept.bookings);
        let day = |(at, date): (usize, &Date)| {
            let slot = Slot {
                start: bounds[at],
                end: bounds[at + 1],
            };
            busy(actor, *date, slot, all(), entries)
        };
        Ok::<_, Error>(week.iter().enumerate().map(day).collect::<Vec<_>>())
    });
    let weeks = futures::future::try_join_all(weeks).await?;
    Ok(weeks.into_iter().flatten().collect())
}

/// The midnights around the days, one more than there are days.
fn bounds(days: &[Date], zone: &TimeZone) -> Option<Vec<jiff::Timestamp>> {
    let after = days.last()?.tomorrow().ok()?;
    let midnight = |day: Date| zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
    let days = days.iter().copied().chain([after]);
    days.map(midnight).collect()
}

fn busy<'a>(
    actor: &Actor,
    date: Date,
    slot: Slot,
    all: impl Iterator<Item = &'a Booking>,
    entries: bool,
) -> BusyDay {
    let mut touching: Vec<&Booking> = all.filter(|one| one.slot.overlaps(&slot)).collect();
    let taken: SignedDuration = touching.iter().map(|one| within(one.slot, slot)).sum();
    let mut day = BusyDay {
        date,
        bookings: u32::try_from(touching.len()).unwrap_or(u32::MAX),
        minutes: u32::try_from(taken.as_mins()).unwrap_or(u32::MAX),
        entries: Vec::new(),
    };
    if entries {
        touching.sort_by_key(|one| (one.slot.start, one.id.clone()));
        let first = touching.into_iter().take(MOST_ENTRIES);
        day.entries = first.map(|one| entry(actor, one)).collect();
    }
    day
}

fn within(one: Slot, day: Slot) -> SignedDuration {
    one.end
        .min(day.end)
        .duration_since(one.start.max(day.start))
}

fn entry(actor: &Actor, one: &Booking) -> MonthEntry {
    MonthEntry {
        id: one.id.clone(),
        room: one.room.clone(),
        start: one.slot.start,
        end: one.slot.end,
        status: one.status,
        all_day: one.all_day,
        subject: may_see(actor, one).then(|| one.subject.clone()),
    }
}
