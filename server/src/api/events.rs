//! Published meetings, for whoever asks (R030).

use axum::{Json as Answer, extract::State, response::Response, routing::get};
use contract::meetings::EventView;
use domain::ids::MeetingId;
use services::{connections, meetings};

use super::{
    exports::calendar,
    lists::{self, Listed},
};
use crate::{
    http::{Caller, Fault, Id, Params, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/events",
            "Published meetings that are not over; those for the house only with a caller.",
        )
        .paged()
        .answers::<Listed<EventView>>()
        .open(),
        get(list),
    )
    .route(
        Operation::get("/events/{id}", "One published meeting.")
            .answers::<EventView>()
            .open(),
        get(one),
    )
    .route(
        Operation::get("/events/{id}/calendar.ics", "It as iCalendar (RFC 5545).")
            .answers_bytes("text/calendar")
            .open(),
        get(one_calendar),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Listed<EventView>>, Fault> {
    let paging = lists::paging(&params)?;
    let page = meetings::events(&site.services, &caller.actor, &paging).await?;
    Ok(Answer(page))
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Tagged<EventView>, Fault> {
    let view = meetings::event(&site.services, &caller.actor, &id).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn one_calendar(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, Fault> {
    let text = connections::event_calendar(&site.services, &caller.actor, &id).await?;
    Ok(calendar(text))
}

/// `GET /events.ics`: a feed of all that is published to everybody; calendar programs send no
/// cookie, so it is the public's.
///
/// # Errors
/// Unavailable.
pub(crate) async fn feed(State(site): State<Site>, caller: Caller) -> Result<Response, Fault> {
    let text = connections::events_calendar(&site.services, &caller.actor).await?;
    Ok(calendar(text))
}
