//! What plain forms of a meeting's pages share: who must sign in first, and coming back with what
//! was typed.

use app::ui::Told;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::accounts::ActorKind;

use super::shell;
use crate::{
    http::{Caller, Fault, path},
    site::Site,
};

/// To the sign-in page and back, for who is not known.
pub(super) fn sign_in_first(caller: &Caller, id: &str, page: &str) -> Option<Response> {
    if !path::plain(id) {
        return Some(Fault::not_found("meeting").into_response());
    }
    matches!(caller.actor.kind, ActorKind::Anonymous).then(|| {
        let there = format!("/sign-in?next=/meetings/{id}/{page}");
        Redirect::to(&there).into_response()
    })
}

/// The page again, with what was typed and what is wrong.
pub(super) async fn with<T>(site: Site, parts: Parts, told: Told<T>) -> Response
where
    T: Clone + Send + Sync + 'static,
{
    let status = StatusCode::from_u16(told.error.status);
    let mut page = Request::from_parts(parts, Body::empty());
    page.extensions_mut().insert(told);
    let mut response = shell::plain(State(site), page).await;
    if let Ok(status) = status
        && response.status() == StatusCode::OK
    {
        *response.status_mut() = status;
    }
    response
}
