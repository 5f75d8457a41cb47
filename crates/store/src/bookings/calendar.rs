//! Lists of bookings in order of (start, id).
//!
//! Rooms are read as ranges of keys, room by room, and merged; one organiser, one series or one
//! rare status is read by its index.

use domain::{
    bookings::{Booking, LONGEST_DAYS, Status},
    ids::{AccountId, RoomId},
};
use std::time::Duration;

use jiff::Timestamp;
use services::ports::CalendarRead;
use surrealdb::types::{Object, Value, Variables};

use super::{read, rows};
use crate::{
    engine::Engine,
    error::Failure,
    values::{array, instant, limit, list, object, text, value},
};

const ROOMS: &str = include_str!("../../queries/bookings/calendar_rooms.surql");
const ATTENDING: &str = include_str!("../../queries/bookings/calendar_attending.surql");
const INDEX: &str = include_str!("../../queries/bookings/calendar_index.surql");

/// No booking is longer: a window needs to look back only so far.
pub(super) const LONGEST: Duration = Duration::from_secs(LONGEST_DAYS as u64 * 24 * 60 * 60);

/// Rooms read by one query; between queries only the first `limit` are kept.
const ROOMS_AT_ONCE: usize = 50;

pub(super) async fn calendar(
    engine: &Engine,
    read: &CalendarRead,
) -> Result<Vec<Booking>, Failure> {
    if let Some(attendee) = &read.attendee {
        return by_attendee(engine, read, attendee).await;
    }
    match index(read) {
        Some((field, key)) => by_index(engine, read, field, key).await,
        None => by_rooms(engine, read).await,
    }
}

/// The index that bounds the read, and the key to look up in it.
fn index(read: &CalendarRead) -> Option<(&'static str, &str)> {
    if let Some(series) = &read.series {
        return Some(("series", series.as_str()));
    }
    if let Some(organiser) = &read.organiser {
        return Some(("organiser", organiser.as_str()));
    }
    // Requests that wait are few among many confirmed bookings.
    (read.statuses == [Status::Pending]).then(|| ("status", Status::Pending.as_str()))
}

fn statuses(read: &CalendarRead) -> Vec<Status> {
    match read.statuses.is_empty() {
        true => vec![Status::Pending, Status::Confirmed],
        false => read.statuses.clone(),
    }
}

/// What both queries are bound to.
fn bound(read: &CalendarRead) -> Variables {
    let window = read.window.map(|window| (window.start, window.end));
    let (from, to) = window.unwrap_or((Timestamp::MIN, Timestamp::MAX));
    let (after, after_id) = match &read.after {
        Some((start, id)) => (*start, id.as_str()),
        None => (Timestamp::MIN, ""),
    };
    let words = statuses(read)
        .into_iter()
        .map(|one| value(one.as_str().to_owned()));
    let mut with = Variables::new();
    with.insert("from", instant(from));
    with.insert("to", instant(to));
    // What is over by then is not read again and again: history grows, the window does not.
    let earliest = from.checked_sub(LONGEST).unwrap_or(Timestamp::MIN);
    with.insert("since", instant(earliest.max(after)));
    with.insert("after_start", instant(after));
    with.insert("after_id", value(after_id.to_owned()));
    with.insert("statuses", array(words));
    with.insert("limit", limit(read.limit));
    with
}

async fn by_index(
    engine: &Engine,
    read: &CalendarRead,
    field: &str,
    key: &str,
) -> Result<Vec<Booking>, Failure> {
    let words = |of: Option<&str>| value(of.map(str::to_owned));
    let mut with = bound(read);
    with.insert("key", value(key.to_owned()));
    with.insert(
        "rooms",
        array(
            read.rooms
                .iter()
                .map(|room| value(room.as_str().to_owned())),
        ),
    );
    with.insert(
        "organiser",
        words(read.organiser.as_ref().map(|one| one.as_str())),
    );
    with.insert(
        "series",
        words(read.series.as_ref().map(|one| one.as_str())),
    );
    let text = INDEX.replace("{field}", field);
    read::read_all(engine.run(&text, with).await?.value(0)?)
}

async fn by_attendee(
    engine: &Engine,
    read: &CalendarRead,
    attendee: &AccountId,
) -> Result<Vec<Booking>, Failure> {
    let mut with = bound(read);
    let rooms = read.rooms.iter();
    with.insert(
        "rooms",
        array(rooms.map(|room| value(room.as_str().to_owned()))),
    );
    with.insert("attendee", value(attendee.as_str().to_owned()));
    with.insert("longest", Value::Duration(LONGEST.into()));
    read::read_all(engine.run(ATTENDING, with).await?.value(0)?)
}

async fn by_rooms(engine: &Engine, read: &CalendarRead) -> Result<Vec<Booking>, Failure> {
    let rooms = match read.rooms.is_empty() {
        true => read::guards(engine)
            .await?
            .into_iter()
            .map(|(room, _)| room)
            .collect(),
        false => unique(&read.rooms),
    };
    let statuses = statuses(read);
    let mut found: Vec<Booking> = Vec::new();
    for table in [rows::OCCUPANCY, rows::WITHDRAWN] {
        if !statuses.iter().any(|status| rows::table(*status) == table) {
            continue;
        }
        let room = ROOMS.replace("{table}", table);
        for rooms in rooms.chunks(ROOMS_AT_ONCE) {
            let text = (0..rooms.len()).map(|n| room.replace("{n}", &n.to_string()));
            let mut with = bound(read);
            with.insert("rooms", array(rooms.iter().map(asked)));
            let mut answer = engine.run(&text.collect::<String>(), with).await?;
            for n in 0..rooms.len() {
                let copies = list(answer.value(n)?)?.into_iter().map(copy);
                found.extend(copies.collect::<Result<Vec<_>, _>>()?);
            }
            found.sort_by(|a, b| (a.slot.start, &a.id).cmp(&(b.slot.start, &b.id)));
            found.truncate(read.limit);
        }
    }
    Ok(found)
}

/// A room named twice is read once.
fn unique(rooms: &[RoomId]) -> Vec<RoomId> {
    let mut rooms = rooms.to_vec();
    rooms.sort();
    rooms.dedup();
    rooms
}

fn asked(room: &RoomId) -> Value {
    let asked: Object = object([
        ("room", value(room.as_str().to_owned())),
        ("guard", value(rows::id(rows::GUARD, room.as_str()))),
    ]);
    Value::Object(asked)
}

/// A whole booking from a copy's text.
pub(super) fn copy(found: Value) -> Result<Booking, Failure> {
    serde_json::from_str(&text(found)?)
        .map_err(|error| Failure::Other(format!("stored data: {error}")))
}
