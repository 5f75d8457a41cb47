//! Writing the journal: every command leaves a row, also a failed one (R212). Reading it is the
//! `audit` slice's business.
//!
//! A success is told in the same transaction as what it tells; a failure by [`audited`]. Must not
//! know secrets: callers pass words that people may read.

use std::future::Future;

use domain::accounts::{Actor, ActorKind, Denial};

use crate::{Error, Services, ports::JournalEntry};

/// Longest detail, in characters.
const LONGEST_DETAIL: usize = 500;

/// What a journal row is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    /// `bookings.book` …
    pub action: &'static str,
    /// `booking` …
    pub kind: &'static str,
    /// Its id; empty while there is none.
    pub id: &'a str,
}

/// A row about something that worked; facts and rooms are filled in by who knows them.
pub(crate) fn entry(
    services: &Services,
    actor: &Actor,
    about: About<'_>,
    detail: &str,
) -> JournalEntry {
    JournalEntry {
        id: services.ids.id(),
        at: services.clock.now(),
        actor: actor_id(actor).to_owned(),
        actor_name: actor.name.clone(),
        role: actor.strongest_role().map(|role| role.as_str().to_owned()),
        action: about.action.to_owned(),
        subject_kind: about.kind.to_owned(),
        subject_id: about.id.to_owned(),
        result: "ok".to_owned(),
        detail: detail.chars().take(LONGEST_DETAIL).collect(),
        facts: Vec::new(),
        rooms: Vec::new(),
    }
}

/// Carries `work` out; when it fails, leaves a row that says so. That the row could not be
/// written is logged and does not hide the failure itself. What costs a stranger nothing leaves
/// no row, or the journal could be flooded: tries beyond the rate limit, and commands of callers
/// who are not signed in.
pub(crate) async fn audited<T>(
    services: &Services,
    actor: &Actor,
    about: About<'_>,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    // On the heap: a command is a large future, and those around it would carry it on the stack.
    let outcome = Box::pin(work).await;
    if let Err(error) = &outcome
        && !matches!(error, Error::RateLimited(_) | Error::Denied(Denial::SignIn))
    {
        let mut row = entry(services, actor, about, "");
        error.code().clone_into(&mut row.result);
        if let Err(error) = services.records.write(Vec::new(), vec![row]).await {
            tracing::warn!(%error, action = about.action, "failure not journalled");
        }
    }
    outcome
}

/// The id of who did it: an account, a key, a door, `lintel`, `anonymous`.
pub(crate) fn actor_id(actor: &Actor) -> &str {
    match &actor.kind {
        ActorKind::Anonymous => "anonymous",
        ActorKind::Person(id, _) => id.as_str(),
        ActorKind::ApiKey(id) => id.as_str(),
        ActorKind::Door(id, _) => id.as_str(),
        ActorKind::System => "lintel",
    }
}
