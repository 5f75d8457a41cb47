//! Bringing bookings in from files through the same gate as every other booking: rules of time and
//! length do not apply to history, overlap does. Nothing comes twice: events are known by UID.
//! Must not know file formats.
//!
//! Start at [`book_many`]; `plan` makes dates of an event, `merge` compares with what is stored.

mod commit;
mod event;
mod judge;
mod merge;
mod plan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use contract::bookings::OnConflict;
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::RoomId,
};
use jiff::Timestamp;

pub use event::{Imported, ImportedBooking, Outcome};

use crate::{Error, Services};
use plan::{Planned, plan};

/// Most events brought in with one call.
pub const MOST_EVENTS: usize = 50_000;
/// Dates decided and committed together.
const DATES_AT_ONCE: usize = 900;

/// How to bring events in.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// Decide everything, write nothing.
    pub dry_run: bool,
    /// What to do with dates of a series that clash.
    pub on_conflict: OnConflict,
}

/// Brings one event in.
///
/// # Errors
/// As one row of [`book_many`].
pub async fn book_imported(
    services: &Services,
    actor: &Actor,
    event: &ImportedBooking,
    options: ImportOptions,
) -> Result<Imported, Error> {
    let rows = book_many(services, actor, std::slice::from_ref(event), options).await?;
    let first = rows.into_iter().next();
    first.unwrap_or(Err(Error::Unavailable(None)))
}

/// Brings events in: each by itself is had whole or not at all, and stands in the way of the next.
/// Rooms are written one after the other, many events with one transaction. The answer has one row
/// an event, in the same order; `overlap` names the one who has the slot.
///
/// # Errors
/// Denied without the right to import; rule `too_many`; unavailable: rooms written before stay
/// written, and a second run finds them.
pub async fn book_many(
    services: &Services,
    actor: &Actor,
    events: &[ImportedBooking],
    options: ImportOptions,
) -> Result<Vec<Result<Imported, Error>>, Error> {
    can(actor, Action::ImportExport, Subject::House)?;
    if events.len() > MOST_EVENTS {
        return Err(Error::Rule("too_many"));
    }
    let mut rows = BTreeMap::new();
    let replaced = replaced(events);
    let mut planned = Vec::with_capacity(events.len());
    for (number, event) in events.iter().enumerate() {
        match plan(services, event, &replaced).await {
            Ok(one) => planned.push((number, one)),
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => {
                rows.insert(number, Err(error));
            }
        }
    }
    for batch in batches(planned) {
        rows.extend(commit::commit(services, actor, &batch, options).await?);
    }
    let missing = || Err(Error::Unavailable(None));
    let all = 0..events.len();
    Ok(all
        .map(|number| rows.remove(&number).unwrap_or_else(missing))
        .collect())
}

/// Dates of a series that another event of the same file replaces, by UID.
fn replaced(events: &[ImportedBooking]) -> HashMap<&str, Vec<Timestamp>> {
    let mut replaced: HashMap<&str, Vec<Timestamp>> = HashMap::new();
    for event in events {
        if let Some(date) = event.original_start {
            replaced.entry(&event.uid).or_default().push(date);
        }
    }
    replaced
}

/// Rooms one by one, first what makes series, then what replaces their dates; each batch small
/// enough for one transaction.
fn batches(planned: Vec<(usize, Planned<'_>)>) -> Vec<Vec<(usize, Planned<'_>)>> {
    let mut groups: BTreeMap<(bool, RoomId), Vec<(usize, Planned<'_>)>> = BTreeMap::new();
    for one in planned {
        let event = one.1.event;
        let key = (event.original_start.is_some(), event.room.clone());
        groups.entry(key).or_default().push(one);
    }
    let mut batches: Vec<Vec<(usize, Planned<'_>)>> = Vec::new();
    for group in groups.into_values() {
        let mut dates = usize::MAX;
        for one in group {
            let more = one.1.dates.len().max(1);
            if dates.saturating_add(more) > DATES_AT_ONCE {
                batches.push(Vec::new());
                dates = 0;
            }
            dates += more;
            if let Some(batch) = batches.last_mut() {
                batch.push(one);
            }
        }
    }
    batches
}
