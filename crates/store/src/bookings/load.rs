//! What a decision needs: guard, room, live bookings that touch the window.

use domain::{
    bookings::{Occupied, Slot},
    ids::BookingId,
};
use services::ports::{Asked, Kind, Loaded, Stored};
use surrealdb::types::{RecordIdKey, Value, Variables};

use super::rows;
use crate::{
    engine::{Answer, Engine},
    error::Failure,
    records,
    values::{
        array, broken, count, field, instant, limit, list, object, row, text, timestamp, to_json,
        value,
    },
};

const LOAD: &str = include_str!("../../queries/bookings/load.surql");

/// Most rooms at once.
const MOST_ROOMS: usize = 200;
/// Most live bookings of one room's window. More are an error, never a shorter list: what is
/// missing from it would be booked twice.
const MOST_OCCUPIED: usize = 50_000;

/// Statements that load one room.
const STATEMENTS: usize = 4;

pub(super) async fn load(engine: &Engine, asked: &[Asked]) -> Result<Vec<Loaded>, Failure> {
    if asked.len() > MOST_ROOMS {
        return Err(Failure::Other(format!(
            "more than {MOST_ROOMS} rooms at once"
        )));
    }
    let text: String = (0..asked.len())
        .map(|n| LOAD.replace("{n}", &n.to_string()))
        .collect();
    let mut with = Variables::new();
    with.insert("asked", array(asked.iter().map(bound)));
    with.insert("most", limit(MOST_OCCUPIED + 1));
    let mut answer = engine.run(&text, with).await?;
    let rooms = asked.iter().enumerate();
    rooms
        .map(|(n, asked)| loaded(asked, &mut answer, n * STATEMENTS))
        .collect()
}

fn bound(asked: &Asked) -> Value {
    let room = asked.room.as_str();
    Value::Object(object([
        ("room", value(room.to_owned())),
        ("guard", value(rows::id(rows::GUARD, room))),
        ("record", value(rows::id(records::table(Kind::Room), room))),
        ("from", instant(asked.window.start)),
        ("to", instant(asked.window.end)),
    ]))
}

fn loaded(asked: &Asked, answer: &mut Answer, first: usize) -> Result<Loaded, Failure> {
    let occupied = list(answer.value(first + 2)?)?;
    if occupied.len() > MOST_OCCUPIED {
        return Err(Failure::Other(format!(
            "room {}: too many bookings",
            asked.room
        )));
    }
    Ok(Loaded {
        room: asked.room.clone(),
        record: record(asked, answer.value(first + 1)?)?,
        guard: count(&answer.value(first + 3)?)?,
        occupied: occupied
            .into_iter()
            .map(occupying)
            .collect::<Result<_, _>>()?,
    })
}

fn record(asked: &Asked, found: Value) -> Result<Option<Stored>, Failure> {
    if found.is_nullish() {
        return Ok(None);
    }
    let mut found = row(found)?;
    Ok(Some(Stored {
        id: asked.room.as_str().to_owned(),
        revision: count(&field(&mut found, "revision"))?,
        value: to_json(field(&mut found, "value"))?,
    }))
}

/// A row of the calendar.
pub(super) fn occupying(found: Value) -> Result<Occupied, Failure> {
    let mut found = row(found)?;
    let place = field(&mut found, "id");
    let Value::RecordId(place) = place else {
        return Err(broken("a key", &place));
    };
    let RecordIdKey::Array(key) = place.key else {
        return Err(Failure::Other("stored data: expected a place".to_owned()));
    };
    let [_, start, booking] = <[Value; 3]>::try_from(key.into_inner())
        .map_err(|_| Failure::Other("stored data: expected a place of three".to_owned()))?;
    Ok(Occupied {
        booking: BookingId::from(text(booking)?),
        slot: Slot {
            start: timestamp(start)?,
            end: timestamp(field(&mut found, "end"))?,
        },
        status: rows::status(&text(field(&mut found, "status"))?)?,
    })
}
