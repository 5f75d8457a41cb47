//! Server functions about oneself.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{
    accounts::{AccountView, SessionView},
    zones::ZoneFile,
};
use domain::ids::SessionId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::context::{caller, caller_session};

/// My account and where I am signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    /// My account.
    pub account: AccountView,
    /// Where I am signed in.
    pub sessions: Vec<SessionView>,
    /// The zone to show times in.
    pub zone: ZoneFile,
}

/// My account and where I am signed in.
///
/// # Errors
/// Sign in, for callers without a session.
#[server(ReadMine, prefix = "/api/fn", protocol = Call, endpoint = "accounts/mine")]
pub async fn mine() -> Result<Mine, ApiError> {
    let (services, caller) = caller_session().await?;
    gather::mine(&services, &caller).await
}

/// My language and zone; empty: as the browser, as the organisation.
///
/// # Errors
/// As `services::accounts::set_own_preferences`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/prefer")]
pub async fn prefer(language: String, time_zone: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let (language, zone) = (Some(language.as_str()), Some(time_zone.trim()));
    services::accounts::set_own_preferences(&services, &actor, language, zone).await?;
    crate::ui::keep_language(language.unwrap_or_default());
    Ok(())
}

/// My password; all my sessions end, so it goes on to the sign-in page.
///
/// # Errors
/// As `services::accounts::change_own_password`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/password")]
pub async fn change_password(old: String, new: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::accounts::change_own_password(&services, &actor, &old, &new).await?;
    leptos_axum::redirect("/sign-in");
    Ok(())
}

/// Ends one of my sessions.
///
/// # Errors
/// As `services::accounts::end_session`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/end_session")]
pub async fn end_session(id: SessionId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::end_session(&services, &actor, &id).await?)
}

/// Ends all my sessions, this one too.
///
/// # Errors
/// As `services::accounts::end_all_sessions`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/end_all_sessions")]
pub async fn end_all_sessions() -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::accounts::end_all_sessions(&services, &actor).await?;
    leptos_axum::redirect("/sign-in");
    Ok(())
}
