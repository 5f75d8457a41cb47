//! Buildings and floors.

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post},
};
use contract::{
    rooms::{BuildingView, FloorView},
    settings::{BuildingInput, FloorInput},
};
use domain::ids::{BuildingId, FloorId};
use services::rooms;

use super::lists::{self, Listed};
use crate::{
    http::{Asked, Caller, Expected, Fault, Id, Json, Tagged, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/buildings", "Buildings with their floors.")
            .answers::<Listed<BuildingView>>(),
        get(list),
    )
    .route(
        Operation::post("/buildings", "Add a building.")
            .takes::<BuildingInput>()
            .creates::<BuildingView>(),
        post(create),
    )
    .route(
        Operation::get(
            "/buildings/{id}",
            "One building, and what its rooms inherit.",
        )
        .answers::<BuildingView>(),
        get(one),
    )
    .route(
        Operation::patch(
            "/buildings/{id}",
            "Change a building and what its rooms inherit.",
        )
        .takes::<BuildingInput>()
        .answers::<BuildingView>(),
        patch(change),
    )
    .route(
        Operation::delete("/buildings/{id}", "Take an empty one away."),
        delete(remove),
    )
    .route(
        Operation::post("/buildings/{id}/floors", "Add a floor.")
            .takes::<FloorInput>()
            .creates::<FloorView>(),
        post(create_floor),
    )
    .route(
        Operation::get("/floors/{id}", "One floor, and what its rooms inherit.")
            .answers::<FloorView>(),
        get(one_floor),
    )
    .route(
        Operation::patch("/floors/{id}", "Change a floor and what its rooms inherit.")
            .takes::<FloorInput>()
            .answers::<FloorView>(),
        patch(change_floor),
    )
    .route(
        Operation::delete("/floors/{id}", "Take an empty one away."),
        delete(remove_floor),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
) -> Result<Answer<Listed<BuildingView>>, Fault> {
    let locale = asked.locale.as_str();
    lists::whole(rooms::buildings(&site.services, &caller.actor, locale).await?)
}

async fn create(
    Use(services): Use,
    caller: Caller,
    Json(input): Json<BuildingInput>,
) -> Result<Tagged<BuildingView>, Fault> {
    let view = rooms::create_building(&services, &caller.actor, &input).await?;
    let location = format!("/api/v1/buildings/{}", view.id);
    Ok(Tagged::created(view.revision, location, view))
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    Id(id): Id<BuildingId>,
) -> Result<Tagged<BuildingView>, Fault> {
    let locale = asked.locale.as_str();
    let view = rooms::building(&site.services, &caller.actor, &id, locale).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BuildingId>,
    Expected(revision): Expected,
    Json(input): Json<BuildingInput>,
) -> Result<Tagged<BuildingView>, Fault> {
    let actor = &caller.actor;
    let view = rooms::change_building(&site.services, actor, &id, &input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn remove(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BuildingId>,
    Expected(revision): Expected,
) -> Result<StatusCode, Fault> {
    rooms::delete_building(&site.services, &caller.actor, &id, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn create_floor(
    Use(services): Use,
    caller: Caller,
    Id(id): Id<BuildingId>,
    Json(input): Json<FloorInput>,
) -> Result<Tagged<FloorView>, Fault> {
    let view = rooms::create_floor(&services, &caller.actor, &id, &input).await?;
    let location = format!("/api/v1/floors/{}", view.id);
    Ok(Tagged::created(view.revision, location, view))
}

async fn one_floor(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<FloorId>,
) -> Result<Tagged<FloorView>, Fault> {
    let view = rooms::floor(&site.services, &caller.actor, &id).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn change_floor(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<FloorId>,
    Expected(revision): Expected,
    Json(input): Json<FloorInput>,
) -> Result<Tagged<FloorView>, Fault> {
    let actor = &caller.actor;
    let view = rooms::change_floor(&site.services, actor, &id, &input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn remove_floor(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<FloorId>,
    Expected(revision): Expected,
) -> Result<StatusCode, Fault> {
    rooms::delete_floor(&site.services, &caller.actor, &id, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}
