//! Server functions of accounts: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{
    accounts::{AccountView, ApiKeyView, DepartmentView, Me, OneTimeLink, SessionView},
    settings::AccountMade,
    zones::ZoneFile,
};
use domain::{
    accounts::{Action, Role},
    ids::{AccountId, ApiKeyId, DepartmentId, SessionId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::context::ApiError;

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::context::{caller, caller_session};

/// Who is signed in and what the menu may offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who.
    pub me: Me,
    /// What may be done somewhere in the house.
    pub may: Vec<Action>,
    /// Requests that wait for this person.
    pub pending: usize,
    /// The organisation's name.
    pub house: String,
    /// Filled with demo data.
    pub demo: bool,
}

/// Who is signed in.
///
/// # Errors
/// Sign in, for callers nobody knows.
#[server(ReadSigned, prefix = "/api/fn", endpoint = "accounts/signed")]
pub async fn signed() -> Result<Signed, ApiError> {
    use domain::accounts::{Subject, can};
    use services::{approvals::Order, paging::Paging};

    /// Requests are counted up to here for the menu.
    const MOST_COUNTED: usize = 99;
    let (services, actor) = caller()?;
    let me = services::accounts::me(&services, &actor).await?;
    let settings = services::rooms::settings(&services).await?;
    let may = Action::ALL
        .into_iter()
        .filter(|one| can(&actor, *one, Subject::House).is_ok());
    let may: Vec<Action> = may.collect();
    let pending = if may.contains(&Action::DecideRequest) {
        let (order, paging) = (
            Order::default(),
            Paging {
                limit: Some(MOST_COUNTED),
                cursor: None,
            },
        );
        services::approvals::pending(&services, &actor, order, &paging)
            .await?
            .items
            .len()
    } else {
        0
    };
    Ok(Signed {
        me,
        may,
        pending,
        house: settings.name,
        demo: settings.demo,
    })
}

/// Whose link it is: name and login.
///
/// # Errors
/// Not found, when it is used, over or unknown.
#[server(LinkOf, prefix = "/api/fn", endpoint = "accounts/link")]
pub async fn link_of(secret: String) -> Result<(String, String), ApiError> {
    let (services, _) = caller()?;
    let (name, login, _) = services::accounts::link_account(&services, &secret).await?;
    Ok((name, login))
}

/// Everybody whose name, login or address holds `find`.
///
/// # Errors
/// As `services::accounts::list`.
#[server(ReadPeople, prefix = "/api/fn", endpoint = "accounts/people")]
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
#[server(ReadPerson, prefix = "/api/fn", endpoint = "accounts/person")]
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
#[server(prefix = "/api/fn", endpoint = "accounts/keep")]
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
#[server(prefix = "/api/fn", endpoint = "accounts/reset")]
pub async fn make_reset_link(id: AccountId) -> Result<OneTimeLink, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::reset_link(&services, &actor, &id).await?)
}

/// All departments, and who may head one.
///
/// # Errors
/// As `services::accounts::departments`.
#[server(ReadDepartments, prefix = "/api/fn", endpoint = "accounts/departments")]
pub async fn departments() -> Result<(Vec<DepartmentView>, Vec<(String, String)>), ApiError> {
    let (services, actor) = caller()?;
    gather::departments(&services, &actor).await
}

/// Adds or changes a department.
///
/// # Errors
/// As `services::accounts::create_department` and `change_department`.
#[server(prefix = "/api/fn", endpoint = "accounts/keep_department")]
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
#[server(prefix = "/api/fn", endpoint = "accounts/delete_department")]
pub async fn delete_department(id: DepartmentId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::delete_department(&services, &actor, &id, None).await?)
}

/// All keys, and the zone to show days in.
///
/// # Errors
/// As `services::accounts::keys`.
#[server(ReadKeys, prefix = "/api/fn", endpoint = "accounts/keys")]
pub async fn keys() -> Result<(Vec<ApiKeyView>, ZoneFile), ApiError> {
    let (services, actor) = caller()?;
    let keys = services::accounts::keys(&services, &actor).await?;
    Ok((keys, gather::zone(&services).await?))
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
#[server(prefix = "/api/fn", endpoint = "accounts/make_key")]
pub async fn make_key(draft: KeyDraft) -> Result<String, ApiError> {
    let (services, actor) = caller()?;
    gather::make_key(&services, &actor, draft).await
}

/// Revokes a key.
///
/// # Errors
/// As `services::accounts::revoke_key`.
#[server(prefix = "/api/fn", endpoint = "accounts/revoke_key")]
pub async fn revoke_key(id: ApiKeyId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::revoke_key(&services, &actor, &id).await?)
}

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
#[server(ReadMine, prefix = "/api/fn", endpoint = "accounts/mine")]
pub async fn mine() -> Result<Mine, ApiError> {
    let (services, caller) = caller_session().await?;
    gather::mine(&services, &caller).await
}

/// My language and zone; empty: as the browser, as the organisation.
///
/// # Errors
/// As `services::accounts::set_own_preferences`.
#[server(prefix = "/api/fn", endpoint = "accounts/prefer")]
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
#[server(prefix = "/api/fn", endpoint = "accounts/password")]
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
#[server(prefix = "/api/fn", endpoint = "accounts/end_session")]
pub async fn end_session(id: SessionId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::end_session(&services, &actor, &id).await?)
}

/// Ends all my sessions, this one too.
///
/// # Errors
/// As `services::accounts::end_all_sessions`.
#[server(prefix = "/api/fn", endpoint = "accounts/end_all_sessions")]
pub async fn end_all_sessions() -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::accounts::end_all_sessions(&services, &actor).await?;
    leptos_axum::redirect("/sign-in");
    Ok(())
}
