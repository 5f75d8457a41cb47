//! Meetings: what bookings are held for (R021 to R028).

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post},
};
use contract::meetings::{AddRoom, Advance, ChangeMeeting, MeetingDetail, MeetingView, NewMeeting};
use domain::{ids::MeetingId, meetings::MeetingType};
use services::meetings::{self, MeetingFilter};

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Expected, Fault, Id, Json, Params, Tagged, reserved::Use},
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
    changes(api)
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
