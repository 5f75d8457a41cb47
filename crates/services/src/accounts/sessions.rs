//! Sessions: begun by a sign-in, listed and ended by their person.

use contract::accounts::SessionView;
use domain::{
    accounts::{Actor, Denial},
    ids::{AccountId, SessionId},
};
use jiff::{Timestamp, ToSpan};

use super::{
    caller::{Caller, SESSION_PREFIX},
    records::SessionRecord,
    secret_hash,
};
use crate::{
    Error, Services,
    journal::{About, entry},
    ports::{Change, Kind, StoreError},
    record::{self, Record},
};

/// A session ends after so many days without use.
pub(super) const SESSION_DAYS: i64 = 30;
/// Most sessions of one person; the oldest ends when one more begins.
const MOST_SESSIONS: usize = 50;
/// Longest name of a browser kept, in characters.
const LONGEST_AGENT: usize = 120;

/// A session that just began.
pub(super) struct Begun {
    /// Told once, stored only as a hash.
    pub token: String,
    pub expires_at: Timestamp,
    /// What must be written for it.
    pub changes: Vec<Change>,
}

/// Begins a session for `account`.
pub(super) async fn begin(
    services: &Services,
    account: &AccountId,
    agent: &str,
) -> Result<Begun, Error> {
    let token = format!("{SESSION_PREFIX}{}", services.ids.secret());
    let now = services.clock.now();
    let expires_at = now.checked_add((SESSION_DAYS * 24).hours());
    let expires_at = expires_at.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let agent = agent
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_AGENT)
        .collect();
    let session = SessionRecord {
        session: SessionId::from(services.ids.id()),
        account: account.clone(),
        agent,
        created_at: now,
        seen_at: now,
        expires_at,
    };
    let mut changes = vec![record::create(
        Kind::Session,
        &secret_hash(&token),
        &session,
    )?];
    let mut old = of_account(services, account).await?;
    if old.len() >= MOST_SESSIONS {
        old.sort_by_key(|one| one.value.seen_at);
        let surplus = old.len() + 1 - MOST_SESSIONS;
        changes.extend(old.iter().take(surplus).map(removed));
    }
    Ok(Begun {
        token,
        expires_at,
        changes,
    })
}

async fn of_account(
    services: &Services,
    account: &AccountId,
) -> Result<Vec<Record<SessionRecord>>, Error> {
    record::find(
        services,
        Kind::Session,
        "account",
        account.as_str(),
        MOST_SESSIONS * 2,
    )
    .await
}

fn removed(session: &Record<SessionRecord>) -> Change {
    record::remove(Kind::Session, &session.id)
}

/// The writes that end every session of `account`.
pub(super) async fn ending_all(
    services: &Services,
    account: &AccountId,
) -> Result<Vec<Change>, Error> {
    let sessions = of_account(services, account).await?;
    Ok(sessions.iter().map(removed).collect())
}

fn own(actor: &Actor) -> Result<&AccountId, Error> {
    Ok(actor.account().ok_or(Denial::SignIn)?)
}

/// My sessions, last used first.
///
/// # Errors
/// Sign in; unavailable.
pub async fn sessions(services: &Services, caller: &Caller) -> Result<Vec<SessionView>, Error> {
    let now = services.clock.now();
    let mut found = of_account(services, own(&caller.actor)?).await?;
    found.retain(|one| now < one.value.expires_at);
    found.sort_by_key(|one| std::cmp::Reverse(one.value.seen_at));
    let views = found.into_iter().map(|one| SessionView {
        current: caller.session.as_ref() == Some(&one.value.session),
        id: one.value.session,
        agent: one.value.agent,
        created_at: one.value.created_at,
        seen_at: one.value.seen_at,
        expires_at: one.value.expires_at,
    });
    Ok(views.collect())
}

/// Ends one of my sessions.
///
/// # Errors
/// Sign in; not found; unavailable.
pub async fn end_session(services: &Services, actor: &Actor, id: &SessionId) -> Result<(), Error> {
    let found = of_account(services, own(actor)?).await?;
    let session = found.iter().find(|one| one.value.session == *id);
    let change = removed(session.ok_or(Error::NotFound("session"))?);
    write(
        services,
        actor,
        "accounts.end_session",
        id.as_str(),
        vec![change],
    )
    .await
}

/// Ends all my sessions, also the one asking.
///
/// # Errors
/// Sign in; unavailable.
pub async fn end_all_sessions(services: &Services, actor: &Actor) -> Result<(), Error> {
    let changes = ending_all(services, own(actor)?).await?;
    write(services, actor, "accounts.end_all_sessions", "", changes).await
}

/// Ends the session asking; without one nothing happens.
///
/// # Errors
/// Unavailable.
pub async fn sign_out(services: &Services, caller: &Caller) -> Result<(), Error> {
    let Some(id) = &caller.session else {
        return Ok(());
    };
    let found = of_account(services, own(&caller.actor)?).await?;
    let session = found.iter().filter(|one| one.value.session == *id);
    let changes = session.map(removed).collect();
    write(
        services,
        &caller.actor,
        "accounts.sign_out",
        id.as_str(),
        changes,
    )
    .await
}

async fn write(
    services: &Services,
    actor: &Actor,
    action: &'static str,
    id: &str,
    changes: Vec<Change>,
) -> Result<(), Error> {
    let about = About {
        action,
        kind: "session",
        id,
    };
    let row = entry(services, actor, about, "");
    services.records.write(changes, vec![row]).await?;
    services.process.forget();
    Ok(())
}
