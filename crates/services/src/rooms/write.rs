//! Writing what rooms depend on: every affected guard moves and every screen re-reads.

use domain::{accounts::Actor, ids::RoomId};

use crate::{
    Error, Services,
    journal::{About, entry},
    ports::Change,
};

/// Most guards touched with one write; a transaction holds at most 1,000 changes.
const MOST_TOUCHED: usize = 900;

/// Writes `changes`, touches `rooms` and leaves one journal row. With more rooms than fit into one
/// transaction the rest follows in further ones; a touch that is lost to a crash between them
/// costs nothing but a decision on settings a moment older.
pub(super) async fn write(
    services: &Services,
    actor: &Actor,
    about: About<'_>,
    detail: &str,
    changes: Vec<Change>,
    rooms: &[RoomId],
) -> Result<(), Error> {
    let _writing = services.process.writing();
    let mut chunks = rooms.chunks(MOST_TOUCHED);
    let mut changes = changes;
    let mut row = entry(services, actor, about, detail);
    let first = chunks.next().unwrap_or_default();
    changes.extend(first.iter().map(touch));
    row.rooms = first.to_vec();
    services.records.write(changes, vec![row]).await?;
    for chunk in chunks {
        let mut row = entry(services, actor, about, detail);
        row.rooms = chunk.to_vec();
        let changes = chunk.iter().map(touch).collect();
        services.records.write(changes, vec![row]).await?;
    }
    Ok(())
}

fn touch(room: &RoomId) -> Change {
    Change::TouchRoom { room: room.clone() }
}
