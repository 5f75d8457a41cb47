//! Asking for a role, and the answer of the department's head (R006).

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{get, post},
};
use contract::role_requests::{AskForRole, DecideRole, RoleRequestView};
use services::accounts;

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Fault, Id, Json},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/role-requests",
            "My requests for roles, and those that wait for me; the newest 100.",
        )
        .answers::<Listed<RoleRequestView>>(),
        get(list),
    )
    .route(
        Operation::post("/role-requests", "Ask for a role.")
            .takes::<AskForRole>()
            .creates::<RoleRequestView>(),
        post(ask),
    )
    .route(
        Operation::post(
            "/role-requests/{id}/decision",
            "Give the role, or do not: by the head of the applicant's department.",
        )
        .takes::<DecideRole>()
        .answers::<RoleRequestView>(),
        post(decide),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
) -> Result<Answer<Listed<RoleRequestView>>, Fault> {
    lists::whole(accounts::role_requests(&site.services, &caller.actor).await?)
}

async fn ask(
    State(site): State<Site>,
    caller: Caller,
    Json(input): Json<AskForRole>,
) -> Result<(StatusCode, Answer<RoleRequestView>), Fault> {
    let made = accounts::ask_for_role(&site.services, &caller.actor, &input).await?;
    Ok((StatusCode::CREATED, Answer(made)))
}

async fn decide(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<String>,
    Json(input): Json<DecideRole>,
) -> Result<Answer<RoleRequestView>, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    Ok(Answer(
        accounts::decide_role(services, actor, &id, &input).await?,
    ))
}
