//! Server functions of accounts: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::accounts::Me;
use domain::accounts::Action;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::context::ApiError;

#[cfg(feature = "ssr")]
use crate::context::caller;

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

    let (services, actor) = caller()?;
    let me = services::accounts::me(&services, &actor).await?;
    let settings = services::rooms::settings(&services).await?;
    let may = Action::ALL
        .into_iter()
        .filter(|one| can(&actor, *one, Subject::House).is_ok());
    let may: Vec<Action> = may.collect();
    let pending = if may.contains(&Action::DecideRequest) {
        services::approvals::pending(&services, &actor).await?.len()
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
