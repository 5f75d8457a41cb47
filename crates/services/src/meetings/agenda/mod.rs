//! What a meeting goes through: items in order, each with its minutes and who is responsible
//! (R058).
//!
//! One record a meeting; every command changes one item of it, so that two people who edit one
//! agenda lose nothing of each other: [`edit`] reads again and does it again. What an item says is
//! guarded by its own revision.

mod commands;
mod records;
#[cfg(test)]
mod tests;

pub use commands::{add, change, put_elsewhere, remove};
pub(super) use records::{AgendaRecord, read, shown};

use contract::meetings::Agenda;
use domain::{accounts::Actor, ids::MeetingId, meetings::Right};

use super::{
    people::{People, standing},
    records::visible,
};
use crate::{Error, Services};

/// The agenda of a meeting.
///
/// # Errors
/// Denied to those who are not invited; not found; unavailable.
pub async fn agenda(services: &Services, actor: &Actor, id: &MeetingId) -> Result<Agenda, Error> {
    let meeting = visible(services, actor, id).await?;
    let people = People::of(services, id).await?;
    let now = services.clock.now();
    standing(actor, &meeting, &people, now).may(Right::Agenda)?;
    let items = read(services, id).await?.map(|found| found.value.items);
    Ok(shown(meeting.slot(), items.unwrap_or_default()))
}
