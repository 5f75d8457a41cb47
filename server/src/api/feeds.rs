//! Private feeds: addresses with a secret, for calendar programs.

use axum::{
    Json as Answer,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::{delete, get, post},
};
use contract::connections::{FeedView, NewFeed};
use domain::ids::{FeedId, RoomId};
use serde::Deserialize;
use services::connections;

use super::{
    exports::calendar,
    lists::{self, Listed},
};
use crate::{
    http::{Caller, Fault, Id, body::MaybeJson, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/feeds", "The caller's feeds.").answers::<Listed<FeedView>>(),
        get(list),
    )
    .route(
        Operation::post(
            "/feeds",
            "A feed of a room, or of the caller's own bookings.",
        )
        .takes::<Wanted>()
        .creates::<NewFeed>(),
        post(create),
    )
    .route(
        Operation::delete("/feeds/{id}", "End a feed."),
        delete(revoke),
    )
}

/// Of what.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
struct Wanted {
    /// The room; absent: the caller's own bookings.
    #[serde(default)]
    room: Option<RoomId>,
}

async fn list(State(site): State<Site>, caller: Caller) -> Result<Answer<Listed<FeedView>>, Fault> {
    lists::whole(connections::feeds(&site.services, &caller.actor).await?)
}

async fn create(
    Use(services): Use,
    caller: Caller,
    MaybeJson(wanted): MaybeJson<Wanted>,
) -> Result<(StatusCode, Answer<NewFeed>), Fault> {
    let feed = connections::create_feed(&services, &caller.actor, wanted.room).await?;
    Ok((StatusCode::CREATED, Answer(feed)))
}

async fn revoke(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<FeedId>,
) -> Result<StatusCode, Fault> {
    connections::revoke_feed(&site.services, &caller.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /feeds/{secret}.ics`: who has the address may read it.
///
/// # Errors
/// 404 for an unknown or ended one.
pub(crate) async fn feed(
    State(site): State<Site>,
    Path(file): Path<String>,
) -> Result<Response, Fault> {
    let unknown = || Fault::not_found("feed");
    let secret = file.strip_suffix(".ics").ok_or_else(unknown)?;
    Ok(calendar(connections::feed(&site.services, secret).await?))
}
