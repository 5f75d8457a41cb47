//! The agenda of a meeting (R058).

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post},
};
use contract::meetings::{Agenda, ChangeItem, MoveItem, NewItem};
use domain::ids::MeetingId;
use services::meetings;

use crate::{
    http::{Caller, Fault, Id, Json, TwoIds},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/meetings/{id}/agenda", "Its agenda, with times.").answers::<Agenda>(),
        get(read_agenda),
    )
    .route(
        Operation::post("/meetings/{id}/agenda", "One more item.")
            .takes::<NewItem>()
            .answers::<Agenda>(),
        post(add_item),
    )
    .route(
        Operation::patch("/meetings/{id}/agenda/{item}", "Change what an item says.")
            .takes::<ChangeItem>()
            .answers::<Agenda>(),
        patch(change_item),
    )
    .route(
        Operation::delete("/meetings/{id}/agenda/{item}", "Take an item off."),
        delete(remove_item),
    )
    .route(
        Operation::post(
            "/meetings/{id}/agenda/{item}/move",
            "Put an item before another, or at the end.",
        )
        .takes::<MoveItem>()
        .answers::<Agenda>(),
        post(move_item),
    )
}

async fn read_agenda(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Answer<Agenda>, Fault> {
    let agenda = meetings::agenda::agenda(&site.services, &caller.actor, &id).await?;
    Ok(Answer(agenda))
}

async fn add_item(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Json(input): Json<NewItem>,
) -> Result<Answer<Agenda>, Fault> {
    let agenda = meetings::agenda::add(&site.services, &caller.actor, &id, &input).await?;
    Ok(Answer(agenda))
}

async fn change_item(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, item): TwoIds<MeetingId, String>,
    Json(input): Json<ChangeItem>,
) -> Result<Answer<Agenda>, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    let agenda = meetings::agenda::change(services, actor, &id, &item, &input).await?;
    Ok(Answer(agenda))
}

async fn remove_item(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, item): TwoIds<MeetingId, String>,
) -> Result<StatusCode, Fault> {
    meetings::agenda::remove(&site.services, &caller.actor, &id, &item).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn move_item(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, item): TwoIds<MeetingId, String>,
    Json(input): Json<MoveItem>,
) -> Result<Answer<Agenda>, Fault> {
    let (services, actor, before) = (&site.services, &caller.actor, input.before.as_deref());
    let agenda = meetings::agenda::put_elsewhere(services, actor, &id, &item, before).await?;
    Ok(Answer(agenda))
}
