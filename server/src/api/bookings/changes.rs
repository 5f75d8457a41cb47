//! Changing bookings (R032): each call names the revision that it means by `If-Match`.

use axum::{
    extract::State,
    http::StatusCode,
    routing::{delete, patch, post},
};
use contract::bookings::{BookingDetail, ChangeBooking, SeriesScope};
use domain::ids::BookingId;
use serde::Deserialize;
use services::bookings;

use crate::{
    http::{Caller, Expected, Fault, Id, Json, Params, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::patch(
            "/bookings/{id}",
            "Move, resize, rename; of a series by `scope`.",
        )
        .takes::<ChangeBooking>()
        .answers::<BookingDetail>(),
        patch(change),
    )
    .route(
        Operation::delete("/bookings/{id}", "Cancel; of a series by `scope`.")
            .query("scope", "string", "`this`, `following` or `all`.")
            .query("reason", "string", "For those who wanted to come."),
        delete(cancel),
    )
    .route(
        Operation::post("/bookings/{id}/end", "End a meeting that is under way.")
            .answers::<BookingDetail>(),
        post(end),
    )
    .route(
        Operation::post("/bookings/{id}/extend", "Give a meeting more time.")
            .takes::<Extend>()
            .answers::<BookingDetail>(),
        post(extend),
    )
}

/// More time.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct Extend {
    /// How many minutes later it ends: 1 to 1440.
    minutes: u32,
}

fn tagged(view: BookingDetail) -> Tagged<BookingDetail> {
    Tagged::ok(view.booking.revision, view)
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Expected(revision): Expected,
    Json(input): Json<ChangeBooking>,
) -> Result<Tagged<BookingDetail>, Fault> {
    let actor = &caller.actor;
    let view = bookings::change(&site.services, actor, &id, &input, revision).await?;
    Ok(tagged(view))
}

async fn cancel(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Expected(revision): Expected,
    params: Params,
) -> Result<StatusCode, Fault> {
    let scope = params.word::<SeriesScope>("scope")?.unwrap_or_default();
    let (actor, reason) = (&caller.actor, params.text("reason"));
    bookings::cancel(&site.services, actor, &id, scope, reason, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn end(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Expected(revision): Expected,
) -> Result<Tagged<BookingDetail>, Fault> {
    let view = bookings::end_early(&site.services, &caller.actor, &id, revision).await?;
    Ok(tagged(view))
}

async fn extend(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Expected(revision): Expected,
    Json(more): Json<Extend>,
) -> Result<Tagged<BookingDetail>, Fault> {
    let (actor, minutes) = (&caller.actor, more.minutes);
    let view = bookings::extend(&site.services, actor, &id, minutes, revision).await?;
    Ok(tagged(view))
}
