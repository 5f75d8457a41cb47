//! The device test: the one page that may use camera and microphone, and the form that keeps what
//! worked (R043, R095).

use axum::{
    Form,
    extract::{Query, Request, State},
    http::HeaderValue,
    response::{IntoResponse, Redirect, Response},
};
use contract::meetings::Rehearsed;
use domain::{accounts::ActorKind, ids::MeetingId};
use serde::Deserialize;
use services::meetings::rehearsal;

use super::shell;
use crate::{
    http::{Caller, Fault, path},
    site::Site,
};

/// Which meeting.
#[derive(Debug, Deserialize)]
pub struct Which {
    #[serde(default)]
    meeting: String,
}

/// Only for our own page, and only here.
const MAY: &str = "camera=(self), display-capture=(self), geolocation=(), microphone=(self)";

/// The page.
pub async fn page(State(site): State<Site>, caller: Caller, request: Request) -> Response {
    if matches!(caller.actor.kind, ActorKind::Anonymous) {
        return Redirect::to("/sign-in?next=/meetings").into_response();
    }
    let mut response = shell::plain(State(site), request).await;
    let headers = response.headers_mut();
    headers.insert("permissions-policy", HeaderValue::from_static(MAY));
    response
}

/// Keeps what was ticked, and shows the page again, which says so.
pub async fn post(
    State(site): State<Site>,
    Query(which): Query<Which>,
    caller: Caller,
    Form(works): Form<Rehearsed>,
) -> Response {
    if !path::plain(&which.meeting) {
        return Fault::not_found("meeting").into_response();
    }
    let id = MeetingId::from(which.meeting.as_str());
    match rehearsal::rehearse(&site.services, &caller.actor, &id, works).await {
        Ok(_) => Redirect::to(&format!("/device-test?meeting={id}")).into_response(),
        Err(error) => Fault::from(error).into_response(),
    }
}
