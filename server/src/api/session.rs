//! Signing in and out.

use axum::{
    Json as Answer,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, post},
};
use contract::accounts::{SignIn, SignedIn};
use serde::Deserialize;
use services::{accounts, callers};

use crate::{
    http::{Asked, Caller, Fault, Json, caller::SESSION_COOKIE, cookies},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::post("/session", "Sign in; also sets the session cookie.")
            .open()
            .takes::<SignIn>()
            .answers::<SignedIn>(),
        post(sign_in),
    )
    .route(
        Operation::delete("/session", "Sign out: the token ends."),
        delete(sign_out),
    )
    .route(
        Operation::post(
            "/links/{secret}",
            "Set a password by a one-time link, and sign in.",
        )
        .open()
        .takes::<NewPassword>()
        .answers::<SignedIn>(),
        post(redeem),
    )
}

/// A first or new password.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct NewPassword {
    /// At least 10 characters.
    password: String,
}

/// Where a sign-in comes from.
pub(crate) fn from(asked: &Asked, headers: &HeaderMap) -> accounts::SignInFrom {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    accounts::SignInFrom {
        address: asked.client(),
        agent: agent.unwrap_or_default().to_owned(),
    }
}

async fn sign_in(
    State(site): State<Site>,
    asked: Asked,
    headers: HeaderMap,
    Json(command): Json<SignIn>,
) -> Result<Response, Fault> {
    let from = from(&asked, &headers);
    let signed_in = accounts::sign_in(&site.services, &command, &from).await?;
    Ok(with_cookie(&site, signed_in))
}

fn with_cookie(site: &Site, signed_in: SignedIn) -> Response {
    let cookie = cookies::kept(site, SESSION_COOKIE, &signed_in.token);
    ([(header::SET_COOKIE, cookie)], Answer(signed_in)).into_response()
}

async fn sign_out(State(site): State<Site>, caller: Caller) -> Result<Response, Fault> {
    if let Some(token) = &caller.token {
        let known = callers::caller(&site.services, token).await?;
        accounts::sign_out(&site.services, &known).await?;
    }
    let cookie = cookies::gone(&site, SESSION_COOKIE);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

async fn redeem(
    State(site): State<Site>,
    asked: Asked,
    headers: HeaderMap,
    axum::extract::Path(secret): axum::extract::Path<String>,
    Json(command): Json<NewPassword>,
) -> Result<Response, Fault> {
    let from = from(&asked, &headers);
    let done = accounts::redeem_link(&site.services, &secret, &command.password, &from).await?;
    Ok(with_cookie(&site, done))
}
