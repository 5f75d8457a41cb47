//! Recording a meeting, and who agreed to it (R031).

use axum::{
    Json as Answer,
    extract::{Path, State},
    http::StatusCode,
    routing::{delete, get, post, put},
};
use contract::meetings::{AgreeToRecording, AskRecording, NoteConsent, RecordingView};
use domain::ids::MeetingId;
use services::meetings::recording;

use crate::{
    http::{Caller, Expected, Fault, Id, Json, Tagged, TwoIds, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

const PATH: &str = "/meetings/{id}/recording";

pub(super) fn routes(api: Api) -> Api {
    let api = api
        .route(
            Operation::get(
                PATH,
                "Whether it is to be recorded, who agreed, what was recorded.",
            )
            .answers::<RecordingView>(),
            get(one),
        )
        .route(
            Operation::put(
                PATH,
                "Ask that it is recorded: people from outside are asked.",
            )
            .takes::<AskRecording>()
            .answers::<RecordingView>(),
            put(ask),
        );
    api.route(
        Operation::post(
            "/meetings/{id}/recording/consents",
            "Note that the client agreed.",
        )
        .takes::<NoteConsent>()
        .creates::<RecordingView>(),
        post(note),
    )
    .route(
        Operation::delete(
            "/meetings/{id}/recording/consents/{consent}",
            "Note that a consent was withdrawn.",
        ),
        delete(withdraw),
    )
    .route(
        Operation::post(
            "/join/{secret}/recording",
            "Who came from outside agrees that the meeting is recorded, or withdraws that.",
        )
        .takes::<AgreeToRecording>()
        .answers_nothing()
        .open(),
        post(agree),
    )
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Tagged<RecordingView>, Fault> {
    let view = recording::recording(&site.services, &caller.actor, &id).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn ask(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
    Json(input): Json<AskRecording>,
) -> Result<Tagged<RecordingView>, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    let view = recording::ask_recording(services, actor, &id, input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn note(
    Use(services): Use,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Json(input): Json<NoteConsent>,
) -> Result<(StatusCode, Answer<RecordingView>), Fault> {
    let view = recording::note_consent(&services, &caller.actor, &id, &input).await?;
    Ok((StatusCode::CREATED, Answer(view)))
}

async fn withdraw(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, consent): TwoIds<MeetingId, String>,
) -> Result<StatusCode, Fault> {
    recording::withdraw_consent(&site.services, &caller.actor, &id, &consent).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn agree(
    State(site): State<Site>,
    Path(secret): Path<String>,
    Json(input): Json<AgreeToRecording>,
) -> Result<StatusCode, Fault> {
    recording::agree(&site.services, &secret, &input).await?;
    Ok(StatusCode::NO_CONTENT)
}
