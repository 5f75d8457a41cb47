//! Gathers a part of the list from the use cases; on the server only.

use contract::bookings::BookingView;
use domain::{accounts::Actor, ids::RoomId};
use services::{
    Services,
    bookings::{BookingFilter, list as bookings},
    paging::Paging,
};

use super::views::ListView;
use crate::{
    bookings::{asked::Asked, calendar::keeps, read::house},
    context::{ApiError, invalid},
    zones::parse_date,
};

/// Lines of one part.
const LINES: usize = 100;
/// More rooms than this are not named to the use case, but looked for in what it answers.
const MOST_NAMED: usize = 200;
/// Parts that are looked through for them.
const MOST_PARTS: usize = 10;

pub(super) async fn list(
    services: &Services,
    actor: &Actor,
    asked: &Asked,
) -> Result<ListView, ApiError> {
    let query = asked.query();
    let house = house(services, actor, query.get("zone")).await?;
    let zone = house.zone();
    let (day, from) = match query.get("date") {
        Some(date) => {
            let day = parse_date(&date);
            let from = day.and_then(|day| Some((day, zone.midnight(day)?)));
            from.ok_or_else(|| invalid("date", "bad_time"))?
        }
        None => (zone.day(house.as_of), house.as_of),
    };
    let kept = house.rooms.iter().filter(|room| keeps(&query, room));
    let kept: Vec<RoomId> = kept.map(|room| room.id.clone()).collect();
    let all = kept.len() == house.rooms.len();
    let filter = BookingFilter {
        rooms: match all || MOST_NAMED < kept.len() {
            true => Vec::new(),
            false => kept.clone(),
        },
        from: Some(from),
        ..BookingFilter::default()
    };
    let (mut items, mut next) = (Vec::new(), query.get("after"));
    let of_kept = |one: &BookingView| all || kept.contains(&one.room);
    for _ in 0..MOST_PARTS {
        if kept.is_empty() {
            next = None;
            break;
        }
        let paging = Paging {
            limit: Some(LINES),
            cursor: next.take(),
        };
        let page = bookings(services, actor, &filter, &paging).await?;
        items.extend(page.items.into_iter().filter(of_kept));
        next = page.next_cursor;
        if next.is_none() || LINES <= items.len() {
            break;
        }
    }
    Ok(ListView {
        house,
        day,
        items,
        next,
    })
}
