//! Meetings: what bookings are held for (R021 to R028).

mod agenda;
mod delegates;
mod dossiers;
mod export;
mod import;
mod join;
mod papers;
mod publication;
mod recording;
mod rehearsal;
mod tasks;

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post},
};
use contract::meetings::{
    AddRoom, Advance, AnswerInvitation, ChangeAttendee, ChangeMeeting, Invited, MeetingDetail,
    MeetingView, MyMeeting, NewMeeting,
};
use domain::{ids::MeetingId, meetings::MeetingType};
use services::meetings::{self, MeetingFilter};

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Expected, Fault, Id, Json, Params, Tagged, TwoIds, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    let api = api
        .route(
            Operation::post("/meetings", "Call a meeting; its rooms are booked with it.")
                .takes::<NewMeeting>()
                .creates::<MeetingDetail>(),
            post(create),
        )
        .route(
            Operation::get("/meetings", "Meetings, newest made first.")
                .query("type", "string", "Of this type.")
                .query("mine", "boolean", "`true`: made by the caller.")
                .paged()
                .answers::<Listed<MeetingView>>(),
            get(list),
        )
        .route(
            Operation::get("/meetings/{id}", "One meeting.").answers::<MeetingDetail>(),
            get(one),
        );
    let api = join::routes(people(changes(api)));
    let api = papers::routes(agenda::routes(import::routes(api)));
    let api = delegates::routes(export::routes(rehearsal::routes(api)));
    let api = recording::routes(publication::routes(api));
    tasks::routes(dossiers::routes(api))
}

fn changes(api: Api) -> Api {
    api.route(
        Operation::patch("/meetings/{id}", "Change it; its rooms move along.")
            .takes::<ChangeMeeting>()
            .answers::<MeetingDetail>(),
        patch(change),
    )
    .route(
        Operation::delete("/meetings/{id}", "Cancel it and give its rooms up.").query(
            "reason",
            "string",
            "For those who wanted to come.",
        ),
        delete(cancel),
    )
    .route(
        Operation::post(
            "/meetings/{id}/phase",
            "Move it on: `prepared`, `ended`, `archived`.",
        )
        .takes::<Advance>()
        .answers::<MeetingDetail>(),
        post(advance),
    )
    .route(
        Operation::post("/meetings/{id}/rooms", "One more room for the same time.")
            .takes::<AddRoom>()
            .answers::<MeetingDetail>(),
        post(add_room),
    )
}

fn people(api: Api) -> Api {
    api.route(
        Operation::post("/meetings/{id}/attendees", "Ask more people to come.")
            .takes::<Invited>()
            .answers::<MeetingDetail>(),
        post(invite),
    )
    .route(
        Operation::patch(
            "/meetings/{id}/attendees/{attendee}",
            "Ask somebody otherwise: more or less needed, as something else.",
        )
        .takes::<ChangeAttendee>()
        .answers::<MeetingDetail>(),
        patch(change_attendee),
    )
    .route(
        Operation::delete(
            "/meetings/{id}/attendees/{attendee}",
            "No longer ask somebody to come.",
        ),
        delete(uninvite),
    )
    .route(
        Operation::post(
            "/meetings/{id}/answer",
            "Say whether the caller comes: `accepted`, `tentative`, `declined`.",
        )
        .takes::<AnswerInvitation>()
        .answers::<MeetingDetail>(),
        post(answer),
    )
    .route(
        Operation::get(
            "/me/meetings",
            "The caller's meetings by start: asked to attend, or made; the newest 500 of each.",
        )
        .answers::<Listed<MyMeeting>>(),
        get(mine),
    )
    .route(
        Operation::get(
            "/meetings/{id}/live",
            "An event stream: `changed` when the meeting is another than `stamp` says.",
        )
        .query("stamp", "string", "That of the detail that is known.")
        .answers_bytes("text/event-stream"),
        get(crate::live::meeting::live),
    )
}

fn tagged(view: MeetingDetail) -> Tagged<MeetingDetail> {
    Tagged::ok(view.meeting.revision, view)
}

async fn create(
    Use(services): Use,
    caller: Caller,
    Json(input): Json<NewMeeting>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let made = meetings::create(&services, &caller.actor, &input).await?;
    let location = format!("/api/v1/meetings/{}", made.meeting.id);
    Ok(Tagged::created(made.meeting.revision, location, made))
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Listed<MeetingView>>, Fault> {
    let filter = MeetingFilter {
        kind: params.word::<MeetingType>("type")?,
        mine: params.flag("mine")?.unwrap_or(false),
    };
    let paging = lists::paging(&params)?;
    let page = meetings::list(&site.services, &caller.actor, &filter, &paging).await?;
    Ok(Answer(page))
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let view = meetings::get(&site.services, &caller.actor, &id).await?;
    Ok(tagged(view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
    Json(input): Json<ChangeMeeting>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let actor = &caller.actor;
    let view = meetings::change(&site.services, actor, &id, &input, revision).await?;
    Ok(tagged(view))
}

async fn cancel(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
    params: Params,
) -> Result<StatusCode, Fault> {
    let (actor, reason) = (&caller.actor, params.text("reason"));
    meetings::cancel(&site.services, actor, &id, reason, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn advance(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
    Json(input): Json<Advance>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let (actor, to) = (&caller.actor, input.phase);
    let view = meetings::advance(&site.services, actor, &id, to, revision).await?;
    Ok(tagged(view))
}

async fn add_room(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
    Json(input): Json<AddRoom>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let (actor, room) = (&caller.actor, &input.room);
    let view = meetings::add_room(&site.services, actor, &id, room, revision).await?;
    Ok(tagged(view))
}

async fn invite(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
    Json(input): Json<Invited>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let (actor, more) = (&caller.actor, &input.attendees);
    let view = meetings::invite(&site.services, actor, &id, more, revision).await?;
    Ok(tagged(view))
}

async fn change_attendee(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, attendee): TwoIds<MeetingId, String>,
    Json(input): Json<ChangeAttendee>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    let view = meetings::change_attendee(services, actor, &id, &attendee, &input).await?;
    Ok(tagged(view))
}

async fn uninvite(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, attendee): TwoIds<MeetingId, String>,
) -> Result<StatusCode, Fault> {
    meetings::uninvite(&site.services, &caller.actor, &id, &attendee).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn answer(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Json(input): Json<AnswerInvitation>,
) -> Result<Tagged<MeetingDetail>, Fault> {
    let view = meetings::answer(&site.services, &caller.actor, &id, &input).await?;
    Ok(tagged(view))
}

async fn mine(
    State(site): State<Site>,
    caller: Caller,
) -> Result<Answer<Listed<MyMeeting>>, Fault> {
    lists::whole(meetings::mine(&site.services, &caller.actor).await?)
}
