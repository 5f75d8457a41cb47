//! How somebody is reached, by those who tell people things.

use domain::{
    accounts::{Actor, Denial},
    ids::AccountId,
};

use super::records::AccountRecord;
use crate::{
    Error, Services,
    journal::{About, entry},
    ports::Kind,
    record::{self, Record},
};

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contact {
    /// As shown.
    pub name: String,
    /// Mail address.
    pub email: Option<String>,
    /// Whether mails are wanted, beside the inbox.
    pub by_mail: bool,
    /// `en` or `zh`, when the account says.
    pub locale: Option<String>,
    /// IANA zone, when the account says.
    pub time_zone: Option<String>,
}

/// How an account is reached; none when it is gone or disabled.
///
/// # Errors
/// Unavailable.
pub(crate) async fn contact(services: &Services, id: &AccountId) -> Result<Option<Contact>, Error> {
    let found = record::get::<AccountRecord>(services, Kind::Account, id.as_str()).await?;
    let known = found.map(|found| found.value).filter(|one| !one.disabled);
    Ok(known.map(|one| Contact {
        name: one.name,
        email: one.email,
        by_mail: !one.no_mail,
        locale: one.locale,
        time_zone: one.time_zone,
    }))
}

/// Whether an account gets its notices by mail too, beside the inbox.
///
/// # Errors
/// Sign in; unavailable.
pub async fn set_by_mail(services: &Services, actor: &Actor, by_mail: bool) -> Result<(), Error> {
    let id = actor.account().cloned().ok_or(Denial::SignIn)?;
    let mut account: Record<AccountRecord> =
        record::need(services, Kind::Account, id.as_str(), "account").await?;
    account.value.no_mail = !by_mail;
    let about = About {
        action: "accounts.set_preferences",
        kind: "account",
        id: id.as_str(),
    };
    let row = entry(services, actor, about, "");
    let change = account.put(Kind::Account)?;
    services.records.write(vec![change], vec![row]).await?;
    Ok(())
}

/// The account that has a mail address; none when nobody has it, or more than one.
///
/// # Errors
/// Unavailable.
pub(crate) async fn account_of_email(
    services: &Services,
    email: &str,
) -> Result<Option<AccountId>, Error> {
    let email = email.to_lowercase();
    let found = services
        .records
        .find(Kind::Account, "email", &email, 2)
        .await?;
    Ok(match found.as_slice() {
        [one] => Some(AccountId::from(one.id.as_str())),
        _ => None,
    })
}
