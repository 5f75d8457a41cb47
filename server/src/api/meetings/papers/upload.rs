//! A file on its way, piece by piece; as tus does it (tus.io, version 1), without its extensions.

use axum::{
    Json as Answer,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use contract::meetings::{BeginUpload, Paper, UploadView};
use domain::ids::MeetingId;
use services::meetings::papers;

use crate::{
    http::{Caller, Fault, Id, Json, Tagged, TwoIds, reserved::Use},
    site::Site,
};

/// So many bytes of it are here.
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
/// So many there will be.
const LENGTH: HeaderName = HeaderName::from_static("upload-length");

pub(super) async fn begin(
    Use(services): Use,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Json(input): Json<BeginUpload>,
) -> Result<Response, Fault> {
    let view = papers::begin(&services, &caller.actor, &id, &input).await?;
    let location = format!("/api/v1/meetings/{id}/papers/uploads/{}", view.id);
    let mut response = told(view, StatusCode::CREATED);
    if let Ok(location) = location.parse() {
        response.headers_mut().insert("location", location);
    }
    Ok(response)
}

pub(super) async fn progress(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, upload): TwoIds<MeetingId, String>,
) -> Result<Response, Fault> {
    let view = papers::progress(&site.services, &caller.actor, &id, &upload).await?;
    Ok(told(view, StatusCode::OK))
}

fn told(view: UploadView, status: StatusCode) -> Response {
    let (offset, size) = (view.offset, view.size);
    let mut response = (status, Answer(view)).into_response();
    let headers = response.headers_mut();
    headers.insert(OFFSET, HeaderValue::from(offset));
    headers.insert(LENGTH, HeaderValue::from(size));
    response
}

pub(super) async fn receive(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, upload): TwoIds<MeetingId, String>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Fault> {
    let said = headers.get(OFFSET).and_then(|said| said.to_str().ok());
    let offset = said.and_then(|said| said.trim().parse().ok());
    let offset: u64 = offset.ok_or_else(|| Fault::field("Upload-Offset", "required"))?;
    let bytes = request.into_body().into_data_stream();
    // On its own: when the caller goes away, what came is still written.
    let work = tokio::spawn(async move {
        let (services, actor) = (&site.services, &caller.actor);
        papers::receive(services, actor, &id, &upload, offset, bytes).await
    });
    let received = work.await.map_err(|_| Fault::Internal)??;
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(OFFSET, HeaderValue::from(received.offset));
    headers.insert(LENGTH, HeaderValue::from(received.size));
    Ok(response)
}

pub(super) async fn finish(
    Use(services): Use,
    caller: Caller,
    TwoIds(id, upload): TwoIds<MeetingId, String>,
) -> Result<Tagged<Paper>, Fault> {
    let view = papers::finish(&services, &caller.actor, &id, &upload).await?;
    let number = view.versions.first().map_or(1, |newest| newest.number);
    let location = format!("/api/v1/meetings/{id}/papers/{}/versions/{number}", view.id);
    Ok(Tagged::created(view.revision, location, view))
}

pub(super) async fn abandon(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, upload): TwoIds<MeetingId, String>,
) -> Result<StatusCode, Fault> {
    papers::abandon(&site.services, &caller.actor, &id, &upload).await?;
    Ok(StatusCode::NO_CONTENT)
}
