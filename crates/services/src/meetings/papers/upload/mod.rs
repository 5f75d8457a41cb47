//! A paper on its way: announced, brought piece by piece, finished. What has come is kept; one that
//! breaks off goes on from there, or is swept away after a day.
//!
//! How far it came is what lies in the folder of the upload, so that nothing about it is written
//! twice. Start at [`begin`].

mod begin;
mod bring;
mod finish;
mod receive;

use contract::meetings::UploadView;
use domain::{accounts::Actor, ids::MeetingId};
use jiff::SignedDuration;

pub use self::{begin::begin, bring::bring, finish::finish, receive::receive};
use super::records::UploadRecord;
use crate::{
    Error, Services,
    fields::Fields,
    journal::actor_id,
    ports::Kind,
    record::{self, Record},
};

/// Longest name of a file, in characters.
const LONGEST_NAME: usize = 200;
/// Longest fingerprint.
const LONGEST_FINGERPRINT: usize = 200;
/// An unfinished upload is kept so long.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// Most unfinished uploads of one meeting.
const MOST_UPLOADS: usize = 50;
/// Most pieces of one file.
const MOST_PIECES: usize = 5_000;
/// Never filled up with files: the database may lie on the same disk.
const RESERVE: u64 = 256 * 1024 * 1024;
/// How far an upload came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// So many bytes are kept.
    pub offset: u64,
    /// So many there will be.
    pub size: u64,
}

/// How far an upload of the caller came.
///
/// # Errors
/// Not found (`upload`), also when it is another's; unavailable.
pub async fn progress(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    upload: &str,
) -> Result<UploadView, Error> {
    let record = own(services, actor, id, upload).await?;
    let offset = parts(services, upload).await?.offset;
    Ok(shown(&record, offset))
}

/// Gives an upload up and takes away what came of it.
///
/// # Errors
/// Not found (`upload`); unavailable.
pub async fn abandon(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    upload: &str,
) -> Result<(), Error> {
    own(services, actor, id, upload).await?;
    drop_upload(services, upload).await
}

/// Takes the record away, then what came.
pub(super) async fn drop_upload(services: &Services, upload: &str) -> Result<(), Error> {
    let gone = record::remove(Kind::Upload, upload);
    services.records.write(vec![gone], Vec::new()).await?;
    let folder = folder(upload);
    for one in services.files.list(&folder, None, MOST_PIECES + 1).await? {
        services.files.delete(&one.name).await?;
    }
    Ok(())
}

/// The last part of whatever path a program sends, on one line.
pub(super) fn file_name(said: &str, fields: &mut Fields) -> String {
    let name = said.rsplit(['/', '\\']).next().unwrap_or_default();
    fields.line("name", name, LONGEST_NAME)
}

/// What has come, without a gap.
struct Parts {
    names: Vec<String>,
    offset: u64,
}

fn folder(upload: &str) -> String {
    format!("uploads/{upload}")
}

fn part_name(upload: &str, offset: u64) -> String {
    format!("{}/{offset:012}", folder(upload))
}

async fn parts(services: &Services, upload: &str) -> Result<Parts, Error> {
    let folder = folder(upload);
    let listed = services.files.list(&folder, None, MOST_PIECES + 1);
    let mut parts = Parts {
        names: Vec::new(),
        offset: 0,
    };
    for one in listed.await? {
        if one.name != part_name(upload, parts.offset) {
            break;
        }
        parts.offset += one.stat.size;
        parts.names.push(one.name);
    }
    Ok(parts)
}

async fn running(services: &Services, id: &MeetingId) -> Result<Vec<Record<UploadRecord>>, Error> {
    let now = services.clock.now();
    let mut all: Vec<Record<UploadRecord>> = record::find(
        services,
        Kind::Upload,
        "meeting",
        id.as_str(),
        2 * MOST_UPLOADS,
    )
    .await?;
    all.retain(|one| now < one.value.expires_at);
    Ok(all)
}

async fn own(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    upload: &str,
) -> Result<Record<UploadRecord>, Error> {
    let record: Record<UploadRecord> =
        record::need(services, Kind::Upload, upload, "upload").await?;
    let now = services.clock.now();
    let value = &record.value;
    let own = value.by == actor_id(actor) && value.meeting == *id && now < value.expires_at;
    match own {
        true => Ok(record),
        false => Err(Error::NotFound("upload")),
    }
}

fn later(services: &Services) -> jiff::Timestamp {
    let now = services.clock.now();
    now.checked_add(KEPT).unwrap_or(now)
}

fn shown(record: &Record<UploadRecord>, offset: u64) -> UploadView {
    UploadView {
        id: record.id.clone(),
        name: record.value.name.clone(),
        size: record.value.size,
        offset,
        expires_at: record.value.expires_at,
    }
}
