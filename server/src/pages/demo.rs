//! Sign-in links of the demo: only on a database that was seeded with demo data, and only when
//! nobody but this machine can reach the server.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use contract::accounts::SignIn;
use services::{accounts, rooms};

use super::forms::signed_in;
use crate::{
    api::session::from,
    demo,
    http::{Asked, Fault},
    site::Site,
};

/// Signs the demo's person of a role in.
pub async fn sign_in(
    State(site): State<Site>,
    asked: Asked,
    headers: HeaderMap,
    Path(role): Path<String>,
) -> Response {
    let nothing_here = || Fault::not_found("address").into_response();
    let is_demo = rooms::settings(&site.services)
        .await
        .is_ok_and(|settings| settings.demo);
    let Some(login) = demo::login(&role).filter(|_| is_demo && site.loopback) else {
        return nothing_here();
    };
    let command = SignIn {
        login: login.to_owned(),
        password: demo::PASSWORD.to_owned(),
    };
    match accounts::sign_in(&site.services, &command, &from(&asked, &headers)).await {
        Ok(done) => signed_in(&site, &done.token, demo::first_page(&role)),
        Err(error) => Fault::from(error).into_response(),
    }
}
