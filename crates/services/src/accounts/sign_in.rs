//! Signing in: one answer and one amount of work for every way to be wrong.

use contract::accounts::{SignIn, SignedIn};
use domain::{
    accounts::{Actor, ActorKind},
    ids::AccountId,
};

use super::{
    password::{self, Tried},
    records::AccountRecord,
    sessions, view,
};
use crate::{
    Error, Services,
    journal::{About, audited, entry},
    ports::Kind,
    record::{self, Record},
};

/// Tries for one login, and separately from one address, within [`WINDOW_SECONDS`].
const TRIES_PER_LOGIN: u32 = 10;
/// One address may stand for a whole office.
const TRIES_PER_ADDRESS: u32 = 100;
/// See [`TRIES_PER_LOGIN`].
const WINDOW_SECONDS: u32 = 300;

/// Where a sign-in comes from.
#[derive(Debug, Clone, Default)]
pub struct SignInFrom {
    /// The client's address, as the edge knows it.
    pub address: String,
    /// The browser, as it calls itself.
    pub agent: String,
}

/// Signs a person in by login or mail address and password.
///
/// # Errors
/// Rule `bad_credentials`, the same for an unknown login, a wrong password, a disabled account;
/// rate limited; unavailable.
pub async fn sign_in(
    services: &Services,
    command: &SignIn,
    from: &SignInFrom,
) -> Result<SignedIn, Error> {
    let login = command.login.trim().to_lowercase();
    let shown: String = login
        .chars()
        .filter(|c| !c.is_control())
        .take(100)
        .collect();
    let about = About {
        action: "accounts.sign_in",
        kind: "account",
        id: &shown,
    };
    let nobody = Actor::anonymous();
    let work = async {
        limit(services, &login, from)?;
        let found = by_login(services, &login).await?;
        let usable = found.filter(|one| !one.value.disabled);
        let stored = usable
            .as_ref()
            .and_then(|one| one.value.password_hash.clone());
        let typed = typed(&command.password);
        let tried = password::verify(typed.clone(), stored).await?;
        match (usable, tried) {
            (Some(account), Tried::Right) => welcome(services, account, None, from).await,
            (Some(account), Tried::RightOutdated) => {
                let hash = password::hash(typed, &services.ids.secret()).await?;
                welcome(services, account, Some(hash), from).await
            }
            _ => Err(Error::Rule("bad_credentials")),
        }
    };
    audited(services, &nobody, about, work).await
}

/// What is hashed of what was typed: longer ones cannot be right and cost no more work.
fn typed(password: &str) -> String {
    password.chars().take(password::LONGEST + 1).collect()
}

fn limit(services: &Services, login: &str, from: &SignInFrom) -> Result<(), Error> {
    let now = services.clock.now();
    let login: String = login.chars().take(200).collect();
    let by_login = format!("login {login}");
    let by_address = format!("address {}", from.address);
    for (key, most) in [(by_address, TRIES_PER_ADDRESS), (by_login, TRIES_PER_LOGIN)] {
        let taken = services.process.take_try(&key, now, most, WINDOW_SECONDS);
        taken.map_err(Error::RateLimited)?;
    }
    Ok(())
}

async fn by_login(
    services: &Services,
    login: &str,
) -> Result<Option<Record<AccountRecord>>, Error> {
    for field in ["login", "email"] {
        let mut found = record::find(services, Kind::Account, field, login, 2).await?;
        // A mail address that two people share signs nobody in.
        if found.len() == 1 {
            return Ok(found.pop());
        }
    }
    Ok(None)
}

async fn welcome(
    services: &Services,
    mut account: Record<AccountRecord>,
    new_hash: Option<String>,
    from: &SignInFrom,
) -> Result<SignedIn, Error> {
    let id = AccountId::from(account.id.as_str());
    let begun = sessions::begin(services, &id, &from.agent).await?;
    let mut changes = begun.changes;
    if let Some(hash) = new_hash {
        account.value.password_hash = Some(hash);
        changes.push(account.put(Kind::Account)?);
    }
    let kind = ActorKind::Person(id.clone(), account.value.kind);
    let mut actor = Actor::bare(kind, &account.value.name);
    actor.roles = account.value.roles.clone();
    let about = About {
        action: "accounts.sign_in",
        kind: "account",
        id: id.as_str(),
    };
    let row = entry(services, &actor, about, &account.value.login);
    services.records.write(changes, vec![row]).await?;
    Ok(SignedIn {
        token: begun.token,
        expires_at: begun.expires_at,
        account: view::read_back(services, &id).await?,
    })
}
