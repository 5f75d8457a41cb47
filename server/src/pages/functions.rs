//! Server functions of the pages, under `/api/fn`: the same use cases as the API.

use app::context::ApiError;
use axum::{
    body::Body,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contract::locale::Locale;
use domain::accounts::Actor;
use leptos::prelude::provide_context;
use leptos_axum::handle_server_fns_with_context;

use crate::{
    http::{Asked, Caller, Fault},
    site::Site,
};

/// Largest error answer that is looked at.
const LARGEST_ERROR: usize = 256 * 1024;

/// What server functions and pages find in their context.
pub(super) fn context(
    site: &Site,
    caller: Option<Caller>,
    locale: Locale,
) -> impl Fn() + Clone + Send + Sync + 'static {
    let services = site.services.clone();
    let actor = caller.map_or_else(Actor::anonymous, |caller| caller.actor);
    move || {
        provide_context(services.clone());
        provide_context(actor.clone());
        provide_context(locale);
    }
}

/// Any server function.
pub async fn call(State(site): State<Site>, request: Request) -> Response {
    let caller = request.extensions().get::<Caller>().cloned();
    let asked = request.extensions().get::<Asked>().cloned();
    let locale = asked
        .as_ref()
        .map_or_else(Locale::default, |asked| asked.locale);
    let address = asked.map(|asked| asked.client()).unwrap_or_default();
    let context = context(&site, caller, locale);
    let context = move || {
        context();
        provide_context(app::doors::ClientAddress(address.clone()));
    };
    let response = handle_server_fns_with_context(context, request).await;
    honest(response.into_response()).await
}

/// Leptos answers 500 for every error; the status is that of the failure inside.
async fn honest(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, LARGEST_ERROR).await else {
        return Fault::Internal.into_response();
    };
    let told = serde_json::from_slice::<ApiError>(&bytes).ok();
    let told = told.and_then(|error| StatusCode::from_u16(error.status).ok());
    parts.status = told.unwrap_or(parts.status);
    Response::from_parts(parts, Body::from(bytes))
}
