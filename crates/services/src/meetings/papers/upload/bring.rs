//! A file that comes whole in one request, of a form that knows no other way.

use bytes::Bytes;
use contract::meetings::{BeginUpload, Paper};
use domain::{accounts::Actor, ids::MeetingId};
use futures::{Stream, StreamExt};

use super::{abandon, begin, finish, own, receive};
use crate::{Error, Services, ports::Kind};

/// Takes a whole file; its announced size is what it has at most. One that breaks off leaves
/// nothing.
///
/// # Errors
/// As [`begin`] and [`finish`].
pub async fn bring<E: Send>(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    announced: &BeginUpload,
    bytes: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Paper, Error> {
    let upload = begin(services, actor, id, announced).await?.id;
    let mut broken = false;
    let noted = bytes.map(|piece| {
        broken |= piece.is_err();
        piece
    });
    let received = receive(services, actor, id, &upload, 0, noted).await;
    let done = match received {
        Ok(received) if !broken => settle(services, actor, id, &upload, received.offset).await,
        Ok(_) => Err(Error::Rule("upload_unfinished")),
        Err(error) => Err(error),
    };
    if done.is_err()
        && let Err(error) = abandon(services, actor, id, &upload).await
    {
        tracing::warn!(%error, upload, "what came of an upload stays until it is swept away");
    }
    done
}

/// It is as large as what came.
async fn settle(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    upload: &str,
    size: u64,
) -> Result<Paper, Error> {
    let mut record = own(services, actor, id, upload).await?;
    record.value.size = size;
    let change = record.put(Kind::Upload)?;
    services.records.write(vec![change], Vec::new()).await?;
    finish(services, actor, id, upload).await
}
