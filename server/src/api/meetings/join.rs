//! The join link for programs: what it shows, and coming from outside (R028, R056).

use axum::{
    Json as Answer,
    extract::{Path, State},
    http::StatusCode,
    routing::{get, post},
};
use contract::meetings::{Join, JoinAs, JoinedAs};
use services::meetings;

use crate::{
    http::{Asked, Fault, Json},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/join/{secret}",
            "What the join link shows to whoever has it.",
        )
        .answers::<Join>()
        .open(),
        get(join),
    )
    .route(
        Operation::post(
            "/join/{secret}",
            "Come from outside: name and company are put on the list of those who come.",
        )
        .takes::<JoinAs>()
        .creates::<JoinedAs>()
        .open(),
        post(join_as),
    )
}

async fn join(State(site): State<Site>, Path(secret): Path<String>) -> Result<Answer<Join>, Fault> {
    Ok(Answer(meetings::join(&site.services, &secret).await?))
}

async fn join_as(
    State(site): State<Site>,
    Path(secret): Path<String>,
    asked: Asked,
    Json(input): Json<JoinAs>,
) -> Result<(StatusCode, Answer<JoinedAs>), Fault> {
    let done = meetings::join_as(&site.services, &secret, &input, &asked.client()).await?;
    Ok((StatusCode::CREATED, Answer(done)))
}
