//! Somebody else in an invitee's place (RFC 5545 3.2.4, 3.2.5).

use axum::{
    extract::State,
    http::StatusCode,
    routing::{delete, post},
};
use contract::meetings::{Delegate, MeetingDetail};
use domain::ids::MeetingId;
use services::meetings;

use super::tagged;
use crate::{
    http::{Caller, Fault, Id, Json, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::post(
            "/meetings/{id}/delegate",
            "Send somebody else, who is asked as the caller was.",
        )
        .takes::<Delegate>()
        .answers::<MeetingDetail>(),
        post(delegate_to),
    )
    .route(
        Operation::delete(
            "/meetings/{id}/delegate",
            "Take it back: nobody comes in the caller's place.",
        ),
        delete(take_back),
    )
}

async fn delegate_to(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Json(input): Json<Delegate>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let view = meetings::delegate(&site.services, &caller.actor, &id, &input).await?;
    Ok(tagged(view))
}

async fn take_back(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<StatusCode, Fault> {
    meetings::take_back(&site.services, &caller.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
