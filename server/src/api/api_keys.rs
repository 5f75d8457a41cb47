//! API keys: told once, kept as hashes.

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, post},
};
use contract::{
    accounts::ApiKeyView,
    settings::{ApiKeyInput, ApiKeyMade},
};
use domain::ids::ApiKeyId;
use services::accounts::{self, KeyInput};

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Fault, Id, Json, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/api-keys", "Keys, newest first.").answers::<Listed<ApiKeyView>>(),
        get(list),
    )
    .route(
        Operation::post("/api-keys", "Make a key; it is told this once.")
            .takes::<ApiKeyInput>()
            .creates::<ApiKeyMade>(),
        post(create),
    )
    .route(
        Operation::delete("/api-keys/{id}", "Revoke a key."),
        delete(revoke),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
) -> Result<Answer<Listed<ApiKeyView>>, Fault> {
    lists::whole(accounts::keys(&site.services, &caller.actor).await?)
}

async fn create(
    Use(services): Use,
    caller: Caller,
    Json(input): Json<ApiKeyInput>,
) -> Result<(StatusCode, Answer<ApiKeyMade>), Fault> {
    let input = KeyInput {
        name: input.name,
        role: input.role,
        read_only: input.read_only,
        expires_at: input.expires_at,
        department: None,
    };
    let (key, view) = accounts::create_key(&services, &caller.actor, &input).await?;
    Ok((StatusCode::CREATED, Answer(ApiKeyMade { key, view })))
}

async fn revoke(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<ApiKeyId>,
) -> Result<StatusCode, Fault> {
    accounts::revoke_key(&site.services, &caller.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
