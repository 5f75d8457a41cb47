//! Who comes by party, and the dossier of each: pages without a program, and the form that posts
//! to its own page (R052).

use app::{context::ApiError, meetings::guests::views::Typed, ui::Told};
use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use contract::meetings::ChangeDossier;
use domain::{accounts::ActorKind, ids::MeetingId};
use services::meetings::dossier::{Portrait, change};

use super::shell;
use crate::{
    http::{Asked, Caller, Fault, path},
    site::Site,
};

/// What the form sends: a portrait, and a little for the words.
pub const LARGEST_FORM: usize = 4 * 1024 * 1024;

/// What was sent, taken apart.
#[derive(Default)]
struct Sent {
    typed: Typed,
    portrait: Vec<u8>,
    /// The revision that the writer saw.
    revision: Option<u64>,
    /// There were items of the agenda to tick.
    sessions_asked: bool,
    remove_portrait: bool,
}

/// Those who come.
pub async fn guests(
    State(site): State<Site>,
    Path(id): Path<String>,
    caller: Caller,
    request: Request,
) -> Response {
    let there = format!("/meetings/{id}/guests");
    match sign_in_first(&caller, &[&id], &there) {
        Some(away) => away,
        None => shell::plain(State(site), request).await,
    }
}

/// One dossier.
pub async fn page(
    State(site): State<Site>,
    Path((id, attendee)): Path<(String, String)>,
    caller: Caller,
    request: Request,
) -> Response {
    let there = format!("/meetings/{id}/guests/{attendee}");
    match sign_in_first(&caller, &[&id, &attendee], &there) {
        Some(away) => away,
        None => shell::plain(State(site), request).await,
    }
}

/// Keeps what was written, or comes back with it and with what is wrong.
pub async fn post(
    State(site): State<Site>,
    Path((id, attendee)): Path<(String, String)>,
    caller: Caller,
    asked: Asked,
    request: Request,
) -> Response {
    let there = format!("/meetings/{id}/guests/{attendee}");
    if let Some(away) = sign_in_first(&caller, &[&id, &attendee], &there) {
        return away;
    }
    let (parts, body) = request.into_parts();
    let form = Request::from_parts(parts.clone(), body);
    let sent = match read(form, &site).await {
        Ok(sent) => sent,
        Err(status) => return unread(status).into_response(),
    };
    let portrait = match () {
        () if !sent.portrait.is_empty() => Portrait::Set(&sent.portrait),
        () if sent.remove_portrait => Portrait::Remove,
        () => Portrait::Keep,
    };
    let (meeting, input) = (MeetingId::from(id), command(&sent));
    let (of, given) = ((&meeting, attendee.as_str()), (&input, portrait));
    let (services, actor) = (&site.services, &caller.actor);
    let error = match change(services, actor, of, given, sent.revision).await {
        Ok(_) => return Redirect::to(&there).into_response(),
        Err(error) => ApiError::of(asked.locale, error.failure()),
    };
    let status = StatusCode::from_u16(error.status);
    let mut page = Request::from_parts(parts, Body::empty());
    let typed = sent.typed;
    page.extensions_mut().insert(Told { typed, error });
    let mut response = shell::plain(State(site), page).await;
    if let Ok(status) = status
        && response.status() == StatusCode::OK
    {
        *response.status_mut() = status;
    }
    response
}

fn sign_in_first(caller: &Caller, ids: &[&str], there: &str) -> Option<Response> {
    if !ids.iter().all(|id| path::plain(id)) {
        return Some(Fault::not_found("meeting").into_response());
    }
    matches!(caller.actor.kind, ActorKind::Anonymous)
        .then(|| Redirect::to(&format!("/sign-in?next={there}")).into_response())
}

async fn read(request: Request, site: &Site) -> Result<Sent, StatusCode> {
    let form = Multipart::from_request(request, site).await;
    let mut form = form.map_err(|error| error.status())?;
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| error.status())?;
        if name == "portrait" {
            sent.portrait = bytes.into();
            continue;
        }
        let text = String::from_utf8(bytes.into()).map_err(|_| StatusCode::BAD_REQUEST)?;
        match name.as_str() {
            "revision" => sent.revision = text.parse().ok(),
            "sessions" => sent.typed.sessions.push(text),
            "sessions_asked" => sent.sessions_asked = true,
            "remove_portrait" => sent.remove_portrait = true,
            _ => drop(sent.typed.fields.insert(name, text)),
        }
    }
    Ok(sent)
}

/// What the form had is meant, also when it is empty; what it did not have stays.
fn command(sent: &Sent) -> ChangeDossier {
    let text = |name: &str| sent.typed.fields.get(name).cloned();
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    ChangeDossier {
        title: text("title"),
        organisation: text("organisation"),
        biography: text("biography"),
        sessions: sent.sessions_asked.then(|| sent.typed.sessions.clone()),
        links: text("links").map(lines),
        arrival: text("arrival"),
        equipment: text("equipment"),
        diet: text("diet"),
        other: text("other"),
        contact_person: text("contact_person"),
        notes: text("notes"),
    }
}

/// The form itself could not be read.
fn unread(status: StatusCode) -> Fault {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::Edge(status, "too_large"),
        _ => Fault::Edge(StatusCode::BAD_REQUEST, "malformed"),
    }
}
