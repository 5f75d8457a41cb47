//! Bookings: reading and booking here, changing in `changes`.

mod changes;

use axum::{
    Json as Answer,
    extract::State,
    routing::{get, post},
};
use contract::bookings::{BookRoom, Booked, BookingDetail, BookingView, Preview};
use domain::{
    bookings::{Slot, Status},
    ids::{BookingId, RoomId, SeriesId},
};
use services::bookings::{self, BookingFilter};

use super::lists::{self, Listed};
use crate::{
    http::{
        Caller, Fault, Id, Json, Params, Tagged, path,
        reserved::{Reserved, Use},
    },
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    let api = api
        .route(
            Operation::post("/bookings", "Book a room, once or by a rule.")
                .takes::<BookRoom>()
                .creates::<Booked>(),
            post(book),
        )
        .route(
            filtered(Operation::get(
                "/bookings",
                "Occurrences that overlap a window, by start.",
            )),
            get(list),
        )
        .route(
            filtered(Operation::get(
                "/bookings/mine",
                "Occurrences that the caller booked.",
            )),
            get(mine),
        )
        .route(
            Operation::get(
                "/schedule",
                "What the caller booked and is asked to attend, by start.",
            )
            .query("from", "string/date-time", "Required: that end after this.")
            .query(
                "to",
                "string/date-time",
                "Required: that start before this; at most 62 days on.",
            )
            .answers::<Listed<BookingView>>(),
            get(schedule),
        )
        .route(
            Operation::post(
                "/bookings/preview",
                "Every date with its clash; nothing is stored.",
            )
            .takes::<BookRoom>()
            .answers::<Preview>(),
            post(preview),
        )
        .route(
            Operation::get("/bookings/{id}", "One occurrence.").answers::<BookingDetail>(),
            get(one),
        );
    changes::routes(api)
}

fn filtered(operation: Operation) -> Operation {
    operation
        .query("room", "array", "In these rooms.")
        .query("from", "string/date-time", "That end after this.")
        .query("to", "string/date-time", "That start before this.")
        .query("series", "string", "Dates of this series.")
        .query(
            "status",
            "array",
            "With one of these; pending and confirmed unless told.",
        )
        .paged()
        .answers::<Listed<BookingView>>()
}

fn filter(params: &Params) -> Result<BookingFilter, Fault> {
    let rooms = params.all("room");
    if !rooms.iter().all(|room| path::plain(room)) {
        return Err(Fault::field("room", "bad_id"));
    }
    let word = |text: &str| serde_json::from_value::<Status>(text.into());
    let statuses = params.all("status").into_iter().map(word).collect();
    Ok(BookingFilter {
        rooms: rooms.into_iter().map(RoomId::from).collect(),
        from: params.instant("from")?,
        to: params.instant("to")?,
        series: params.id::<SeriesId>("series")?,
        statuses: Result::<Vec<_>, _>::map_err(statuses, |_| Fault::field("status", "bad_value"))?,
    })
}

async fn book(
    Use(services): Use,
    reserved: Reserved,
    caller: Caller,
    Json(input): Json<BookRoom>,
) -> Result<Tagged<Booked>, Fault> {
    let actor = &caller.actor;
    let booked = match reserved.id().map(BookingId::from) {
        Some(id) => bookings::book_with_id(&services, actor, &id, &input).await?,
        None => bookings::book(&services, actor, &input).await?,
    };
    let location = format!("/api/v1/bookings/{}", booked.id);
    Ok(Tagged::created(booked.revision, location, booked))
}

async fn preview(
    State(site): State<Site>,
    caller: Caller,
    Json(input): Json<BookRoom>,
) -> Result<Answer<Preview>, Fault> {
    Ok(Answer(
        bookings::preview(&site.services, &caller.actor, &input).await?,
    ))
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Listed<BookingView>>, Fault> {
    let (filter, paging) = (filter(&params)?, lists::paging(&params)?);
    let page = bookings::list(&site.services, &caller.actor, &filter, &paging).await?;
    Ok(Answer(page))
}

async fn mine(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Listed<BookingView>>, Fault> {
    let (filter, paging) = (filter(&params)?, lists::paging(&params)?);
    let page = bookings::mine(&site.services, &caller.actor, &filter, &paging).await?;
    Ok(Answer(page))
}

async fn schedule(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Listed<BookingView>>, Fault> {
    let edge = |name: &'static str| {
        let at = params.instant(name)?;
        at.ok_or_else(|| Fault::field(name, "required"))
    };
    let window = Slot {
        start: edge("from")?,
        end: edge("to")?,
    };
    let items = bookings::schedule(&site.services, &caller.actor, window).await?;
    Ok(Answer(Listed {
        items,
        next_cursor: None,
    }))
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
) -> Result<Tagged<BookingDetail>, Fault> {
    let view = bookings::get(&site.services, &caller.actor, &id).await?;
    Ok(Tagged::ok(view.booking.revision, view))
}
