//! Requests that wait for a decision (R010).

use axum::{
    Json as Answer,
    extract::State,
    routing::{get, post},
};
use contract::{
    approvals::{Approval, ChangeRequest, RequestFacts, RequestView},
    bookings::BookingDetail,
};
use domain::ids::BookingId;
use serde::Deserialize;
use services::approvals::{self, Order};

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Expected, Fault, Id, Json, Params, Tagged, body::MaybeJson},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    let order = "`priority` (unless told), `oldest` or `start`.";
    api.route(
        Operation::get(
            "/approvals",
            "Requests that wait for the caller's decision.",
        )
        .query("order", "string", order)
        .paged()
        .answers::<Listed<RequestView>>(),
        get(pending),
    )
    .route(
        Operation::post(
            "/bookings/{id}/approve",
            "Approve a request's present step; after the last, overlapping requests are rejected.",
        )
        .takes::<Approval>()
        .answers::<BookingDetail>(),
        post(approve),
    )
    .route(
        Operation::post("/bookings/{id}/reject", "Turn a request down.")
            .takes::<Reject>()
            .answers::<BookingDetail>(),
        post(reject),
    )
    .route(
        Operation::post(
            "/bookings/{id}/take-back",
            "Take one's own last answer to a request back.",
        )
        .answers::<BookingDetail>(),
        post(take_back),
    )
    .route(
        Operation::get(
            "/bookings/{id}/request",
            "Where a request stands: steps, answers, priority.",
        )
        .answers::<RequestFacts>(),
        get(facts),
    )
    .route(
        Operation::patch(
            "/bookings/{id}/request",
            "Say how much a request matters, and why.",
        )
        .takes::<ChangeRequest>()
        .answers::<RequestFacts>(),
        axum::routing::patch(change),
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
) -> Result<Answer<Listed<RequestView>>, Fault> {
    let order = match params.text("order") {
        None | Some("priority") => Order::Priority,
        Some("oldest") => Order::Oldest,
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
    MaybeJson(said): MaybeJson<Approval>,
) -> Result<Tagged<BookingDetail>, Fault> {
    let (actor, comment) = (&caller.actor, &said.comment);
    let work = approvals::approve_saying(&site.services, actor, &id, comment, revision);
    let view = work.await?;
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

async fn take_back(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Expected(revision): Expected,
) -> Result<Tagged<BookingDetail>, Fault> {
    let view = approvals::take_back(&site.services, &caller.actor, &id, revision).await?;
    Ok(Tagged::ok(view.booking.revision, view))
}

async fn facts(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
) -> Result<Answer<RequestFacts>, Fault> {
    let facts = approvals::request_facts(&site.services, &caller.actor, &id).await?;
    Ok(Answer(facts))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BookingId>,
    Json(input): Json<ChangeRequest>,
) -> Result<Answer<RequestFacts>, Fault> {
    let facts = approvals::change_request(&site.services, &caller.actor, &id, &input).await?;
    Ok(Answer(facts))
}
