//! What people were told, and how it went out (R096, R102).

use axum::{
    Json as Answer,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
    routing::{get, patch, post},
};
use contract::{
    meetings::AnswerInvitation,
    notices::{Deliveries, Inbox, ReadNotices, TakenReply, ToAnswer},
};
use domain::ids::MeetingId;
use serde::{Deserialize, Serialize};
use services::{accounts, notices};

use crate::{
    http::{Caller, Fault, Id, Json, Params},
    openapi::{Api, Operation},
    site::Site,
};

/// Notices in one answer, unless told, and at most.
const SOME: usize = 50;
const MOST: usize = 200;
/// Largest answer of a calendar, in bytes; no program sends half of it.
const LARGEST_REPLY: usize = 512 * 1024;

pub(super) fn routes(api: Api) -> Api {
    replies(log(own(api)))
}

fn replies(api: Api) -> Api {
    api.route(
        Operation::post(
            "/calendar-replies",
            "Take the answer of a calendar (METHOD:REPLY), as it came by mail.",
        )
        .query(
            "sender",
            "string",
            "The address that the mail came from; needed.",
        )
        .takes_bytes("text/calendar")
        .answers::<Vec<TakenReply>>(),
        post(take_reply).layer(DefaultBodyLimit::max(LARGEST_REPLY)),
    )
}

async fn take_reply(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
    bytes: Bytes,
) -> Result<Answer<Vec<TakenReply>>, Fault> {
    let sender = params.text("sender");
    let sender = sender.ok_or_else(|| Fault::field("sender", "required"))?;
    let text = String::from_utf8_lossy(&bytes);
    let taken = notices::take_reply(&site.services, &caller.actor, &text, sender).await?;
    Ok(Answer(taken))
}

fn own(api: Api) -> Api {
    api.route(
        Operation::get("/me/notices", "My notices, newest first.")
            .paged()
            .answers::<Inbox>(),
        get(inbox),
    )
    .route(
        Operation::post(
            "/me/notices/read",
            "Mark notices as read, or not; none named: all.",
        )
        .takes::<ReadNotices>()
        .answers::<Marked>(),
        post(read),
    )
    .route(
        Operation::patch("/me/notices", "Whether notices come by mail too.")
            .takes::<Wish>()
            .answers_nothing(),
        patch(prefer),
    )
    .route(
        Operation::get(
            "/me/notices/live",
            "Says that the number of unread notices is another than `stamp`.",
        )
        .query("stamp", "string", "The number that the page shows.")
        .answers_bytes("text/event-stream"),
        get(crate::live::inbox::live),
    )
}

fn log(api: Api) -> Api {
    api.route(
        Operation::get(
            "/meetings/{id}/notices",
            "What was told of a meeting and how it went out, newest first.",
        )
        .paged()
        .answers::<Deliveries>(),
        get(of_meeting),
    )
    .route(
        Operation::get(
            "/invitations/{secret}",
            "What the link in an invitation is about.",
        )
        .answers::<ToAnswer>(),
        get(to_answer),
    )
    .route(
        Operation::post(
            "/invitations/{secret}/answer",
            "Answer an invitation by its link, without signing in.",
        )
        .takes::<AnswerInvitation>()
        .answers::<ToAnswer>(),
        post(answer),
    )
    .route(
        Operation::get("/notices/failed", "Mails that were given up, newest first.")
            .paged()
            .answers::<Deliveries>(),
        get(failed),
    )
    .route(
        Operation::post(
            "/notices/{id}/again",
            "Send a mail that was given up once more.",
        )
        .answers_nothing(),
        post(again),
    )
}

/// How many.
#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Marked {
    /// Notices that are otherwise than before.
    marked: usize,
}

/// My wish.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct Wish {
    /// By mail too, not only in the inbox.
    by_mail: bool,
}

fn limit(params: &Params) -> Result<usize, Fault> {
    let Some(text) = params.text("limit") else {
        return Ok(SOME);
    };
    match text.parse() {
        Ok(limit @ 1..=1_000) => Ok(MOST.min(limit)),
        _ => Err(Fault::field("limit", "bad_value")),
    }
}

async fn inbox(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Inbox>, Fault> {
    let (limit, before) = (limit(&params)?, params.text("cursor"));
    let inbox = notices::inbox(&site.services, &caller.actor, before, limit);
    Ok(Answer(inbox.await?))
}

async fn read(
    State(site): State<Site>,
    caller: Caller,
    Json(input): Json<ReadNotices>,
) -> Result<Answer<Marked>, Fault> {
    let marked = notices::mark_read(&site.services, &caller.actor, &input).await?;
    Ok(Answer(Marked { marked }))
}

async fn prefer(
    State(site): State<Site>,
    caller: Caller,
    Json(wish): Json<Wish>,
) -> Result<StatusCode, Fault> {
    accounts::set_by_mail(&site.services, &caller.actor, wish.by_mail).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn of_meeting(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    params: Params,
) -> Result<Answer<Deliveries>, Fault> {
    let (limit, before) = (limit(&params)?, params.text("cursor"));
    let log = notices::deliveries(&site.services, &caller.actor, &id, before, limit);
    Ok(Answer(log.await?))
}

async fn to_answer(
    State(site): State<Site>,
    Id(secret): Id<String>,
) -> Result<Answer<ToAnswer>, Fault> {
    Ok(Answer(notices::to_answer(&site.services, &secret).await?))
}

async fn answer(
    State(site): State<Site>,
    Id(secret): Id<String>,
    Json(input): Json<AnswerInvitation>,
) -> Result<Answer<ToAnswer>, Fault> {
    let answered = notices::answer_by_link(&site.services, &secret, &input);
    Ok(Answer(answered.await?))
}

async fn failed(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Deliveries>, Fault> {
    let (limit, before) = (limit(&params)?, params.text("cursor"));
    let failed = notices::failed(&site.services, &caller.actor, before, limit);
    Ok(Answer(failed.await?))
}

async fn again(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<String>,
) -> Result<StatusCode, Fault> {
    notices::again(&site.services, &caller.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
