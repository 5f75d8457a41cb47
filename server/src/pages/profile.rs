//! A new person's profile: a plain form that posts to its own page (R002).

use app::ui::Told;
use axum::{
    Form,
    body::Body,
    extract::{FromRequest, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use contract::accounts::ProfileInput;
use services::accounts::complete_profile;

use super::shell;
use crate::{
    http::{Asked, Caller},
    site::Site,
};

/// Keeps it and goes on, or comes back with what was typed and what is missing.
pub async fn post(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let form = Request::from_parts(parts.clone(), body);
    let typed = match Form::<ProfileInput>::from_request(form, &site).await {
        Ok(Form(typed)) => typed,
        Err(rejection) => return rejection.into_response(),
    };
    let error = match complete_profile(&site.services, &caller.actor, &typed).await {
        Ok(_) => return Redirect::to("/").into_response(),
        Err(error) => app::context::ApiError::of(asked.locale, error.failure()),
    };
    let status = StatusCode::from_u16(error.status);
    let mut page = Request::from_parts(parts, Body::empty());
    page.extensions_mut().insert(Told { typed, error });
    let mut response = shell::plain(State(site), page).await;
    if let Ok(status) = status
        && response.status() == StatusCode::OK
    {
        *response.status_mut() = status;
    }
    response
}
