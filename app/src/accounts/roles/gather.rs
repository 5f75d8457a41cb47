//! Gathers what the pages of roles show; on the server only.

use contract::role_requests::AskForRole;
use domain::accounts::{Actor, ActorKind, PersonKind, Role};
use services::{Services, accounts};

use super::api::{MyRoles, RoleDraft};
use crate::context::{ApiError, invalid, reader_zone};

pub(super) async fn mine(services: &Services, actor: &Actor) -> Result<MyRoles, ApiError> {
    let all = accounts::role_requests(services, actor).await?;
    let own = |one: &_| Some(one) == actor.account();
    let asked: Vec<_> = all.into_iter().filter(|one| own(&one.account)).collect();
    let inside = matches!(actor.kind, ActorKind::Person(_, PersonKind::Internal));
    let offers = accounts::ASKED_FOR
        .into_iter()
        .filter(|role| inside && !actor.is(*role));
    Ok(MyRoles {
        held: actor.roles.clone(),
        offers: offers.collect(),
        asked,
        zone: reader_zone(services).await?,
    })
}

pub(super) async fn ask(
    services: &Services,
    actor: &Actor,
    draft: &RoleDraft,
) -> Result<(), ApiError> {
    let mut all = Role::ALL.into_iter();
    let role = all.find(|one| one.as_str() == draft.role);
    let wish = AskForRole {
        role: role.ok_or_else(|| invalid("role", "required"))?,
        reason: draft.reason.clone(),
    };
    accounts::ask_for_role(services, actor, &wish).await?;
    Ok(())
}
