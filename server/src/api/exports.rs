//! Calendars taken out: of a room, of a person, of everything.

use axum::{
    Json as Answer,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use contract::connections::CalendarFile;
use domain::bookings::Slot;
use jiff::Timestamp;
use services::connections::{self, Selection};

use crate::{
    http::{Asked, Caller, Fault, Params},
    openapi::{Api, Operation},
    site::Site,
};

/// What calendar programs expect.
const CALENDAR: &str = "text/calendar; charset=utf-8";

pub(super) fn routes(api: Api) -> Api {
    let chosen = |operation: Operation| {
        operation
            .query("room", "string", "Of this room.")
            .query(
                "person",
                "string",
                "Made by this person; `me` for the caller.",
            )
            .query("from", "string/date-time", "That end after this.")
            .query("to", "string/date-time", "That start before this.")
    };
    api.route(
        chosen(Operation::get(
            "/exports/calendar.ics",
            "A calendar as iCalendar (RFC 5545).",
        ))
        .answers_bytes("text/calendar"),
        get(ics),
    )
    .route(
        chosen(Operation::get(
            "/exports/calendar.json",
            "A calendar as one JSON value.",
        ))
        .answers::<CalendarFile>(),
        get(json),
    )
}

fn selection(caller: &Caller, params: &Params) -> Result<(Selection, Option<Slot>), Fault> {
    let person = match params.text("person") {
        Some("me") => caller.actor.account().cloned(),
        _ => params.id("person")?,
    };
    let selection = match (params.id("room")?, person) {
        (Some(room), _) => Selection::Room(room),
        (None, Some(person)) => Selection::Person(person),
        (None, None) => Selection::Everything,
    };
    let window = match (params.instant("from")?, params.instant("to")?) {
        (None, None) => None,
        (from, to) => Some(Slot {
            start: from.unwrap_or(Timestamp::MIN),
            end: to.unwrap_or(Timestamp::MAX),
        }),
    };
    if window.is_some_and(|window| window.end <= window.start) {
        return Err(Fault::field("to", "bad_time"));
    }
    Ok((selection, window))
}

async fn ics(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    params: Params,
) -> Result<Response, Fault> {
    let (selection, window) = selection(&caller, &params)?;
    let (services, actor) = (&site.services, &caller.actor);
    let text = connections::ics(services, actor, &selection, window, asked.locale).await?;
    Ok(calendar(text))
}

/// iCalendar text as a file.
pub(super) fn calendar(text: String) -> Response {
    let kind = HeaderValue::from_static(CALENDAR);
    let file = HeaderValue::from_static("attachment; filename=\"lintel.ics\"");
    (
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, file),
        ],
        text,
    )
        .into_response()
}

async fn json(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<CalendarFile>, Fault> {
    let (selection, window) = selection(&caller, &params)?;
    let work = connections::json(&site.services, &caller.actor, &selection, window);
    Ok(Answer(work.await?))
}
