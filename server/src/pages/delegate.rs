//! Who comes in my place: a plain form that posts to its own page (RFC 5545 3.2.5).

use app::{meetings::delegate::Typed, ui::Told};
use axum::{
    Form,
    body::Body,
    extract::{FromRequest, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use contract::meetings::{Delegate, InviteInput};
use domain::{accounts::ActorKind, ids::MeetingId};
use serde::Deserialize;
use services::meetings;

use super::shell;
use crate::{
    http::{Asked, Caller, Fault, path},
    site::Site,
};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    /// Name, login or address.
    attendees: String,
    /// `take_back`, or nothing.
    r#do: String,
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

/// Does it, or comes back with what was typed and what is wrong.
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
    let sent = match Form::<Sent>::from_request(form, &site).await {
        Ok(Form(sent)) => sent,
        Err(rejection) => return rejection.into_response(),
    };
    let (services, actor) = (&site.services, &caller.actor);
    let meeting = MeetingId::from(id.as_str());
    let done = match sent.r#do.as_str() {
        "take_back" => meetings::take_back(services, actor, &meeting).await,
        _ => {
            let who = InviteInput::Text(sent.attendees.trim().to_owned());
            meetings::delegate(services, actor, &meeting, &Delegate { who }).await
        }
    };
    let error = match done {
        Ok(_) => return Redirect::to(&format!("/meetings/{id}")).into_response(),
        Err(error) => app::context::ApiError::of(asked.locale, error.failure()),
    };
    let status = StatusCode::from_u16(error.status);
    let mut page = Request::from_parts(parts, Body::empty());
    page.extensions_mut().insert(Told {
        typed: Typed(sent.attendees),
        error,
    });
    let mut response = shell::plain(State(site), page).await;
    if let Ok(status) = status
        && response.status() == StatusCode::OK
    {
        *response.status_mut() = status;
    }
    response
}

fn sign_in_first(caller: &Caller, id: &str) -> Option<Response> {
    if !path::plain(id) {
        return Some(Fault::not_found("meeting").into_response());
    }
    matches!(caller.actor.kind, ActorKind::Anonymous).then(|| {
        let there = format!("/sign-in?next=/meetings/{id}/delegate");
        Redirect::to(&there).into_response()
    })
}
