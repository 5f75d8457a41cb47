//! Rooms (R080), their state, their photos.

use axum::{
    Json as Answer,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, get, patch, post, put},
};
use contract::{
    live::RoomStateView,
    rooms::{RoomInput, RoomView},
};
use domain::ids::RoomId;
use services::{bookings, rooms};

use super::lists::{self, Listed};
use crate::{
    http::{Asked, Caller, Expected, Fault, Id, Json, Params, Tagged, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/rooms", "Rooms by building, floor and name.")
            .query("building", "string", "In this building, by id.")
            .query("floor", "string", "On this floor, by id.")
            .query("min_capacity", "integer", "With at least so many seats.")
            .query("equipment", "array", "With all of these.")
            .query("disabled", "boolean", "Also those out of service.")
            .paged()
            .answers::<Listed<RoomView>>(),
        get(list),
    )
    .route(
        Operation::post("/rooms", "Add a room.")
            .takes::<RoomInput>()
            .creates::<RoomView>(),
        post(create),
    )
    .route(
        Operation::get("/rooms/{id}", "One room.").answers::<RoomView>(),
        get(one),
    )
    .route(
        Operation::patch("/rooms/{id}", "Change or disable a room.")
            .takes::<RoomInput>()
            .answers::<RoomView>(),
        patch(change),
    )
    .route(
        Operation::delete("/rooms/{id}", "Take a room away that never was booked."),
        delete(remove),
    )
    .route(
        Operation::get(
            "/rooms/{id}/state",
            "Free, booked, in use or ended; since when, until when.",
        )
        .query(
            "at",
            "string/date-time",
            "At this instant; now unless told.",
        )
        .answers::<RoomStateView>(),
        get(state),
    )
    .route(
        Operation::put(
            "/rooms/{id}/photo",
            "Set the photo: PNG, JPEG or WebP, at most 2 MB.",
        )
        .takes_bytes("image/*")
        .answers::<RoomView>(),
        // A little more than a photo may have, so that the refusal can name the field.
        put(set_photo).layer(DefaultBodyLimit::max(3 * 1024 * 1024)),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    params: Params,
) -> Result<Answer<Listed<RoomView>>, Fault> {
    let least = params.text("min_capacity").map(str::parse).transpose();
    let filter = rooms::RoomFilter {
        building: params.id("building")?,
        floor: params.id("floor")?,
        min_capacity: least.map_err(|_| Fault::field("min_capacity", "bad_value"))?,
        equipment: params
            .all("equipment")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        with_disabled: params.flag("disabled")?.unwrap_or(false),
    };
    let (locale, paging) = (asked.locale.as_str(), lists::paging(&params)?);
    let page = rooms::list(&site.services, &caller.actor, &filter, locale, &paging).await?;
    Ok(Answer(page))
}

async fn create(
    Use(services): Use,
    caller: Caller,
    Json(input): Json<RoomInput>,
) -> Result<Tagged<RoomView>, Fault> {
    let view = rooms::create(&services, &caller.actor, &input).await?;
    let location = format!("/api/v1/rooms/{}", view.id);
    Ok(Tagged::created(view.revision, location, view))
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<RoomId>,
) -> Result<Tagged<RoomView>, Fault> {
    let view = rooms::get(&site.services, &caller.actor, &id).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<RoomId>,
    Expected(revision): Expected,
    Json(input): Json<RoomInput>,
) -> Result<Tagged<RoomView>, Fault> {
    let actor = &caller.actor;
    let view = rooms::change(&site.services, actor, &id, &input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn remove(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<RoomId>,
    Expected(revision): Expected,
) -> Result<StatusCode, Fault> {
    rooms::delete(&site.services, &caller.actor, &id, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn state(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<RoomId>,
    params: Params,
) -> Result<Tagged<RoomStateView>, Fault> {
    let at = params.instant("at")?;
    let view = bookings::room_state(&site.services, &caller.actor, &id, at).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn set_photo(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<RoomId>,
    Expected(revision): Expected,
    bytes: Bytes,
) -> Result<Tagged<RoomView>, Fault> {
    let actor = &caller.actor;
    let view = rooms::set_photo(&site.services, actor, &id, &bytes, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

/// `GET /photos/{name}`: the name is the content's hash.
///
/// # Errors
/// 401, 403, 404.
pub(crate) async fn photo(
    State(site): State<Site>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Response, Fault> {
    let photo = rooms::photo(&site.services, &caller.actor, &name).await?;
    let kind = HeaderValue::from_static(photo.content_type);
    let kept = HeaderValue::from_static("private, max-age=31536000, immutable");
    Ok((
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)],
        photo.bytes,
    )
        .into_response())
}
