//! Requests that wait for a decision (R010).

use axum::{
    Json as Answer,
    extract::State,
    routing::{get, post},
};
use contract::bookings::{BookingDetail, BookingView};
use domain::ids::BookingId;
use serde::Deserialize;
use services::approvals::{self, Order};

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Expected, Fault, Id, Json, Params, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/approvals", "Requests that the caller may decide about.")
            .query("order", "string", "`oldest` (unless told) or `start`.")
            .paged()
            .answers::<Listed<BookingView>>(),
        get(pending),
    )
    .route(
        Operation::post(
            "/bookings/{id}/approve",
            "Approve; overlapping requests are rejected.",
        )
        .answers::<BookingDetail>(),
        post(approve),
    )
    .route(
        Operation::post("/bookings/{id}/reject", "Turn a request down.")
            .takes::<Reject>()
            .answers::<BookingDetail>(),
        post(reject),
    )
}

/// Why.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct Reject {
    /// For the one who asked; needed.
    reason: String,
}

async fn pending(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Listed<BookingView>>, Fault> {
    let order = match params.text("order") {
        None | Some("oldest") => Order::Oldest,
        Some("start") => Order::Start,
        Some(_) => return Err(Fault::field("order", "bad_value")),
    };
    let paging = lists::paging(&params)?;
    let page = approvals::pending(&site.services, &caller.actor, order, &paging).await?;
    Ok(Answer(page))
}

async fn approve(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Expected(revision): Expected,
) -> Result<Tagged<BookingDetail>, Fault> {
    let view = approvals::approve(&site.services, &caller.actor, &id, revision).await?;
    Ok(Tagged::ok(view.booking.revision, view))
}

async fn reject(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Expected(revision): Expected,
    Json(why): Json<Reject>,
) -> Result<Tagged<BookingDetail>, Fault> {
    let (actor, reason) = (&caller.actor, &why.reason);
    let view = approvals::reject(&site.services, actor, &id, reason, revision).await?;
    Ok(Tagged::ok(view.booking.revision, view))
}
