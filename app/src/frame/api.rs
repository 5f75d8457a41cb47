//! Who is signed in, for menu and pages.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use domain::accounts::Action;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// Who is signed in and what the menu may offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who, by name.
    pub name: String,
    /// What may be done somewhere in the house.
    pub may: Vec<Action>,
    /// Requests for rooms that wait for this person.
    pub pending: usize,
    /// Requests for roles that wait for this person.
    pub roles: usize,
    /// Notices that this person has not read.
    pub unread: usize,
    /// First steps that are left, for those who may take them.
    pub steps_left: usize,
}

/// Who is signed in.
///
/// # Errors
/// Sign in, for callers nobody knows.
#[server(ReadSigned, prefix = "/api/fn", protocol = Call, endpoint = "frame/signed")]
pub async fn signed() -> Result<Signed, ApiError> {
    use domain::accounts::{Subject, can};

    let (services, actor) = caller()?;
    let me = services::accounts::me(&services, &actor).await?;
    let may = Action::ALL
        .into_iter()
        .filter(|one| can(&actor, *one, Subject::House).is_ok());
    let mut may: Vec<Action> = may.collect();
    // Who decides at some step of some room is known by its steps only.
    let decides = services::approvals::count_pending(&services, &actor, super::MOST_COUNTED);
    let pending = match decides.await {
        Ok(pending) => {
            if !may.contains(&Action::DecideRequest) {
                may.push(Action::DecideRequest);
            }
            pending
        }
        Err(services::Error::Denied(_)) => 0,
        Err(error) => return Err(error.into()),
    };
    let roles = services::accounts::count_role_requests(&services, &actor, super::MOST_COUNTED);
    let roles = roles.await?;
    let unread = match actor.account() {
        Some(_) => services::notices::unread(&services, &actor).await?,
        None => 0,
    };
    let steps_left = services::start::left(&services, &actor).await?;
    Ok(Signed {
        name: me.name,
        may,
        pending,
        roles,
        unread,
        steps_left,
    })
}
