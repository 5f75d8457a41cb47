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
/// A tablet's clock that moved by less was not set, it only drifts.
const CLOCK_SET_MS: u64 = 5_000;

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

/// The door behind a device token; also writes down, now and then, what it said of itself.
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
    write_down(services, &door).await;
    let id = DoorId::from(door.id.as_str());
    let kind = ActorKind::Door(id.clone(), door.value.room.clone());
    let actor = Actor::bare(kind, &door.value.name);
    let caller = Arc::new(Caller {
        actor: actor.clone(),
        session: None,
        locale: None,
        time_zone: None,
        profile_due: false,
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

/// Every five minutes, or after one when it runs another page or its clock was set: never at every
/// word of a tablet.
async fn write_down(services: &Services, door: &Record<DoorRecord>) {
    let tablet = services
        .process
        .doors()
        .tablet(&DoorId::from(door.id.as_str()));
    let now = services.clock.now();
    let heard = tablet.at.unwrap_or(now);
    let held = &door.value;
    let age = held.seen_at.map(|at| now.duration_since(at));
    let off = |ms: Option<i64>| ms.unwrap_or(0);
    let set = off(tablet.ahead_ms).abs_diff(off(held.clock_ahead_ms)) >= CLOCK_SET_MS;
    let other = tablet.build.is_some() && tablet.build != held.build;
    let news = other || (tablet.ahead_ms.is_some() && set);
    let wait = SignedDuration::from_mins(if news { 1 } else { 5 });
    let older = !news && held.seen_at.is_some_and(|at| heard <= at);
    if older || age.is_some_and(|age| age < wait) {
        return;
    }
    let mut seen = door.clone();
    seen.value.seen_at = Some(heard);
    seen.value.build = tablet.build.or(seen.value.build);
    seen.value.clock_ahead_ms = tablet.ahead_ms.or(seen.value.clock_ahead_ms);
    let Ok(change) = seen.put(Kind::Door) else {
        return;
    };
    // Two requests at once note it once; losing it costs nothing.
    if let Err(error) = services.records.write(vec![change], Vec::new()).await {
        tracing::debug!(%error, "door not noted as seen");
    }
}
