//! Some days of many rooms at once, in columns.

use axum::{Json as Answer, extract::State, routing::get};
use contract::week::{MOST_DAYS, Week};
use domain::{bookings::Slot, ids::RoomId};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use services::{bookings, rooms, zones};

use crate::{
    http::{Caller, Fault, Params, compressed, path},
    openapi::{Api, Operation},
    site::Site,
};

/// Days when the caller does not say.
const DAYS: u32 = 7;

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/week",
            "Live bookings of some days of many rooms, in columns: what a week view shows.",
        )
        .query("from", "string/date", "First day; today unless told.")
        .query("days", "integer", "1 to 14; 7 unless told.")
        .query(
            "zone",
            "string",
            "IANA zone whose days these are; the organisation's unless told.",
        )
        .query("room", "array", "Only these rooms, at most 200.")
        .answers::<Week>(),
        get(week).layer(compressed()),
    )
}

async fn week(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Week>, Fault> {
    let rooms = params.all("room");
    if !rooms.iter().all(|room| path::plain(room)) {
        return Err(Fault::field("room", "bad_id"));
    }
    let rooms: Vec<RoomId> = rooms.into_iter().map(RoomId::from).collect();
    let window = window(&site, &params).await?;
    let week = bookings::week(&site.services, &caller.actor, window, &rooms).await?;
    Ok(Answer(week))
}

async fn window(site: &Site, params: &Params) -> Result<Slot, Fault> {
    let zone = match params.text("zone") {
        Some(zone) => zone.to_owned(),
        None => rooms::settings(&site.services).await?.time_zone,
    };
    let zone = zones::named(&zone).ok_or_else(|| Fault::field("zone", "bad_time_zone"))?;
    let first = match params.text("from") {
        Some(text) => text.parse().map_err(|_| Fault::field("from", "bad_time"))?,
        None => site.services.clock.now().to_zoned(zone.clone()).date(),
    };
    let days = params.text("days").map_or(Ok(DAYS), str::parse);
    let days = days.ok().filter(|days| (1..=MOST_DAYS).contains(days));
    let days = days.ok_or_else(|| Fault::field("days", "bad_value"))?;
    slot(first, days, &zone).ok_or_else(|| Fault::field("from", "bad_time"))
}

fn slot(first: Date, days: u32, zone: &TimeZone) -> Option<Slot> {
    let last = first.checked_add(i64::from(days).days()).ok()?;
    let midnight = |day: Date| zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
    Some(Slot {
        start: midnight(first)?,
        end: midnight(last)?,
    })
}
