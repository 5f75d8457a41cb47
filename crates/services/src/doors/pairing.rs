//! Pairing: a tablet shows a code, an administrator confirms it, the tablet fetches its token.

use contract::doors::{DoorView, PairDoor, PairingOffer, PairingState};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{DoorId, RoomId},
};
use jiff::ToSpan;
use sha2::{Digest, Sha256};

use super::{
    device::DOOR_PREFIX,
    keep::read_back,
    records::{DoorRecord, PairingRecord},
};
use crate::{
    Error, Services,
    accounts::secret_hash,
    fields::{Fields, wrong},
    journal::{About, audited, entry},
    ports::{Kind, StoreError},
    record::{self, Record},
    rooms::directory,
};

/// A code is good for so many minutes.
const CODE_MINUTES: i64 = 10;
/// No letters or digits that look or sound alike.
const ALPHABET: &[u8; 28] = b"23456789ABCDEFGHJKMNPQRTUVWX";
/// Characters of a code.
const CODE_LENGTH: usize = 6;
/// Most open offers at once.
const MOST_OFFERS: usize = 1_000;
/// Offers from one address within ten minutes.
const OFFERS_PER_ADDRESS: u32 = 30;
/// Codes that one administrator may try within ten minutes.
const CODES_PER_ACTOR: u32 = 60;

/// A new code for an unpaired tablet at `address`.
///
/// # Errors
/// Rate limited; unavailable.
pub async fn offer(services: &Services, address: &str) -> Result<PairingOffer, Error> {
    let now = services.clock.now();
    let key = format!("pairing {address}");
    let taken = services
        .process
        .take_try(&key, now, OFFERS_PER_ADDRESS, 600);
    taken.map_err(Error::RateLimited)?;
    make_room(services).await?;
    let secret = services.ids.secret();
    let code = code(&services.ids.secret());
    let expires_at = now.checked_add(CODE_MINUTES.minutes());
    let expires_at = expires_at.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let value = PairingRecord {
        secret_hash: secret_hash(&secret),
        expires_at,
        door: None,
    };
    let change = record::create(Kind::Pairing, &code, &value)?;
    services.records.write(vec![change], Vec::new()).await?;
    Ok(PairingOffer {
        code,
        secret,
        expires_at,
    })
}

/// Takes offers away that are over; with too many open ones nobody gets another.
async fn make_room(services: &Services) -> Result<(), Error> {
    let all = record::all::<PairingRecord>(services, Kind::Pairing, MOST_OFFERS).await?;
    let now = services.clock.now();
    let over = all.iter().filter(|one| one.value.expires_at <= now);
    let changes: Vec<_> = over
        .map(|one| record::remove(Kind::Pairing, &one.id))
        .collect();
    if changes.is_empty() && all.len() >= MOST_OFFERS {
        return Err(Error::RateLimited(60));
    }
    if !changes.is_empty() {
        services.records.write(changes, Vec::new()).await?;
    }
    Ok(())
}

fn code(secret: &str) -> String {
    let bytes = Sha256::digest(secret.as_bytes());
    let letters = bytes.iter().take(CODE_LENGTH);
    letters
        .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
        .collect()
}

/// Codes as people type them: any case, with spaces or dashes.
fn typed(code: &str) -> String {
    let kept = code.chars().filter(char::is_ascii_alphanumeric);
    kept.take(32).collect::<String>().to_ascii_uppercase()
}

/// Binds the tablet that shows `code` to a room.
///
/// # Errors
/// Denied to all but system administrators; wrong fields (`code`: `not_found`; `room`:
/// `not_found`); rate limited; unavailable.
pub async fn confirm(
    services: &Services,
    actor: &Actor,
    command: &PairDoor,
) -> Result<DoorView, Error> {
    let id = DoorId::from(services.ids.id());
    let about = About {
        action: "doors.pair",
        kind: "door",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::KeepDoors, Subject::House)?;
        let now = services.clock.now();
        let key = format!("code {}", actor.name);
        let taken = services.process.take_try(&key, now, CODES_PER_ACTOR, 600);
        taken.map_err(Error::RateLimited)?;
        let mut fields = Fields::default();
        let name = fields.line("name", &command.name, 200);
        let room = known_room(services, &mut fields, &command.room).await?;
        fields.done()?;
        let mut pairing = open(services, &typed(&command.code)).await?;
        pairing.value.door = Some(id.clone());
        let door = DoorRecord {
            name,
            room: command.room.clone(),
            token_hash: String::new(),
            paired_at: now,
            seen_at: None,
            revoked: false,
            build: None,
            clock_ahead_ms: None,
        };
        let changes = vec![
            pairing.put(Kind::Pairing)?,
            record::create(Kind::Door, id.as_str(), &door)?,
        ];
        let row = entry(services, actor, about, &format!("{} · {room}", door.name));
        services.records.write(changes, vec![row]).await?;
        Ok(())
    };
    audited(services, actor, about, work).await?;
    read_back(services, &id).await
}

/// The room's name.
pub(super) async fn known_room(
    services: &Services,
    fields: &mut Fields,
    id: &RoomId,
) -> Result<String, Error> {
    let directory = directory(services).await?;
    let room = directory.rooms.get(id);
    fields.check("room", "not_found", room.is_some());
    Ok(room
        .map(|known| known.room.name.clone())
        .unwrap_or_default())
}

async fn open(services: &Services, code: &str) -> Result<Record<PairingRecord>, Error> {
    let found: Option<Record<PairingRecord>> = record::get(services, Kind::Pairing, code).await?;
    let now = services.clock.now();
    let open = found.filter(|one| now < one.value.expires_at && one.value.door.is_none());
    open.ok_or_else(|| wrong("code", "not_found"))
}

/// What a waiting tablet asks with its secret; the token is told exactly once.
///
/// # Errors
/// Unavailable.
pub async fn poll(services: &Services, secret: &str) -> Result<PairingState, Error> {
    let hash = secret_hash(secret);
    let mut found: Vec<Record<PairingRecord>> =
        record::find(services, Kind::Pairing, "secret_hash", &hash, 1).await?;
    let Some(pairing) = found.pop() else {
        return Ok(PairingState::Expired);
    };
    let Some(id) = pairing.value.door.clone() else {
        let over = pairing.value.expires_at <= services.clock.now();
        return Ok(if over {
            PairingState::Expired
        } else {
            PairingState::Waiting
        });
    };
    let mut door: Record<DoorRecord> =
        record::need(services, Kind::Door, id.as_str(), "door").await?;
    let token = format!("{DOOR_PREFIX}{}", services.ids.secret());
    door.value.token_hash = secret_hash(&token);
    let changes = vec![
        door.put(Kind::Door)?,
        record::remove(Kind::Pairing, &pairing.id),
    ];
    services.records.write(changes, Vec::new()).await?;
    Ok(PairingState::Paired { token })
}
