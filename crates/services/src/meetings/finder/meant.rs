//! Whose calendar is meant by what was typed (R054).

use contract::meetings::InviteInput;
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::AccountId,
    meetings::AttendeeKind,
};

use super::super::people::read_all;
use crate::{Error, Services, fields::Fields};

/// Somebody who was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// As the house calls them, else as typed.
    pub name: String,
    /// None: nobody of the house, or not clear who.
    pub account: Option<AccountId>,
    /// As what they are to be asked.
    pub kind: AttendeeKind,
}

/// By the rules by which they would be asked; each once. What is wrong with a name is said when
/// they are.
///
/// # Errors
/// Denied to strangers and people outside; unavailable.
pub async fn meant(
    services: &Services,
    actor: &Actor,
    given: &[InviteInput],
) -> Result<Vec<Meant>, Error> {
    can(actor, Action::Book, Subject::House)?;
    let found = read_all(services, given, &mut Fields::default()).await?;
    let one = |wanted: super::super::people::Wanted| Meant {
        name: wanted.who.name,
        account: wanted.who.account,
        kind: wanted.kind.unwrap_or_default(),
    };
    Ok(found.into_iter().map(one).collect())
}
