//! Who am I, my language and zone, my password, my sessions.

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post, put},
};
use contract::accounts::{AccountView, Me, Profile, ProfileInput, SessionView};
use domain::{accounts::Denial, ids::SessionId};
use serde::Deserialize;
use services::{Error, accounts, callers};

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Fault, Id, Json, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/me", "Who is asking.").answers::<Me>(),
        get(me),
    )
    .route(
        Operation::patch(
            "/me",
            "Set my language and time zone; empty text takes it back.",
        )
        .takes::<Preferences>()
        .answers::<AccountView>(),
        patch(prefer),
    )
    .route(
        Operation::get("/me/profile", "What I have said of myself.").answers::<Profile>(),
        get(profile),
    )
    .route(
        Operation::put(
            "/me/profile",
            "Complete my profile: name, department, position, contact.",
        )
        .takes::<ProfileInput>()
        .answers::<AccountView>(),
        put(complete),
    )
    .route(
        Operation::post("/me/password", "Change my password; all my sessions end.")
            .takes::<ChangePassword>()
            .answers_nothing(),
        post(change_password),
    )
    .route(
        Operation::get("/sessions", "My sessions, last used first.")
            .answers::<Listed<SessionView>>(),
        get(sessions),
    )
    .route(
        Operation::delete("/sessions", "End all my sessions."),
        delete(end_all),
    )
    .route(
        Operation::delete("/sessions/{id}", "End one of my sessions."),
        delete(end),
    )
}

/// Language and zone.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct Preferences {
    /// `en`, `zh`, or empty.
    locale: Option<String>,
    /// IANA name, or empty.
    time_zone: Option<String>,
}

/// Old and new.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
struct ChangePassword {
    /// As it is now.
    old_password: String,
    /// As it shall be: at least 10 characters.
    password: String,
}

async fn me(State(site): State<Site>, caller: Caller) -> Result<Answer<Me>, Fault> {
    Ok(Answer(accounts::me(&site.services, &caller.actor).await?))
}

async fn prefer(
    State(site): State<Site>,
    caller: Caller,
    Json(wish): Json<Preferences>,
) -> Result<Tagged<AccountView>, Fault> {
    let (locale, zone) = (wish.locale.as_deref(), wish.time_zone.as_deref());
    let work = accounts::set_own_preferences(&site.services, &caller.actor, locale, zone);
    let view = work.await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn change_password(
    State(site): State<Site>,
    caller: Caller,
    Json(wish): Json<ChangePassword>,
) -> Result<StatusCode, Fault> {
    let (old, new) = (&wish.old_password, &wish.password);
    accounts::change_own_password(&site.services, &caller.actor, old, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn profile(State(site): State<Site>, caller: Caller) -> Result<Answer<Profile>, Fault> {
    Ok(Answer(
        accounts::profile(&site.services, &caller.actor).await?,
    ))
}

async fn complete(
    State(site): State<Site>,
    caller: Caller,
    Json(input): Json<ProfileInput>,
) -> Result<Answer<AccountView>, Fault> {
    let done = accounts::complete_profile(&site.services, &caller.actor, &input).await?;
    Ok(Answer(done))
}

async fn sessions(
    State(site): State<Site>,
    caller: Caller,
) -> Result<Answer<Listed<SessionView>>, Fault> {
    let token = caller.token.ok_or(Error::from(Denial::SignIn))?;
    let known = callers::caller(&site.services, &token).await?;
    lists::whole(accounts::sessions(&site.services, &known).await?)
}

async fn end_all(State(site): State<Site>, caller: Caller) -> Result<StatusCode, Fault> {
    accounts::end_all_sessions(&site.services, &caller.actor).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn end(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<SessionId>,
) -> Result<StatusCode, Fault> {
    accounts::end_session(&site.services, &caller.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
