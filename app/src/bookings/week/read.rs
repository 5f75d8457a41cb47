//! Gathers what the week page shows from the use cases; on the server only.

use contract::week::Week;
use domain::{accounts::Actor, bookings::Slot, ids::RoomId};
use jiff::{ToSpan, civil::Date};
use services::{Services, bookings, zones::zone_file};

use super::{days::monday, views::DAYS, views::WeekView};
use crate::{
    bookings::read::house,
    context::{ApiError, invalid},
    zones::{Zone, parse_date},
};

pub(super) async fn week(
    services: &Services,
    actor: &Actor,
    date: Option<String>,
    zone: Option<String>,
) -> Result<WeekView, ApiError> {
    let house = house(services, actor, zone).await?;
    let zone = house.zone();
    let day = match date.filter(|date| !date.is_empty()) {
        Some(date) => parse_date(&date).ok_or(invalid("date", "bad_time"))?,
        None => zone.day(house.as_of),
    };
    let first = monday(day).ok_or(invalid("date", "bad_time"))?;
    let window = window(first, &zone)?;
    let week = bookings::week(services, actor, window, &[]).await?;
    Ok(WeekView { house, first, week })
}

pub(super) async fn rooms(
    services: &Services,
    actor: &Actor,
    (first, zone): (Date, &str),
    rooms: &[RoomId],
) -> Result<Week, ApiError> {
    let zone = Zone::read(&zone_file(zone)?);
    let window = window(first, &zone)?;
    Ok(bookings::week(services, actor, window, rooms).await?)
}

fn window(first: Date, zone: &Zone) -> Result<Slot, ApiError> {
    let days = i64::try_from(DAYS).unwrap_or(7);
    let after = first.checked_add(days.days()).ok();
    let slot = zone
        .midnight(first)
        .zip(after.and_then(|after| zone.midnight(after)));
    let (start, end) = slot.ok_or(invalid("date", "bad_time"))?;
    Ok(Slot { start, end })
}
