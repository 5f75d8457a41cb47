//! The tree of departments (R016).

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post},
};
use contract::accounts::{DepartmentInput, DepartmentView};
use domain::ids::DepartmentId;
use services::accounts;

use super::lists::{self, Listed};
use crate::{
    http::{Asked, Caller, Expected, Fault, Id, Json, Tagged, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/departments",
            "The tree, flat, in the reader's order of names.",
        )
        .answers::<Listed<DepartmentView>>(),
        get(list),
    )
    .route(
        Operation::post("/departments", "Add a department.")
            .takes::<DepartmentInput>()
            .creates::<DepartmentView>(),
        post(create),
    )
    .route(
        Operation::patch("/departments/{id}", "Rename, move, or set the head.")
            .takes::<DepartmentInput>()
            .answers::<DepartmentView>(),
        patch(change),
    )
    .route(
        Operation::delete("/departments/{id}", "Take an empty one away."),
        delete(remove),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
) -> Result<Answer<Listed<DepartmentView>>, Fault> {
    let locale = asked.locale.as_str();
    lists::whole(accounts::departments(&site.services, &caller.actor, locale).await?)
}

async fn create(
    Use(services): Use,
    caller: Caller,
    Json(input): Json<DepartmentInput>,
) -> Result<Tagged<DepartmentView>, Fault> {
    let view = accounts::create_department(&services, &caller.actor, &input).await?;
    let location = format!("/api/v1/departments/{}", view.id);
    Ok(Tagged::created(view.revision, location, view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<DepartmentId>,
    Expected(revision): Expected,
    Json(input): Json<DepartmentInput>,
) -> Result<Tagged<DepartmentView>, Fault> {
    let actor = &caller.actor;
    let work = accounts::change_department(&site.services, actor, &id, &input, revision);
    let view = work.await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn remove(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<DepartmentId>,
    Expected(revision): Expected,
) -> Result<StatusCode, Fault> {
    accounts::delete_department(&site.services, &caller.actor, &id, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}
