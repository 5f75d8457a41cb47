//! Taking what comes, and keeping it as it comes.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use domain::{accounts::Actor, ids::MeetingId};
use futures::{Stream, StreamExt};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout},
};

use super::{super::records::UploadRecord, MOST_PIECES, RESERVE, Received, own, part_name, parts};
use crate::{Error, Services, ports::FilesError, record::Record};

/// Bytes that lie in memory before they are written, of one upload.
const PIECE: usize = 4 * 1024 * 1024;
/// What came is written after so long at the latest: a slow line that breaks loses no more.
const SOON: Duration = Duration::from_secs(5);
/// A line that is silent so long has broken.
const SILENCE: Duration = Duration::from_secs(30);
/// Received at the same time; each holds a piece in memory.
static RECEIVING: Semaphore = Semaphore::const_new(32);
/// Others wait so long for their turn.
const TURN: Duration = Duration::from_secs(10);

/// Takes what comes from `offset` on and keeps it as it comes; when the line breaks, what came is
/// kept.
///
/// # Errors
/// Not found (`upload`); rules `offset_moved` when another offset is next, `paper_too_large` when
/// more comes than was announced, `no_room_for_files`; rate limited when too many send at once;
/// unavailable.
pub async fn receive<E: Send>(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    upload: &str,
    offset: u64,
    bytes: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Received, Error> {
    let turn = timeout(TURN, RECEIVING.acquire()).await;
    let Ok(Ok(_turn)) = turn else {
        return Err(Error::RateLimited(5));
    };
    let record = own(services, actor, id, upload).await?;
    let known = parts(services, upload).await?;
    if known.offset != offset {
        return Err(Error::Rule("offset_moved"));
    }
    if known.names.len() >= MOST_PIECES {
        return Err(Error::Rule("too_many_uploads"));
    }
    take(services, &record, offset, bytes).await
}

async fn take<E: Send>(
    services: &Services,
    record: &Record<UploadRecord>,
    mut offset: u64,
    mut bytes: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Received, Error> {
    let size = record.value.size;
    let (mut piece, mut begun, mut open) = (BytesMut::new(), Instant::now(), true);
    while open {
        match timeout(SILENCE.min(SOON), bytes.next()).await {
            Ok(Some(Ok(more))) => {
                if size < offset + (piece.len() + more.len()) as u64 {
                    return Err(Error::Rule("paper_too_large"));
                }
                if piece.is_empty() {
                    begun = Instant::now();
                }
                piece.extend_from_slice(&more);
            }
            // Nothing for a while: what came is written; nothing for long: the line is dead.
            Err(_) => open = begun.elapsed() < SILENCE,
            Ok(Some(Err(_)) | None) => open = false,
        }
        let due = piece.len() >= PIECE || begun.elapsed() >= SOON || !open;
        if due && !piece.is_empty() {
            let whole = piece.split().freeze();
            offset = keep(services, &record.id, offset, whole).await?;
        }
    }
    Ok(Received { offset, size })
}

async fn keep(services: &Services, upload: &str, offset: u64, piece: Bytes) -> Result<u64, Error> {
    let length = piece.len() as u64;
    if let Some(free) = services.files.free().await?
        && free < length.saturating_add(RESERVE)
    {
        return Err(Error::Rule("no_room_for_files"));
    }
    match services.files.put(&part_name(upload, offset), piece).await {
        Ok(()) => Ok(offset + length),
        // Somebody sends the same file at the same time.
        Err(FilesError::Taken(_)) => Err(Error::Rule("offset_moved")),
        Err(error) => Err(error.into()),
    }
}
