//! What the house knows of those who come: department, position, telephone (R057).

use contract::meetings::MeetingAttendee;
use domain::{
    accounts::Actor,
    ids::AccountId,
    meetings::{Right, Standing},
};

use crate::{Error, Services, accounts::cards};

/// Lays what accounts say over those who have one. A company that was recorded stays; how they
/// are reached is for those who may see contacts, and for themselves.
///
/// # Errors
/// Unavailable.
pub(in crate::meetings) async fn acquaint(
    services: &Services,
    actor: &Actor,
    standing: Standing,
    all: &mut [MeetingAttendee],
) -> Result<(), Error> {
    let accounts: Vec<AccountId> = all.iter().filter_map(|one| one.account.clone()).collect();
    let mut known = cards(services, &accounts).await?;
    let contacts = standing.may(Right::Contacts).is_ok();
    for one in all {
        let Some(account) = &one.account else {
            continue;
        };
        let Some(card) = known.remove(account) else {
            continue;
        };
        let own = actor.account() == Some(account);
        one.company = one.company.take().or(card.department);
        one.position = card.position;
        one.phone = card.phone.filter(|_| contacts || own);
    }
    Ok(())
}
