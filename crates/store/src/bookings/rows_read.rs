//! Rows of the calendar as they lie, for the check.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    bookings::{Booking, Occupied},
    ids::{BookingId, RoomId},
};
use jiff::Timestamp;
use surrealdb::types::Variables;

use super::{calendar, load, read, rows};
use crate::{
    Store,
    error::Failure,
    values::{self, array, field, instant, limit, value},
};

const PLACES: &str = include_str!("../../queries/check/places.surql");
const ROOM: &str = include_str!("../../queries/check/room.surql");

/// A row of the calendar: which booking, when, how it stands.
pub(crate) type Row = Occupied;

impl Store {
    /// The copies of these bookings, from where each must lie.
    pub(crate) async fn copies(
        &self,
        of: &[Booking],
    ) -> Result<BTreeMap<BookingId, Booking>, Failure> {
        let places = of.iter().map(|one| {
            value(rows::place(
                rows::table(one.status),
                &one.room,
                one.slot.start,
                &one.id,
            ))
        });
        let mut with = Variables::new();
        with.insert("places", array(places));
        let found = values::rows(self.engine.run(PLACES, with).await?.value(0)?)?;
        let copies = found
            .into_iter()
            .map(|mut row| calendar::copy(field(&mut row, "record")));
        copies
            .map(|copy| copy.map(|one| (one.id.clone(), one)))
            .collect()
    }

    /// One room's rows after a (start, id), in order.
    pub(crate) async fn room_rows(
        &self,
        room: &RoomId,
        live: bool,
        (after, id): (Timestamp, &BookingId),
        most: usize,
    ) -> Result<Vec<Row>, Failure> {
        let table = if live {
            rows::OCCUPANCY
        } else {
            rows::WITHDRAWN
        };
        let mut with = Variables::new();
        with.insert("room", value(room.as_str().to_owned()));
        with.insert("after", instant(after));
        with.insert("after_id", value(id.as_str().to_owned()));
        with.insert("last", instant(Timestamp::MAX));
        with.insert("limit", limit(most));
        let text = ROOM.replace("{table}", table);
        let found = values::list(self.engine.run(&text, with).await?.value(0)?)?;
        found.into_iter().map(load::occupying).collect()
    }

    /// Bookings by id; what is not there is left out.
    pub(crate) async fn bookings(
        &self,
        ids: &BTreeSet<BookingId>,
    ) -> Result<BTreeMap<BookingId, Booking>, Failure> {
        let places = ids
            .iter()
            .map(|id| value(rows::id(rows::BOOKING, id.as_str())));
        let mut with = Variables::new();
        with.insert("places", array(places));
        let found = values::rows(self.engine.run(PLACES, with).await?.value(0)?)?;
        let records = found.into_iter().map(|mut row| field(&mut row, "record"));
        let all = read::read_all::<Booking>(array(records))?;
        Ok(all.into_iter().map(|one| (one.id.clone(), one)).collect())
    }
}
