//! Gathers a month from the use case; on the server only.

use domain::{accounts::Actor, ids::RoomId};
use services::{Services, bookings};

use super::{
    days::{days, first_of, name},
    views::{FEW, MonthView},
};
use crate::{
    bookings::{asked::Asked, calendar::keeps, read::house},
    context::{ApiError, invalid},
    zones::parse_date,
};

/// The use case takes as many; with more rooms than this the first ones are counted.
const MOST_ROOMS: usize = 200;

pub(super) async fn month(
    services: &Services,
    actor: &Actor,
    asked: &Asked,
) -> Result<MonthView, ApiError> {
    let query = asked.query();
    let house = house(services, actor, query.get("zone")).await?;
    let zone = house.zone();
    let of_date = || parse_date(&query.get("date")?).map(|date| date.first_of_month());
    let first = query.get("month").and_then(|month| first_of(&month));
    let first = first.or_else(of_date);
    let first = first.unwrap_or_else(|| zone.day(house.as_of).first_of_month());
    let kept = house.rooms.iter().filter(|room| keeps(&query, room));
    let mut kept: Vec<RoomId> = kept.map(|room| room.id.clone()).collect();
    let count = kept.len();
    let shown = days(first);
    let start = *shown.first().ok_or_else(|| invalid("month", "bad_time"))?;
    if kept.len() == house.rooms.len() {
        kept.clear();
    }
    kept.truncate(MOST_ROOMS);
    let days = match count {
        0 => Vec::new(),
        few => {
            let few = few < FEW;
            let stretch = (start, shown.len());
            bookings::month(services, actor, stretch, &zone.rules, &kept, few).await?
        }
    };
    Ok(MonthView {
        month: name(first),
        kept: count,
        days,
        house,
    })
}
