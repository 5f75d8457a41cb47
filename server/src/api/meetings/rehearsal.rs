//! The device test before a meeting (R043, R095).

use axum::{
    Json as Answer,
    extract::State,
    routing::{get, post},
};
use contract::meetings::{Rehearsals, Rehearsed};
use domain::ids::MeetingId;
use services::meetings::rehearsal;

use crate::{
    http::{Caller, Fault, Id, Json},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/meetings/{id}/rehearsal", "What worked at the last try.")
            .answers::<Rehearsals>(),
        get(last),
    )
    .route(
        Operation::post(
            "/meetings/{id}/rehearsal",
            "Say what works before it begins.",
        )
        .takes::<Rehearsed>()
        .answers::<Rehearsals>(),
        post(tried),
    )
}

async fn last(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Answer<Rehearsals>, Fault> {
    let last = rehearsal::rehearsals(&site.services, &caller.actor, &id).await?;
    Ok(Answer(last))
}

async fn tried(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Json(works): Json<Rehearsed>,
) -> Result<Answer<Rehearsals>, Fault> {
    let last = rehearsal::rehearse(&site.services, &caller.actor, &id, works).await?;
    Ok(Answer(last))
}
