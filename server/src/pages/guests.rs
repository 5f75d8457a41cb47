//! Attendees from a file, as a plain form: the page looks at the file first, and then brings in
//! what it looked at.

use app::meetings::import::Told;
use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use contract::{locale::Locale, problem::Failure};
use domain::{
    accounts::{Actor, ActorKind},
    ids::MeetingId,
};
use services::{
    Services,
    meetings::import::{AttendeeFile, import, sheet_text},
};

use super::shell;
use crate::{
    http::{Asked, Caller, Fault, path},
    site::Site,
};

/// What the form sends.
#[derive(Default)]
struct Sent {
    /// A file that was chosen.
    file: Vec<u8>,
    /// The lines that were looked at.
    text: Vec<u8>,
    all_or_nothing: bool,
    /// Bring them in.
    now: bool,
}

/// The page with its form.
pub async fn page(
    State(site): State<Site>,
    Path(id): Path<String>,
    caller: Caller,
    request: Request,
) -> Response {
    match sign_in_first(&caller, &id) {
        Some(away) => away,
        None => shell::plain(State(site), request).await,
    }
}

/// The page again, with the report.
pub async fn post(
    State(site): State<Site>,
    Path(id): Path<String>,
    caller: Caller,
    asked: Asked,
    request: Request,
) -> Response {
    if let Some(away) = sign_in_first(&caller, &id) {
        return away;
    }
    let (parts, body) = request.into_parts();
    let form = Request::from_parts(parts.clone(), body);
    let told = match read(form, &site).await {
        Ok(sent) => {
            let services = site.services.clone();
            told(
                services,
                caller.actor,
                MeetingId::from(id),
                sent,
                asked.locale,
            )
            .await
        }
        Err(status) => unread(asked.locale, status),
    };
    let status = told.error.as_ref().map(|error| error.status);
    let mut page = Request::from_parts(parts, Body::empty());
    page.extensions_mut().insert(told);
    let mut response = shell::plain(State(site), page).await;
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    if let Some(status) = status.filter(|_| response.status() == StatusCode::OK) {
        *response.status_mut() = status;
    }
    response
}

fn sign_in_first(caller: &Caller, id: &str) -> Option<Response> {
    if !path::plain(id) {
        return Some(Fault::not_found("meeting").into_response());
    }
    matches!(caller.actor.kind, ActorKind::Anonymous).then(|| {
        let there = format!("/sign-in?next=/meetings/{id}/import");
        Redirect::to(&there).into_response()
    })
}

async fn read(request: Request, site: &Site) -> Result<Sent, StatusCode> {
    let form = Multipart::from_request(request, site).await;
    let mut form = form.map_err(|error| error.status())?;
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| error.status())?;
        match name.as_str() {
            "file" => sent.file = bytes.into(),
            "text" => sent.text = bytes.into(),
            "all_or_nothing" => sent.all_or_nothing = true,
            "now" => sent.now = true,
            _ => {}
        }
    }
    Ok(sent)
}

/// The form itself could not be read.
fn unread(locale: Locale, status: StatusCode) -> Told {
    let code = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        _ => "malformed",
    };
    let mut told = Told::refused(locale, Failure::Rule { code: code.into() });
    if let Some(error) = &mut told.error {
        error.status = status.as_u16();
    }
    told
}

async fn told(services: Services, actor: Actor, id: MeetingId, sent: Sent, locale: Locale) -> Told {
    let bytes = if sent.now { sent.text } else { sent.file };
    let file = AttendeeFile {
        bytes: bytes.clone(),
        dry_run: !sent.now,
        all_or_nothing: sent.all_or_nothing,
        locale,
    };
    let all_or_nothing = sent.all_or_nothing;
    let report = match import(&services, &actor, &id, file).await {
        Ok(report) => report,
        Err(error) => {
            return Told {
                all_or_nothing,
                ..Told::refused(locale, error.failure())
            };
        }
    };
    let text = match report.dry_run {
        true => sheet_text(&actor, bytes).await.unwrap_or_default(),
        false => String::new(),
    };
    Told {
        report: Some(report),
        text,
        all_or_nothing,
        error: None,
    }
}
