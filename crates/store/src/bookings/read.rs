//! Bookings, series and guards by key.

use domain::{
    bookings::{Booking, Series},
    ids::RoomId,
};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use surrealdb::types::{Value, Variables};

use super::rows;
use crate::{
    engine::Engine,
    error::Failure,
    values::{self, count, field, instant, limit, list, text, value},
};

const ONE: &str = include_str!("../../queries/bookings/booking.surql");
const BY_UID: &str = include_str!("../../queries/bookings/by_uid.surql");
const SHORT_SERIES: &str = include_str!("../../queries/bookings/short_series.surql");
const GUARDS: &str = include_str!("../../queries/bookings/guards.surql");
const ALL: &str = include_str!("../../queries/bookings/all.surql");

/// Most bookings of one UID.
const MOST_OF_UID: usize = 1_000;
/// Guards read at once.
const GUARDS_A_PAGE: usize = 5_000;

pub(super) async fn one<T: DeserializeOwned>(
    engine: &Engine,
    table: &str,
    id: &str,
) -> Result<Option<T>, Failure> {
    let mut with = Variables::new();
    with.insert("id", rows::id(table, id));
    let found = engine.run(ONE, with).await?.value(0)?;
    match found {
        Value::None => Ok(None),
        found => values::read(found).map(Some),
    }
}

pub(super) async fn by_uid(engine: &Engine, uid: &str) -> Result<Vec<Booking>, Failure> {
    let mut with = Variables::new();
    with.insert("uid", value(uid.to_owned()));
    with.insert("limit", limit(MOST_OF_UID));
    read_all(engine.run(BY_UID, with).await?.value(0)?)
}

pub(super) async fn short_series(
    engine: &Engine,
    until: Timestamp,
    most: usize,
) -> Result<Vec<Series>, Failure> {
    let mut with = Variables::new();
    with.insert("until", instant(until));
    with.insert("limit", limit(most));
    read_all(engine.run(SHORT_SERIES, with).await?.value(0)?)
}

/// Page by page, so that no single answer grows with the organisation.
pub(super) async fn guards(engine: &Engine) -> Result<Vec<(RoomId, u64)>, Failure> {
    let mut all: Vec<(RoomId, u64)> = Vec::new();
    loop {
        let mut with = Variables::new();
        let after = all.last().map_or("", |(room, _)| room.as_str());
        with.insert("after", value(after.to_owned()));
        with.insert("limit", limit(GUARDS_A_PAGE));
        let page = values::rows(engine.run(GUARDS, with).await?.value(0)?)?;
        let full = page.len() == GUARDS_A_PAGE;
        for mut row in page {
            let room = RoomId::from(text(field(&mut row, "room"))?);
            all.push((room, count(&field(&mut row, "revision"))?));
        }
        if !full {
            return Ok(all);
        }
    }
}

pub(super) async fn all<T: DeserializeOwned>(
    engine: &Engine,
    table: &str,
    after: Option<&str>,
    most: usize,
) -> Result<Vec<T>, Failure> {
    let mut with = Variables::new();
    with.insert("after", value(after.unwrap_or_default().to_owned()));
    with.insert("limit", limit(most));
    let text = ALL.replace("{table}", table);
    read_all(engine.run(&text, with).await?.value(0)?)
}

pub(super) fn read_all<T: DeserializeOwned>(found: Value) -> Result<Vec<T>, Failure> {
    list(found)?.into_iter().map(values::read).collect()
}
