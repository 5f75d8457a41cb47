//! Gathers what is printed from the use cases.

use contract::bookings::BookingView;
use domain::{
    accounts::Actor,
    bookings::{Slot, Status},
    ids::RoomId,
};
use jiff::{Timestamp, ToSpan, civil::Date};
use services::Services;

use crate::{
    bookings::{
        calendar::look,
        read::house,
        views::{House, RoomRow},
        week::monday,
    },
    context::{ApiError, invalid},
    zones::{Zone, parse_date},
};

/// Which sheet is asked for.
pub(super) struct Asked {
    /// Any day of it; today when it is none.
    pub date: Option<String>,
    /// Whose time.
    pub zone: Option<String>,
    /// A week instead of a day.
    pub week: bool,
}

/// One booking as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// In which room.
    pub room: RoomId,
    /// When.
    pub slot: Slot,
    /// Planned as whole days.
    pub all_day: bool,
    /// What about; none when the reader may not know.
    pub subject: Option<String>,
    /// Who booked it, where that is known.
    pub who: Option<String>,
    /// How it stands at the moment of printing: a name of `calendar::look`.
    pub look: &'static str,
}

/// A day or a week of all rooms.
pub(super) struct Sheet {
    /// Rooms and zones.
    pub house: House,
    /// Whose time.
    pub zone: Zone,
    /// The day, or the Monday.
    pub first: Date,
    /// Seven days from there.
    pub week: bool,
    /// In order of start.
    pub entries: Vec<Entry>,
    /// There are more than these.
    pub cut: bool,
}

impl Sheet {
    /// A room's entries that touch a stretch of time.
    pub fn of<'a>(&'a self, room: &'a RoomRow, slot: Slot) -> impl Iterator<Item = &'a Entry> {
        let all = self.entries.iter();
        all.filter(move |one| one.room == room.id && one.slot.overlaps(&slot))
    }
}

/// # Errors
/// A wrong date or zone; as `services::bookings::list` and `week`.
pub(super) async fn sheet(
    services: &Services,
    actor: &Actor,
    asked: Asked,
) -> Result<Sheet, ApiError> {
    let house = house(services, actor, asked.zone).await?;
    let zone = house.zone();
    let wrong = || invalid("date", "bad_time");
    let day = match asked.date.filter(|date| !date.is_empty()) {
        Some(date) => parse_date(&date).ok_or_else(wrong)?,
        None => zone.day(house.as_of),
    };
    let (first, days) = if asked.week {
        (monday(day).ok_or_else(wrong)?, 6)
    } else {
        (day, 0)
    };
    let last = first.checked_add(days.days()).ok();
    let start = zone.day_slot(first).ok_or_else(wrong)?.start;
    let end = last.and_then(|last| zone.day_slot(last));
    let end = end.ok_or_else(wrong)?.end;
    let window = Slot { start, end };
    let (entries, cut) = if asked.week {
        week(services, actor, window).await?
    } else {
        list(services, actor, window, house.as_of).await?
    };
    Ok(Sheet {
        house,
        zone,
        first,
        week: asked.week,
        entries,
        cut,
    })
}

/// Bookings with all that a reader may know of them.
async fn list(
    services: &Services,
    actor: &Actor,
    window: Slot,
    now: Timestamp,
) -> Result<(Vec<Entry>, bool), ApiError> {
    let (all, cut) = services::bookings::list_whole(services, actor, window).await?;
    Ok((all.into_iter().map(|one| entry(one, now)).collect(), cut))
}

fn entry(one: BookingView, now: Timestamp) -> Entry {
    let slot = Slot {
        start: one.start,
        end: one.end,
    };
    Entry {
        room: one.room,
        slot,
        all_day: one.all_day,
        subject: one.subject,
        who: one.organiser,
        look: look(one.status, slot, now),
    }
}

/// A week has ten times as many: by the columns that the week view reads too.
async fn week(
    services: &Services,
    actor: &Actor,
    window: Slot,
) -> Result<(Vec<Entry>, bool), ApiError> {
    use contract::week::flag;

    let week = services::bookings::week(services, actor, window, &[]).await?;
    let instant = |minutes: i64| {
        let at = week.from.checked_add(minutes.minutes());
        at.unwrap_or(week.from)
    };
    let mut entries = Vec::with_capacity(week.ids.len());
    for (room, _, rows) in week.rows() {
        entries.extend(rows.into_iter().map(|row| {
            let start = i64::from(row.start);
            let slot = Slot {
                start: instant(start),
                end: instant(start + i64::from(row.length)),
            };
            let status = match row.flags & flag::PENDING {
                0 => Status::Confirmed,
                _ => Status::Pending,
            };
            let subject = week.subjects.get(row.subject);
            Entry {
                room: room.clone(),
                slot,
                all_day: row.flags & flag::ALL_DAY != 0,
                subject: subject.filter(|text| !text.is_empty()).cloned(),
                who: None,
                look: look(status, slot, week.as_of),
            }
        }));
    }
    Ok((entries, week.cut))
}
