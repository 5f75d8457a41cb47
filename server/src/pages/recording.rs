//! The plain forms around a recording (R031): those of the meeting's own page, and the choice of
//! people from outside.

use app::{
    context::ApiError,
    meetings::{outside::GUEST_COOKIE, recording::Typed},
    ui::Told,
    zones::Zone,
};
use axum::{
    Form,
    body::Body,
    extract::{FromRequest, Multipart, Path, Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use contract::{
    meetings::{AgreeToRecording, AskRecording, BeginUpload, NoteConsent},
    problem::FieldError,
};
use domain::{
    ids::MeetingId,
    meetings::{ConsentWay, PaperStage},
};
use serde::Deserialize;
use services::{
    Error, Services,
    meetings::{papers, recording},
    notices,
    zones::zone_file,
};

use super::{back, papers::most, shell};
use crate::{
    http::{Asked, Caller, Fault, asked::cookie, path},
    site::Site,
};

/// Largest form without a file, in bytes.
const LARGEST_FORM: usize = 64 * 1024;

/// The page with its forms.
pub async fn page(
    State(site): State<Site>,
    Path(id): Path<String>,
    caller: Caller,
    request: Request,
) -> Response {
    match back::sign_in_first(&caller, &id, "recording") {
        Some(away) => away,
        None => shell::plain(State(site), request).await,
    }
}

/// Does what one of its forms says, or comes back with what is wrong.
pub async fn post(
    State(site): State<Site>,
    Path(id): Path<String>,
    caller: Caller,
    asked: Asked,
    request: Request,
) -> Response {
    if let Some(away) = back::sign_in_first(&caller, &id, "recording") {
        return away;
    }
    let (parts, body) = request.into_parts();
    let form = Request::from_parts(parts.clone(), body);
    let meeting = MeetingId::from(id.as_str());
    let mut typed = Typed::default();
    let done = if has_file(&parts) {
        attach(&site, &caller, &meeting, form).await
    } else {
        match words(form, &site).await {
            Ok(sent) => {
                typed = sent;
                carry_out(&site.services, &caller, &meeting, &typed).await
            }
            Err(response) => return response,
        }
    };
    match done {
        Ok(()) => Redirect::to(&format!("/meetings/{id}/recording")).into_response(),
        Err(error) => {
            let error = ApiError::of(asked.locale, error.failure());
            back::with(site, parts, Told { typed, error }).await
        }
    }
}

/// A form without a file; the route's own limit is that of files.
async fn words(request: Request, site: &Site) -> Result<Typed, Response> {
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, LARGEST_FORM).await;
    let too_large = || Fault::Edge(StatusCode::PAYLOAD_TOO_LARGE, "too_large").into_response();
    let body = Body::from(bytes.map_err(|_| too_large())?);
    let form = Form::<Typed>::from_request(Request::from_parts(parts, body), site).await;
    form.map(|Form(typed)| typed)
        .map_err(IntoResponse::into_response)
}

fn has_file(parts: &Parts) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

async fn carry_out(
    services: &Services,
    caller: &Caller,
    id: &MeetingId,
    typed: &Typed,
) -> Result<(), Error> {
    let actor = &caller.actor;
    let ask = |wanted| recording::ask_recording(services, actor, id, AskRecording { wanted }, None);
    match typed.r#do.as_str() {
        "want" => ask(true).await.map(|_| ()),
        "unwant" => ask(false).await.map(|_| ()),
        "withdraw" => recording::withdraw_consent(services, actor, id, &typed.consent).await,
        "restore" => recording::restore_consent(services, actor, id, &typed.consent).await,
        _ => {
            let view = recording::recording(services, actor, id).await?;
            let mut ways = ConsentWay::NOTED.into_iter();
            let input = NoteConsent {
                who: typed.who.clone(),
                company: typed.company.clone(),
                way: ways.find(|way| way.as_str() == typed.way),
                given_at: given_at(&typed.given_at, &view.time_zone)?,
            };
            let noted = recording::note_consent(services, actor, id, &input).await;
            noted.map(|_| ())
        }
    }
}

/// A wall time of the meeting's zone; none when nothing was typed.
fn given_at(typed: &str, zone: &str) -> Result<Option<jiff::Timestamp>, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let zone = Zone::read(&zone_file(zone)?);
    let wall = typed.parse::<jiff::civil::DateTime>().ok();
    let at = wall.and_then(|wall| zone.instant(wall));
    let wrong = || Error::Invalid(vec![FieldError::new("given_at", "bad_value")]);
    at.map(Some).ok_or_else(wrong)
}

/// The first file of the form, as a recording.
async fn attach(
    site: &Site,
    caller: &Caller,
    id: &MeetingId,
    request: Request,
) -> Result<(), Error> {
    let nothing = || Error::Invalid(vec![FieldError::new("file", "required")]);
    let most = most(request.headers());
    let form = Multipart::from_request(request, site).await;
    let mut form = form.map_err(|_| nothing())?;
    while let Some(field) = form.next_field().await.map_err(|_| nothing())? {
        let name = field.file_name().unwrap_or_default().to_owned();
        if name.is_empty() {
            continue;
        }
        let announced = BeginUpload {
            name,
            size: Some(most),
            stage: Some(PaperStage::After),
            recording: true,
            ..BeginUpload::default()
        };
        let brought = papers::bring(&site.services, &caller.actor, id, &announced, field);
        return brought.await.map(|_| ());
    }
    Err(nothing())
}

/// The choice of somebody from outside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Agreed {
    agrees: bool,
    /// The box that nobody ticks for them.
    sure: bool,
}

impl Agreed {
    /// Agreeing takes the box as well; without it nothing was said.
    fn said_nothing(&self) -> bool {
        self.agrees && !self.sure
    }
}

/// By the join link, as whom the browser's cookie says.
pub async fn by_link(
    State(site): State<Site>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    Form(agreed): Form<Agreed>,
) -> Response {
    if !path::plain(&secret) {
        return Fault::not_found("meeting").into_response();
    }
    if agreed.said_nothing() {
        return Redirect::to(&format!("/j/{secret}")).into_response();
    }
    let said = AgreeToRecording {
        token: cookie(&headers, GUEST_COOKIE)
            .unwrap_or_default()
            .to_owned(),
        agrees: agreed.agrees,
    };
    match recording::agree(&site.services, &secret, &said).await {
        Ok(()) => Redirect::to(&format!("/j/{secret}")).into_response(),
        Err(error) => Fault::from(error).into_response(),
    }
}

/// By the link of an invitation.
pub async fn by_invitation(
    State(site): State<Site>,
    Path(secret): Path<String>,
    Form(agreed): Form<Agreed>,
) -> Response {
    if !path::plain(&secret) {
        return Fault::not_found("invitation").into_response();
    }
    if agreed.said_nothing() {
        return Redirect::to(&format!("/i/{secret}")).into_response();
    }
    match notices::agree_by_link(&site.services, &secret, agreed.agrees).await {
        Ok(()) => Redirect::to(&format!("/i/{secret}")).into_response(),
        Err(error) => Fault::from(error).into_response(),
    }
}
