//! Server functions of accounts: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{
    accounts::{AccountView, ApiKeyView, DepartmentView, OneTimeLink, Profile},
    settings::AccountMade,
    zones::ZoneFile,
};
use domain::{
    accounts::Role,
    ids::{AccountId, ApiKeyId, DepartmentId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::context::caller;

/// Whose link it is: name and login.
///
/// # Errors
/// Not found, when it is used, over or unknown.
#[server(LinkOf, prefix = "/api/fn", protocol = Call, endpoint = "accounts/link")]
pub async fn link_of(secret: String) -> Result<(String, String), ApiError> {
    let (services, _) = caller()?;
    let (name, login, _) = services::accounts::link_account(&services, &secret).await?;
    Ok((name, login))
}

/// What I have said of myself.
///
/// # Errors
/// As `services::accounts::profile`.
#[server(OwnProfile, prefix = "/api/fn", protocol = Call, endpoint = "accounts/profile")]
pub async fn own_profile() -> Result<Profile, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::profile(&services, &actor).await?)
}

/// Everybody whose name, login or address holds `find`.
///
/// # Errors
/// As `services::accounts::list`.
#[server(ReadPeople, prefix = "/api/fn", protocol = Call, endpoint = "accounts/people")]
pub async fn people(find: String) -> Result<Vec<AccountView>, ApiError> {
    let (services, actor) = caller()?;
    gather::people(&services, &actor, Some(find)).await
}

/// What a person's form needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonData {
    /// The person; none for a new one.
    pub person: Option<AccountView>,
    /// Id and name.
    pub departments: Vec<(String, String)>,
    /// Id and name of internal people.
    pub people: Vec<(String, String)>,
}

/// One person with what the form needs.
///
/// # Errors
/// As `services::accounts::get`.
#[server(ReadPerson, prefix = "/api/fn", protocol = Call, endpoint = "accounts/person")]
pub async fn person(id: Option<AccountId>) -> Result<PersonData, ApiError> {
    let (services, actor) = caller()?;
    gather::person(&services, &actor, id).await
}

/// A person as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonDraft {
    /// Login name.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// `internal` or `external`.
    pub kind: String,
    /// Roles but the ordinary one.
    pub roles: Vec<Role>,
    /// Department id, or empty.
    pub department: String,
    /// `en`, `zh`, or empty.
    pub locale: String,
    /// IANA zone, or empty.
    pub time_zone: String,
    /// May not sign in.
    pub disabled: bool,
    /// Ids of internal people.
    pub linked_to: Vec<String>,
}

/// Adds or changes a person.
///
/// # Errors
/// As `services::accounts::create` and `change`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/keep")]
pub async fn keep_person(
    id: Option<AccountId>,
    revision: Option<u64>,
    draft: PersonDraft,
) -> Result<AccountMade, ApiError> {
    let (services, actor) = caller()?;
    gather::keep_person(&services, &actor, id, revision, draft).await
}

/// A one-time link to set a new password.
///
/// # Errors
/// As `services::accounts::reset_link`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/reset")]
pub async fn make_reset_link(id: AccountId) -> Result<OneTimeLink, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::reset_link(&services, &actor, &id).await?)
}

/// All departments, and who may head one.
///
/// # Errors
/// As `services::accounts::departments`.
#[server(ReadDepartments, prefix = "/api/fn", protocol = Call, endpoint = "accounts/departments")]
pub async fn departments() -> Result<(Vec<DepartmentView>, Vec<(String, String)>), ApiError> {
    let (services, actor) = caller()?;
    gather::departments(&services, &actor).await
}

/// Adds or changes a department.
///
/// # Errors
/// As `services::accounts::create_department` and `change_department`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/keep_department")]
pub async fn keep_department(
    id: Option<DepartmentId>,
    name: String,
    parent: String,
    head: String,
) -> Result<DepartmentView, ApiError> {
    let (services, actor) = caller()?;
    gather::keep_department(&services, &actor, id, (name, parent, head)).await
}

/// Takes an empty department away.
///
/// # Errors
/// As `services::accounts::delete_department`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/delete_department")]
pub async fn delete_department(id: DepartmentId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::delete_department(&services, &actor, &id, None).await?)
}

/// All keys, and the zone to show days in.
///
/// # Errors
/// As `services::accounts::keys`.
#[server(ReadKeys, prefix = "/api/fn", protocol = Call, endpoint = "accounts/keys")]
pub async fn keys() -> Result<(Vec<ApiKeyView>, ZoneFile), ApiError> {
    let (services, actor) = caller()?;
    let keys = services::accounts::keys(&services, &actor).await?;
    Ok((keys, crate::zones::house_zone(&services).await?))
}

/// A key as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyDraft {
    /// What it is for.
    pub name: String,
    /// The role that it acts with.
    pub role: Role,
    /// May only read.
    #[serde(default)]
    pub read_only: bool,
    /// Last day, or empty.
    #[serde(default)]
    pub until: String,
}

/// Makes a key and tells it, once.
///
/// # Errors
/// As `services::accounts::create_key`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/make_key")]
pub async fn make_key(draft: KeyDraft) -> Result<String, ApiError> {
    let (services, actor) = caller()?;
    gather::make_key(&services, &actor, draft).await
}

/// Revokes a key.
///
/// # Errors
/// As `services::accounts::revoke_key`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "accounts/revoke_key")]
pub async fn revoke_key(id: ApiKeyId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::revoke_key(&services, &actor, &id).await?)
}
