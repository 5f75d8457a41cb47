//! Server functions of requests for roles: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{role_requests::RoleRequestView, zones::ZoneFile};
use domain::accounts::Role;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::{context::caller, wire::answer_plain_form};

/// My roles and what I asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyRoles {
    /// Held now.
    pub held: Vec<Role>,
    /// That may be asked for.
    pub offers: Vec<Role>,
    /// What I asked for, newest first.
    pub asked: Vec<RoleRequestView>,
    /// The zone to show days in.
    pub zone: ZoneFile,
}

/// A wish as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoleDraft {
    /// The role's word.
    pub role: String,
    /// Why.
    pub reason: String,
}

/// My roles and what I asked for.
///
/// # Errors
/// As `services::accounts::role_requests`.
#[server(ReadMyRoles, prefix = "/api/fn", protocol = Call, endpoint = "roles/mine")]
pub async fn mine() -> Result<MyRoles, ApiError> {
    let (services, actor) = caller()?;
    gather::mine(&services, &actor).await
}

/// Asks for a role; a plain form comes here too.
///
/// # Errors
/// As `services::accounts::ask_for_role`.
#[server(AskForRole, prefix = "/api/fn", protocol = Call, endpoint = "roles/ask")]
pub async fn ask(draft: RoleDraft) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let asked = gather::ask(&services, &actor, &draft).await;
    let there = asked.as_ref().map(|()| "/me".to_owned());
    answer_plain_form::<AskForRole>(&draft, "/me", there);
    asked
}

/// Requests that wait for me.
///
/// # Errors
/// As `services::accounts::role_requests`.
#[server(ReadRolesToDecide, prefix = "/api/fn", protocol = Call, endpoint = "roles/waiting")]
pub async fn waiting() -> Result<Vec<RoleRequestView>, ApiError> {
    let (services, actor) = caller()?;
    let all = services::accounts::role_requests(&services, &actor).await?;
    Ok(all.into_iter().filter(|one| one.may_decide).collect())
}

/// Gives the role, or does not.
///
/// # Errors
/// As `services::accounts::decide_role`.
#[server(DecideRole, prefix = "/api/fn", protocol = Call, endpoint = "roles/decide")]
pub async fn decide(
    id: String,
    approve: bool,
    #[server(default)] note: String,
) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let decision = contract::role_requests::DecideRole { approve, note };
    services::accounts::decide_role(&services, &actor, &id, &decision).await?;
    Ok(())
}
