//! Inviting several people.

use contract::accounts::{AccountInput, AccountView, OneTimeLink};
use domain::accounts::{Action, Actor, Subject, can};

use super::{Added, lines};
use crate::{Error, Services, accounts};

/// Makes a person of each line "name, login or mail address", with the link that sets the first
/// password. Who has a mail address signs in with it. A line that cannot be a person does not
/// keep the others from becoming one (R013).
///
/// # Errors
/// Denied to all but system administrators; wrong field `lines`; unavailable.
pub async fn add_people(
    services: &Services,
    actor: &Actor,
    texts: &[String],
) -> Result<Added<(AccountView, OneTimeLink)>, Error> {
    can(actor, Action::KeepAccounts, Subject::House)?;
    let wanted = lines::lines(texts)?;
    let (mut made, mut wrong) = (Vec::new(), Vec::new());
    for line in wanted {
        match invite(services, actor, &line).await {
            Ok(one) => made.push(one),
            Err(error) => wrong.push((line, error)),
        }
    }
    Ok(Added { made, wrong })
}

async fn invite(
    services: &Services,
    actor: &Actor,
    line: &str,
) -> Result<(AccountView, OneTimeLink), Error> {
    let (name, login) = lines::person(line)?;
    let input = AccountInput {
        name: Some(name.to_owned()),
        login: Some(login.to_owned()),
        email: login.contains('@').then(|| login.to_owned()),
        ..AccountInput::default()
    };
    let (account, link) = accounts::create(services, actor, &input).await?;
    // Without a password there is always one.
    let link = link.ok_or(Error::Unavailable(None))?;
    Ok((account, link))
}
