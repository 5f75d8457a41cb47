//! How a booking lies in the tables: whole in `booking`, and as a copy for lists in `occupancy`
//! (live) or `withdrawn` (not live), keyed [room, start, booking].

use domain::{
    bookings::{Booking, Series, Status},
    ids::{AccountId, BookingId, RoomId},
};
use jiff::Timestamp;
use surrealdb::types::{Array, RecordId, Value};

use crate::{
    error::Failure,
    values::{instant, object, record, revision, value},
};

pub(super) const ATTENDING: &str = "attending";
pub(super) const BOOKING: &str = "booking";
pub(super) const GUARD: &str = "guard";
pub(super) const OCCUPANCY: &str = "occupancy";
pub(super) const SERIES: &str = "series";
pub(super) const WITHDRAWN: &str = "withdrawn";

/// The key of a record with a text id.
pub(super) fn id(table: &str, id: &str) -> RecordId {
    RecordId::new(table, id)
}

/// The key of a copy. Sorted by room, then start, then booking, as lists are.
pub(super) fn place(table: &str, room: &RoomId, start: Timestamp, booking: &BookingId) -> RecordId {
    let key = vec![
        value(room.as_str().to_owned()),
        instant(start),
        value(booking.as_str().to_owned()),
    ];
    RecordId::new(table, Array::from(key))
}

/// The key of a line on somebody's schedule.
pub(super) fn line(account: &AccountId, start: Timestamp, booking: &BookingId) -> RecordId {
    let key = vec![
        value(account.as_str().to_owned()),
        instant(start),
        value(booking.as_str().to_owned()),
    ];
    RecordId::new(ATTENDING, Array::from(key))
}

/// A line on somebody's schedule.
pub(super) fn attending(account: &AccountId, of: &Booking) -> Value {
    Value::Object(object([
        ("id", value(line(account, of.slot.start, &of.id))),
        ("end", instant(of.slot.end)),
        ("booking", value(id(BOOKING, of.id.as_str()))),
        ("made", value(of.organiser.as_ref() == Some(account))),
        (
            "meeting",
            value(of.meeting.as_ref().map(|one| one.as_str().to_owned())),
        ),
    ]))
}

/// The table that a status puts the copy into.
pub(super) fn table(status: Status) -> &'static str {
    match status.is_live() {
        true => OCCUPANCY,
        false => WITHDRAWN,
    }
}

/// The row of table `booking`.
pub(super) fn booking(of: &Booking) -> Result<Value, Failure> {
    Ok(Value::Object(object([
        ("id", value(id(BOOKING, of.id.as_str()))),
        ("room", value(of.room.as_str().to_owned())),
        ("start", instant(of.slot.start)),
        ("end", instant(of.slot.end)),
        ("status", value(of.status.as_str().to_owned())),
        (
            "organiser",
            value(of.organiser.as_ref().map(|one| one.as_str().to_owned())),
        ),
        (
            "series",
            value(of.series.as_ref().map(|one| one.as_str().to_owned())),
        ),
        ("uid", value(of.uid.clone())),
        ("revision", revision(of.revision)),
        ("record", record(of)?),
    ])))
}

/// The copy for lists; the whole booking as text, which is read without looking inside.
pub(super) fn copy(of: &Booking) -> Result<Value, Failure> {
    let text = serde_json::to_string(of).map_err(|error| Failure::Other(error.to_string()))?;
    Ok(Value::Object(object([
        (
            "id",
            value(place(table(of.status), &of.room, of.slot.start, &of.id)),
        ),
        ("end", instant(of.slot.end)),
        ("status", value(of.status.as_str().to_owned())),
        ("record", value(text)),
    ])))
}

/// The row of table `series`; `open` ones are extended by a job.
pub(super) fn series(of: &Series) -> Result<Value, Failure> {
    Ok(Value::Object(object([
        ("id", value(id(SERIES, of.id.as_str()))),
        ("open", value(of.infinite && !of.ended)),
        ("booked_until", instant(of.booked_until)),
        ("record", record(of)?),
    ])))
}

/// A status by its word.
pub(super) fn status(word: &str) -> Result<Status, Failure> {
    let all = [
        Status::Pending,
        Status::Confirmed,
        Status::Rejected,
        Status::Cancelled,
        Status::Released,
    ];
    let found = all.into_iter().find(|one| one.as_str() == word);
    found.ok_or_else(|| Failure::Other(format!("stored data: no status {word}")))
}
