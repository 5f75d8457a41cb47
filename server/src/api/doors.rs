//! Doors (R138, R181): paired by a code, then known by a token in a cookie or a bearer header.

use axum::{
    Json as Answer,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, get, patch, post},
};
use contract::doors::{DoorFace, DoorView, PairDoor, PairingOffer, PairingState};
use domain::{
    accounts::Denial,
    ids::{DoorId, RoomId},
};
use serde::Deserialize;
use services::{Error, doors};

use super::lists::{self, Listed};
use crate::{
    http::{
        Asked, Caller, Expected, Fault, Id, Json, Tagged, caller::DOOR_COOKIE, cookies,
        reserved::Use,
    },
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    let api = api
        .route(
            Operation::post("/doors/pairings", "A tablet asks for a code to show.")
                .open()
                .creates::<PairingOffer>(),
            post(offer),
        )
        .route(
            Operation::post(
                "/doors/pairings/poll",
                "A tablet asks whether it was confirmed.",
            )
            .open()
            .takes::<Poll>()
            .answers::<PairingState>(),
            post(poll),
        )
        .route(
            Operation::post(
                "/doors/pairings/confirm",
                "Confirm the code that a tablet shows.",
            )
            .takes::<PairDoor>()
            .creates::<DoorView>(),
            post(confirm),
        );
    api.route(
        Operation::get("/doors/me/face", "Everything that this door shows.").answers::<DoorFace>(),
        get(face),
    )
    .route(
        Operation::get("/doors", "Doors with when they were last heard of.")
            .answers::<Listed<DoorView>>(),
        get(list),
    )
    .route(
        Operation::patch("/doors/{id}", "Hang a door at another room, or rename it.")
            .takes::<MoveDoor>()
            .answers::<DoorView>(),
        patch(relocate),
    )
    .route(
        Operation::delete("/doors/{id}", "Revoke a door's token."),
        delete(revoke),
    )
}

/// The tablet's own secret.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct Poll {
    /// As it was offered.
    secret: String,
}

/// Where a door hangs.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct MoveDoor {
    /// The room it hangs at.
    room: RoomId,
    /// A name for the device; absent: as it is.
    #[serde(default)]
    name: Option<String>,
}

async fn offer(
    State(site): State<Site>,
    asked: Asked,
) -> Result<(StatusCode, Answer<PairingOffer>), Fault> {
    let offer = doors::offer(&site.services, &asked.client()).await?;
    Ok((StatusCode::CREATED, Answer(offer)))
}

/// The token is told once, and set as a cookie, so that the tablet's page never holds it.
async fn poll(State(site): State<Site>, Json(asked): Json<Poll>) -> Result<Response, Fault> {
    let state = doors::poll(&site.services, &asked.secret).await?;
    let cookie = match &state {
        PairingState::Paired { token } => Some(cookies::kept(&site, DOOR_COOKIE, token)),
        _ => None,
    };
    let mut response = Answer(state).into_response();
    if let Some(cookie) = cookie.and_then(|cookie| cookie.parse().ok()) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn confirm(
    Use(services): Use,
    caller: Caller,
    Json(command): Json<PairDoor>,
) -> Result<Tagged<DoorView>, Fault> {
    let view = doors::confirm(&services, &caller.actor, &command).await?;
    let location = format!("/api/v1/doors/{}", view.id);
    Ok(Tagged::created(view.revision, location, view))
}

async fn face(State(site): State<Site>, caller: Caller) -> Result<Answer<DoorFace>, Fault> {
    let token = caller.token.ok_or(Error::from(Denial::SignIn))?;
    let door = doors::door_caller(&site.services, &token).await?;
    Ok(Answer(doors::face(&site.services, &door).await?))
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
) -> Result<Answer<Listed<DoorView>>, Fault> {
    let locale = asked.locale.as_str();
    lists::whole(doors::doors(&site.services, &caller.actor, locale).await?)
}

async fn relocate(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<DoorId>,
    Expected(revision): Expected,
    Json(wish): Json<MoveDoor>,
) -> Result<Tagged<DoorView>, Fault> {
    let (actor, name) = (&caller.actor, wish.name.as_deref());
    let work = doors::move_door(&site.services, actor, &id, &wish.room, name, revision);
    let view = work.await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn revoke(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<DoorId>,
) -> Result<StatusCode, Fault> {
    doors::revoke(&site.services, &caller.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
