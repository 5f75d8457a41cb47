//! Who comes by the join link without an account: a form posts to the link itself, which comes
//! back with what became of it (R056).

use app::{meetings::outside::GUEST_COOKIE, ui::Told};
use axum::{
    Form,
    body::Body,
    extract::{FromRequest, Path, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use contract::meetings::JoinAs;
use services::meetings::join_as;

use super::shell;
use crate::{
    http::{Asked, Fault, asked::cookie, path},
    site::Site,
};

/// How long a browser is known again, in seconds: 30 days.
const KNOWN_SECONDS: u32 = 30 * 24 * 3_600;

/// Puts them on the list, or says why not with what was typed.
pub async fn post(
    State(site): State<Site>,
    Path(secret): Path<String>,
    asked: Asked,
    request: Request,
) -> Response {
    if !path::plain(&secret) {
        return Fault::not_found("meeting").into_response();
    }
    let (parts, body) = request.into_parts();
    let form = Request::from_parts(parts.clone(), body);
    let mut typed = match Form::<JoinAs>::from_request(form, &site).await {
        Ok(Form(typed)) => typed,
        Err(rejection) => return rejection.into_response(),
    };
    let token = cookie(&parts.headers, GUEST_COOKIE).unwrap_or_default();
    token.clone_into(&mut typed.token);
    let error = match join_as(&site.services, &secret, &typed, &asked.client()).await {
        Ok(done) => {
            let secure = if site.https() { "; Secure" } else { "" };
            let cookie = format!(
                "{GUEST_COOKIE}={}; Path=/j/{secret}; Max-Age={KNOWN_SECONDS}; HttpOnly; \
                 SameSite=Lax{secure}",
                done.token
            );
            let there = Redirect::to(&format!("/j/{secret}"));
            return ([(header::SET_COOKIE, cookie)], there).into_response();
        }
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
