//! The papers of a meeting (R059 to R064): announced, sent in pieces, read, shown.

mod send;
mod shown;
mod upload;

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post},
};
use contract::meetings::{BeginUpload, ChangePaper, MeetingDetail, Paper, Papers, UploadView};
use domain::ids::MeetingId;
use services::meetings::{self, papers};

use crate::{
    http::{Caller, Expected, Fault, Id, Json, Tagged, TwoIds},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    let api = api
        .route(
            Operation::get(
                "/meetings/{id}/papers",
                "Those of its papers that the caller may read now.",
            )
            .answers::<Papers>(),
            get(list),
        )
        .route(
            Operation::post("/meetings/{id}/check-in", "The caller is there.")
                .answers::<MeetingDetail>(),
            post(check_in),
        );
    reading(keeping(uploads(api)))
}

fn uploads(api: Api) -> Api {
    api.route(
        Operation::post(
            "/meetings/{id}/papers/uploads",
            "Announce a file, or go on with one that broke off.",
        )
        .takes::<BeginUpload>()
        .creates::<UploadView>(),
        post(upload::begin),
    )
    .route(
        Operation::get(
            "/meetings/{id}/papers/uploads/{upload}",
            "How far it came; HEAD says it in `Upload-Offset`.",
        )
        .answers::<UploadView>(),
        get(upload::progress),
    )
    .route(
        Operation::patch(
            "/meetings/{id}/papers/uploads/{upload}",
            "Send bytes from `Upload-Offset` on; what comes is kept, also when the line breaks.",
        )
        .takes_bytes("application/offset+octet-stream")
        .answers_nothing(),
        patch(upload::receive),
    )
    .route(
        Operation::delete("/meetings/{id}/papers/uploads/{upload}", "Give it up."),
        delete(upload::abandon),
    )
    .route(
        Operation::post(
            "/meetings/{id}/papers/uploads/{upload}/finish",
            "All has come: make it a paper, or a new version of one.",
        )
        .creates::<Paper>(),
        post(upload::finish),
    )
}

fn keeping(api: Api) -> Api {
    api.route(
        Operation::patch(
            "/meetings/{id}/papers/{paper}",
            "Rename a paper, or put it in another stage.",
        )
        .takes::<ChangePaper>()
        .answers::<Paper>(),
        patch(change),
    )
    .route(
        Operation::delete(
            "/meetings/{id}/papers/{paper}",
            "Take a paper off; it can be put back for a day.",
        ),
        delete(remove),
    )
    .route(
        Operation::post("/meetings/{id}/papers/{paper}/restore", "Put a paper back.")
            .answers::<Paper>(),
        post(restore),
    )
}

fn reading(api: Api) -> Api {
    api.route(
        Operation::get(
            "/meetings/{id}/papers/{paper}/versions/{number}",
            "The file, byte for byte; knows `Range`.",
        )
        .answers_bytes("application/octet-stream"),
        get(send::download),
    )
    .route(
        Operation::get(
            "/meetings/{id}/papers/{paper}/versions/{number}/preview",
            "What it says, for reading in the page: HTML, PDF or a picture in which nothing runs.",
        )
        .answers_bytes("text/html"),
        get(shown::preview),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Answer<Papers>, Fault> {
    let all = papers::list(&site.services, &caller.actor, &id).await?;
    Ok(Answer(all))
}

async fn check_in(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let view = meetings::check_in(&site.services, &caller.actor, &id).await?;
    Ok(Tagged::ok(view.meeting.revision, view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, paper): TwoIds<MeetingId, String>,
    Expected(revision): Expected,
    Json(input): Json<ChangePaper>,
) -> Result<Tagged<Paper>, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    let view = papers::change(services, actor, &id, &paper, &input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn remove(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, paper): TwoIds<MeetingId, String>,
    Expected(revision): Expected,
) -> Result<StatusCode, Fault> {
    papers::remove(&site.services, &caller.actor, &id, &paper, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn restore(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, paper): TwoIds<MeetingId, String>,
) -> Result<Tagged<Paper>, Fault> {
    let view = papers::restore(&site.services, &caller.actor, &id, &paper).await?;
    Ok(Tagged::ok(view.revision, view))
}
