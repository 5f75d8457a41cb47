//! One-time links that set a password: the first administrator, a new person, a reset.

use contract::accounts::{OneTimeLink, SignedIn};
use domain::{
    accounts::{Action, Actor, ActorKind, PersonKind, Role, Subject, can},
    ids::AccountId,
};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use super::{
    password,
    records::{AccountRecord, LinkRecord},
    secret_hash, sessions,
    sign_in::SignInFrom,
    view,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited, entry},
    ports::{Change, Kind, StoreError},
    record::{self, Record},
};

/// A link is good for so many hours.
const LINK_HOURS: i64 = 24;
/// Most open links of one person; more are taken back when a new one is made.
const MOST_LINKS: usize = 20;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Makes the first system administrator of an empty house.
    FirstStart,
    /// A new person's first password.
    Welcome,
    /// A forgotten password.
    Reset,
}

/// A new link for `account` and the writes that make it; older ones stop working.
pub(super) async fn make(
    services: &Services,
    account: &AccountId,
    purpose: LinkPurpose,
) -> Result<(OneTimeLink, Vec<Change>), Error> {
    let secret = services.ids.secret();
    let expires_at = services.clock.now().checked_add(LINK_HOURS.hours());
    let expires_at = expires_at.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let kind = Kind::OneTimeLink;
    let old: Vec<Record<LinkRecord>> =
        record::find(services, kind, "account", account.as_str(), MOST_LINKS).await?;
    let mut changes: Vec<_> = old
        .iter()
        .map(|one| record::remove(kind, &one.id))
        .collect();
    let value = LinkRecord {
        account: account.clone(),
        purpose,
        expires_at,
    };
    changes.push(record::create(kind, &secret_hash(&secret), &value)?);
    Ok((
        OneTimeLink {
            path: format!("/welcome/{secret}"),
            expires_at,
        },
        changes,
    ))
}

/// On an empty house: makes the account `admin` without a password and the link that sets it. While
/// nobody has used it, each start makes a new link. None once any account has a password.
///
/// # Errors
/// Unavailable.
pub async fn first_start_link(services: &Services) -> Result<Option<OneTimeLink>, Error> {
    let people = services.records.page(Kind::Account, None, 2).await?;
    let (id, mut changes) = match people.as_slice() {
        [] => first_administrator(services)?,
        [only] => {
            let record = Record::<AccountRecord>::of(only)?;
            if record.value.password_hash.is_some() {
                return Ok(None);
            }
            (AccountId::from(record.id), Vec::new())
        }
        _ => return Ok(None),
    };
    let (link, more) = make(services, &id, LinkPurpose::FirstStart).await?;
    changes.extend(more);
    let about = About {
        action: "accounts.first_start",
        kind: "account",
        id: id.as_str(),
    };
    let row = entry(services, &Actor::system(), about, "");
    services.records.write(changes, vec![row]).await?;
    Ok(Some(link))
}

fn first_administrator(services: &Services) -> Result<(AccountId, Vec<Change>), Error> {
    let id = AccountId::from(services.ids.id());
    let value = AccountRecord {
        login: "admin".to_owned(),
        name: "Administrator".to_owned(),
        email: None,
        kind: PersonKind::Internal,
        roles: vec![Role::SystemAdministrator],
        department: None,
        locale: None,
        time_zone: None,
        no_mail: false,
        disabled: false,
        linked_to: Vec::new(),
        password_hash: None,
        position: None,
        phone: None,
        profile_due: false,
    };
    let change = record::create(Kind::Account, id.as_str(), &value)?;
    Ok((id, vec![change]))
}

/// A link that resets the password of `account`; its sessions go on until it is used.
///
/// # Errors
/// Denied to all but system administrators; not found; unavailable.
pub async fn reset_link(
    services: &Services,
    actor: &Actor,
    account: &AccountId,
) -> Result<OneTimeLink, Error> {
    let id = account.as_str();
    let about = About {
        action: "accounts.reset",
        kind: "account",
        id,
    };
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let found: Record<AccountRecord> =
            record::need(services, Kind::Account, id, "account").await?;
        let (link, changes) = make(services, account, LinkPurpose::Reset).await?;
        let row = entry(services, actor, about, &found.value.name);
        services.records.write(changes, vec![row]).await?;
        Ok(link)
    };
    audited(services, actor, about, work).await
}

/// Whose password the link sets: login, name, purpose; so that the page can greet.
///
/// # Errors
/// Not found, when it is unknown, used or over.
pub async fn link_account(
    services: &Services,
    secret: &str,
) -> Result<(String, String, LinkPurpose), Error> {
    let (link, account) = open(services, secret).await?;
    Ok((account.value.login, account.value.name, link.value.purpose))
}

async fn open(
    services: &Services,
    secret: &str,
) -> Result<(Record<LinkRecord>, Record<AccountRecord>), Error> {
    let hash = secret_hash(secret);
    let link: Record<LinkRecord> = record::need(services, Kind::OneTimeLink, &hash, "link").await?;
    if services.clock.now() >= link.value.expires_at {
        return Err(Error::NotFound("link"));
    }
    let id = link.value.account.as_str();
    let account: Record<AccountRecord> = record::need(services, Kind::Account, id, "link").await?;
    if account.value.disabled {
        return Err(Error::NotFound("link"));
    }
    Ok((link, account))
}

/// Sets the password, ends all other sessions, signs in; the link is worth nothing afterwards.
///
/// # Errors
/// Not found; wrong fields (`password`: `too_short`, `too_long`, `too_simple`); unavailable.
pub async fn redeem_link(
    services: &Services,
    secret: &str,
    password: &str,
    from: &SignInFrom,
) -> Result<SignedIn, Error> {
    let (link, mut account) = open(services, secret).await?;
    check_password(password, &account.value)?;
    let hash = password::hash(password.to_owned(), &services.ids.secret()).await?;
    let id = link.value.account.clone();
    account.value.password_hash = Some(hash);
    let mut changes = vec![account.put(Kind::Account)?];
    // The account's revision makes the second of two redeemers stale.
    changes.push(record::remove(Kind::OneTimeLink, &link.id));
    changes.extend(sessions::ending_all(services, &id).await?);
    let actor = person(&id, &account.value);
    let about = About {
        action: "accounts.set_password",
        kind: "account",
        id: id.as_str(),
    };
    let row = entry(services, &actor, about, "");
    services.records.write(changes, vec![row]).await?;
    let begun = sessions::begin(services, &id, &from.agent).await?;
    services.records.write(begun.changes, Vec::new()).await?;
    services.process.forget();
    Ok(SignedIn {
        token: begun.token,
        expires_at: begun.expires_at,
        account: view::read_back(services, &id).await?,
    })
}

fn person(id: &AccountId, account: &AccountRecord) -> Actor {
    let mut actor = Actor::bare(ActorKind::Person(id.clone(), account.kind), &account.name);
    actor.roles = account.roles.clone();
    actor
}

/// # Errors
/// Wrong field `password`.
pub(super) fn check_password(password: &str, account: &AccountRecord) -> Result<(), Error> {
    let mut fields = Fields::default();
    let length = password.chars().count();
    fields.check("password", "too_short", length >= password::SHORTEST);
    fields.check("password", "too_long", length <= password::LONGEST);
    let lower = password.to_lowercase();
    let own = lower.contains(&account.login) && lower.len() < account.login.len() + 4;
    let mut letters: Vec<char> = lower.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    fields.check("password", "too_simple", !own && letters.len() >= 4);
    fields.done()
}
