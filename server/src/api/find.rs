//! The finder: rooms for a wish, best first.

use std::str::FromStr;

use axum::{Json as Answer, extract::State, routing::get};
use contract::find::Offers;
use domain::bookings::Slot;
use services::{bookings, rooms};

use crate::{
    http::{Caller, Fault, Params},
    openapi::{Api, Operation},
    site::Site,
};

/// Longest text that is read, in bytes.
const LONGEST: usize = 1_000;

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/find",
            "Rooms that the caller could book for a wish, best first: by a sentence, by fields, or \
             both (fields count first). Nothing is stored.",
        )
        .query(
            "q",
            "string",
            "\"a room for 6 with a screen from 14:00 for an hour\", English or Chinese.",
        )
        .query(
            "start",
            "string/date-time",
            "From; with `end`, instead of date, time and minutes.",
        )
        .query("end", "string/date-time", "To.")
        .query("date", "string/date", "Which day; today unless told.")
        .query("time", "string", "`HH:MM`; soon unless told.")
        .query("minutes", "integer", "How long; 60 unless told.")
        .query("people", "integer", "Heads to seat.")
        .query(
            "equipment",
            "array",
            "What must be in the room, at most 10.",
        )
        .query("building", "string", "Only in the building of this name.")
        .query(
            "zone",
            "string",
            "IANA zone of the wall clock; the organisation's unless told.",
        )
        .answers::<Offers>(),
        get(find),
    )
}

async fn find(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Offers>, Fault> {
    let zone = match params.text("zone") {
        Some(zone) => zone.to_owned(),
        None => rooms::settings(&site.services).await?.time_zone,
    };
    let text = params.text("q").unwrap_or_default();
    if text.len() > LONGEST {
        return Err(Fault::field("q", "too_long"));
    }
    let slot = match (params.instant("start")?, params.instant("end")?) {
        (Some(start), Some(end)) => Some(Slot { start, end }),
        (None, None) => None,
        (None, Some(_)) => return Err(Fault::field("start", "required")),
        (Some(_), None) => return Err(Fault::field("end", "required")),
    };
    let equipment = params.all("equipment").into_iter();
    let asked = bookings::Asked {
        text: text.to_owned(),
        zone,
        slot,
        date: parsed(&params, "date", "bad_time")?,
        time: parsed(&params, "time", "bad_time")?,
        minutes: parsed(&params, "minutes", "bad_value")?,
        people: parsed(&params, "people", "bad_value")?,
        equipment: equipment
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect(),
        building: params.text("building").map(str::to_owned),
    };
    let found = bookings::find(&site.services, &caller.actor, &asked).await?;
    Ok(Answer(found))
}

fn parsed<T: FromStr>(params: &Params, name: &str, code: &str) -> Result<Option<T>, Fault> {
    let value = params.text(name).map(str::parse).transpose();
    value.map_err(|_| Fault::field(name, code))
}
