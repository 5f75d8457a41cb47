//! Photos of rooms: small, and really pictures. SVG is refused: it can carry scripts.

use base64::Engine as _;
use contract::rooms::RoomView;
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::RoomId,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{list, records::RoomRecord, write::write};
use crate::{
    Error, Services, fields,
    journal::{About, audited},
    ports::{Change, Kind},
    record::{self, Record},
};

/// Largest photo, in bytes.
pub const LARGEST_PHOTO: usize = 2 * 1_024 * 1_024;

/// A photo to send out.
#[derive(Debug, Clone)]
pub struct Photo {
    /// `image/png`, `image/jpeg` or `image/webp`, from its own first bytes.
    pub content_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Blob {
    content_type: String,
    base64: String,
}

/// What the first bytes say; a name or header could lie.
fn sniff(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else {
        None
    }
}

/// Sets a room's photo (R080).
///
/// # Errors
/// Denied to all but system administrators; not found; stale; wrong field `photo` (`bad_photo`);
/// unavailable.
pub async fn set_photo(
    services: &Services,
    actor: &Actor,
    id: &RoomId,
    bytes: &[u8],
    revision: Option<u64>,
) -> Result<RoomView, Error> {
    let about = About {
        action: "rooms.set_photo",
        kind: "room",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::KeepRooms, Subject::Room(id))?;
        let content_type = picture("photo", bytes)?;
        let found = record::need::<RoomRecord>(services, Kind::Room, id.as_str(), "room");
        let mut room: Record<RoomRecord> = found.await?.at(revision)?;
        let name: String = Sha256::digest(bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        room.value.photo = Some(format!("/photos/{name}"));
        let mut changes = vec![room.put(Kind::Room)?];
        if services.records.get(Kind::Blob, &name).await?.is_none() {
            changes.push(blob(&name, content_type, bytes)?);
        }
        write(
            services,
            actor,
            about,
            &room.value.name,
            changes,
            std::slice::from_ref(id),
        )
        .await
    };
    audited(services, actor, about, work).await?;
    list::get(services, actor, id).await
}

/// A photo by the last part of its address. The name is the content's hash, so it never changes.
///
/// # Errors
/// Denied to unknown and external callers; not found; unavailable.
pub async fn photo(services: &Services, actor: &Actor, name: &str) -> Result<Photo, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    if name.len() != 64 || !name.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::NotFound("photo"));
    }
    read_blob(services, name).await
}

/// What kind of picture this is.
///
/// # Errors
/// Wrong `field` (`bad_photo`) for what is none, or too large.
pub(crate) fn picture(field: &str, bytes: &[u8]) -> Result<&'static str, Error> {
    let small = bytes.len() <= LARGEST_PHOTO;
    let found = sniff(bytes).filter(|_| small);
    found.ok_or_else(|| fields::wrong(field, "bad_photo"))
}

/// The write that keeps a picture under a name of its own.
pub(crate) fn blob(name: &str, content_type: &str, bytes: &[u8]) -> Result<Change, Error> {
    let blob = Blob {
        content_type: content_type.to_owned(),
        base64: base64::engine::general_purpose::STANDARD.encode(bytes),
    };
    record::create(Kind::Blob, name, &blob)
}

/// A picture by the name that it is kept under; who may see it is the caller's business.
///
/// # Errors
/// Not found (`photo`); unavailable.
pub(crate) async fn read_blob(services: &Services, name: &str) -> Result<Photo, Error> {
    let blob: Record<Blob> = record::need(services, Kind::Blob, name, "photo").await?;
    let engine = base64::engine::general_purpose::STANDARD;
    let bytes = engine.decode(&blob.value.base64).unwrap_or_default();
    let content_type = sniff(&bytes).ok_or(Error::NotFound("photo"))?;
    Ok(Photo {
        content_type,
        bytes,
    })
}
