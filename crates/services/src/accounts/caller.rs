//! Whom a token belongs to. Rooms managed are added by [`crate::callers`].

use domain::{
    accounts::{Actor, ActorKind, Denial, Role},
    ids::{AccountId, DepartmentId, SessionId},
};
use jiff::{SignedDuration, ToSpan};

use super::{
    departments,
    records::{AccountRecord, KeyRecord, SessionRecord},
    secret_hash,
    sessions::SESSION_DAYS,
};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// How a session's token begins.
pub const SESSION_PREFIX: &str = "ls_";
/// How an API key begins.
pub const KEY_PREFIX: &str = "lk_";

/// Who is asking, as known from a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// For every use case.
    pub actor: Actor,
    /// The session, when it is one.
    pub session: Option<SessionId>,
    /// `en` or `zh`, when the account says.
    pub locale: Option<String>,
    /// IANA zone, when the account says.
    pub time_zone: Option<String>,
    /// Must complete their profile before anything else (R002).
    pub profile_due: bool,
}

/// The person behind a session token.
///
/// # Errors
/// Sign in, when it is unknown, over, or the account is disabled; unavailable.
pub(crate) async fn session_caller(services: &Services, token: &str) -> Result<Caller, Error> {
    let hash = secret_hash(token);
    let found = record::get::<SessionRecord>(services, Kind::Session, &hash).await?;
    let now = services.clock.now();
    let session = found.filter(|one| now < one.value.expires_at);
    let session = session.ok_or(Denial::SignIn)?;
    let person = person(services, &session.value.account).await?;
    touch(services, &session).await;
    Ok(Caller {
        session: Some(session.value.session.clone()),
        ..person
    })
}

/// The person with an account, as a caller: for sessions and for private feeds.
///
/// # Errors
/// Sign in, when the account is gone or disabled; unavailable.
pub(crate) async fn person(services: &Services, id: &AccountId) -> Result<Caller, Error> {
    let account = record::get::<AccountRecord>(services, Kind::Account, id.as_str()).await?;
    let account = account
        .filter(|one| !one.value.disabled)
        .ok_or(Denial::SignIn)?;
    let kind = ActorKind::Person(id.clone(), account.value.kind);
    let mut actor = Actor::bare(kind, &account.value.name);
    actor.roles = with_ordinary(&account.value.roles);
    actor.department = account.value.department.clone();
    actor.administers = administers(services, &actor).await?;
    Ok(Caller {
        actor,
        session: None,
        locale: account.value.locale,
        time_zone: account.value.time_zone,
        profile_due: account.value.profile_due,
    })
}

/// The program behind an API key; it acts with the key's role.
///
/// # Errors
/// Sign in, when it is unknown or over; unavailable.
pub(crate) async fn key_caller(services: &Services, key: &str) -> Result<Caller, Error> {
    let found = record::get::<KeyRecord>(services, Kind::ApiKey, &secret_hash(key)).await?;
    let now = services.clock.now();
    let fresh = |one: &Record<KeyRecord>| one.value.expires_at.is_none_or(|end| now < end);
    let key = found.filter(fresh).ok_or(Denial::SignIn)?;
    let old = |at| now.duration_since(at) > SignedDuration::from_hours(1);
    if key.value.used_at.is_none_or(old) {
        let mut used = key.clone();
        used.value.used_at = Some(now);
        write_quietly(services, used.put(Kind::ApiKey)?).await;
    }
    let mut actor = Actor::bare(ActorKind::ApiKey(key.value.key_id.clone()), &key.value.name);
    actor.roles = with_ordinary(&[key.value.role]);
    actor.department = key.value.department.clone();
    actor.read_only = key.value.read_only;
    actor.administers = administers(services, &actor).await?;
    Ok(Caller {
        actor,
        session: None,
        locale: None,
        time_zone: None,
        profile_due: false,
    })
}

fn with_ordinary(roles: &[Role]) -> Vec<Role> {
    let mut roles = roles.to_vec();
    if !roles.contains(&Role::Ordinary) {
        roles.push(Role::Ordinary);
    }
    roles.sort_unstable();
    roles
}

/// Departments that the caller looks after: for a meeting administrator the own one with all below
/// it (R008).
async fn administers(services: &Services, actor: &Actor) -> Result<Vec<DepartmentId>, Error> {
    match (&actor.department, actor.is(Role::MeetingAdministrator)) {
        (Some(own), true) => departments::with_all_below(services, own).await,
        _ => Ok(Vec::new()),
    }
}

/// Notes to the minute that a session was used, and lets it slide.
async fn touch(services: &Services, session: &Record<SessionRecord>) {
    let now = services.clock.now();
    if now.duration_since(session.value.seen_at) < SignedDuration::from_mins(1) {
        return;
    }
    let mut seen = session.clone();
    seen.value.seen_at = now;
    if let Ok(end) = now.checked_add((SESSION_DAYS * 24).hours()) {
        seen.value.expires_at = end;
    }
    if let Ok(change) = seen.put(Kind::Session) {
        write_quietly(services, change).await;
    }
}

/// A use noted by two requests at once is noted once; losing it costs nothing.
async fn write_quietly(services: &Services, change: crate::ports::Change) {
    if let Err(error) = services.records.write(vec![change], Vec::new()).await {
        tracing::debug!(%error, "use of a token not noted");
    }
}
