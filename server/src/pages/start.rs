//! The first steps: a form posts to its own page, which comes back with what became of it.

use app::start::post::{Fields, Posted, act};
use axum::{
    Form,
    body::Body,
    extract::{FromRequest, Query, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use contract::start::Step;
use domain::accounts::ActorKind;
use serde::Deserialize;
use services::start;

use super::shell;
use crate::{
    http::{Asked, Caller, Fault, asked::host},
    site::Site,
};

/// Which step.
#[derive(Debug, Deserialize)]
pub struct Which {
    #[serde(default)]
    step: String,
}

/// Does what a form asks for: on to the next step, or the page again with what there is to say.
pub async fn post(
    State(site): State<Site>,
    Query(which): Query<Which>,
    asked: Asked,
    caller: Caller,
    request: Request,
) -> Response {
    let Some(step) = Step::parse(&which.step) else {
        return Fault::not_found("address").into_response();
    };
    if matches!(caller.actor.kind, ActorKind::Anonymous) {
        return Redirect::to("/sign-in?next=/start").into_response();
    }
    let (parts, body) = request.into_parts();
    let form = Request::from_parts(parts.clone(), body);
    let fields = match Form::<Fields>::from_request(form, &site).await {
        Ok(Form(fields)) => fields,
        Err(rejection) => return rejection.into_response(),
    };
    let posted = Posted {
        step,
        fields,
        origin: origin(&site, &parts.headers, &parts.uri),
        locale: asked.locale,
    };
    let Some(told) = act(&site.services, &caller.actor, &posted).await else {
        return next(&site, &caller).await;
    };
    let status = told.error.as_ref().map(|error| error.status);
    let mut page = Request::from_parts(parts, Body::empty());
    page.extensions_mut().insert(told);
    let mut response = shell::house(State(site), page).await;
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    if let Some(status) = status.filter(|_| response.status() == StatusCode::OK) {
        *response.status_mut() = status;
    }
    response
}

/// To the first step that is left.
async fn next(site: &Site, caller: &Caller) -> Response {
    let view = start::start(&site.services, &caller.actor).await;
    let next = view.ok().and_then(|view| view.next());
    let there = next.map_or("page", Step::as_str);
    Redirect::to(&format!("/start#{there}")).into_response()
}

/// This site as people reach it: as it is set, else as this browser says, which the guard has
/// compared with the host.
fn origin(site: &Site, headers: &HeaderMap, uri: &axum::http::Uri) -> String {
    if let Some(url) = &site.public_url {
        return url.trim_end_matches('/').to_owned();
    }
    let said = headers.get(header::ORIGIN);
    let said = said.and_then(|origin| origin.to_str().ok());
    let web = |origin: &&str| origin.starts_with("http://") || origin.starts_with("https://");
    match (said.filter(web), host(headers, uri)) {
        (Some(origin), _) => origin.to_owned(),
        (None, Some(host)) => format!("http://{host}"),
        (None, None) => String::new(),
    }
}
