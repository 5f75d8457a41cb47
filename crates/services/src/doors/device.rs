//! Whom a device token belongs to.

use std::sync::Arc;

use domain::{
    accounts::{Actor, ActorKind, Denial},
    ids::{DoorId, RoomId},
};
use jiff::SignedDuration;

use super::records::DoorRecord;
use crate::{
    Error, Services,
    accounts::{Caller, secret_hash},
    ports::Kind,
    record::{self, Record},
};

/// How a device token begins.
pub const DOOR_PREFIX: &str = "ld_";
/// Longest token that is looked at.
const LONGEST_TOKEN: usize = 200;

/// A door that asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorCaller {
    /// Which door.
    pub door: DoorId,
    /// Where it hangs.
    pub room: RoomId,
    /// For every use case.
    pub actor: Actor,
}

/// The door behind a device token; also notes, once a minute, that it was heard of.
///
/// # Errors
/// Sign in, when the token is unknown or revoked (R181); unavailable.
pub async fn door_caller(services: &Services, token: &str) -> Result<DoorCaller, Error> {
    if !token.starts_with(DOOR_PREFIX) || token.len() > LONGEST_TOKEN {
        return Err(Denial::SignIn.into());
    }
    let now = services.clock.now();
    let hash = secret_hash(token);
    let kept = services.process.caller(&hash, now);
    if let Some(known) = kept.and_then(|kept| of(&kept.actor)) {
        return Ok(known);
    }
    let generation = services.process.generation();
    let mut found: Vec<Record<DoorRecord>> =
        record::find(services, Kind::Door, "token_hash", &hash, 1).await?;
    let door = found.pop().filter(|one| !one.value.revoked);
    let door = door.ok_or(Denial::SignIn)?;
    heard_of(services, &door).await;
    let id = DoorId::from(door.id.as_str());
    let kind = ActorKind::Door(id.clone(), door.value.room.clone());
    let actor = Actor::bare(kind, &door.value.name);
    let caller = Arc::new(Caller {
        actor: actor.clone(),
        session: None,
        locale: None,
        time_zone: None,
    });
    services
        .process
        .keep_caller(generation, &hash, now, &caller);
    of(&actor).ok_or(Denial::SignIn.into())
}

fn of(actor: &Actor) -> Option<DoorCaller> {
    match &actor.kind {
        ActorKind::Door(door, room) => Some(DoorCaller {
            door: door.clone(),
            room: room.clone(),
            actor: actor.clone(),
        }),
        _ => None,
    }
}

async fn heard_of(services: &Services, door: &Record<DoorRecord>) {
    let now = services.clock.now();
    let long_ago = |at| now.duration_since(at) >= SignedDuration::from_mins(1);
    if !door.value.seen_at.is_none_or(long_ago) {
        return;
    }
    let mut seen = door.clone();
    seen.value.seen_at = Some(now);
    let Ok(change) = seen.put(Kind::Door) else {
        return;
    };
    // Two requests at once note it once; losing it costs nothing.
    if let Err(error) = services.records.write(vec![change], Vec::new()).await {
        tracing::debug!(%error, "door not noted as seen");
    }
}
