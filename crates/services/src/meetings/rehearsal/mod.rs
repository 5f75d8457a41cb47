//! The device test before a meeting: what worked, when, who tried (R043, R095). The trying itself
//! is the browser's. Start at [`rehearse`].

#[cfg(test)]
mod tests;

use contract::meetings::{Rehearsal, Rehearsals, Rehearsed};
use domain::{
    accounts::{Action, Actor},
    ids::MeetingId,
};

use super::{
    about,
    records::{changeable, visible},
};
use crate::{
    Error, Services,
    journal::{audited, entry},
    ports::{Kind, StoreError},
    record::{self, Record},
};

/// Tries when two browsers send at once.
const TRIES: usize = 5;

/// Keeps what worked; the last one counts.
///
/// # Errors
/// Denied to all but those who may change the meeting; not found; rule `meeting_cancelled`;
/// unavailable.
pub async fn rehearse(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    works: Rehearsed,
) -> Result<Rehearsals, Error> {
    let work = async {
        for _ in 0..TRIES {
            match keep(services, actor, id, works).await {
                Err(Error::Unavailable(Some(StoreError::Stale(_) | StoreError::Taken(_)))) => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, actor, about("meetings.rehearse", id), work).await
}

async fn keep(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    works: Rehearsed,
) -> Result<Rehearsals, Error> {
    let meeting = changeable(services, actor, id, None).await?;
    let last = Rehearsal {
        works,
        all_work: works.all_work(),
        at: services.clock.now(),
        by: actor.name.clone(),
    };
    let change = match read(services, id).await? {
        Some(mut known) => {
            known.value = last.clone();
            known.put(Kind::Rehearsal)?
        }
        None => record::create(Kind::Rehearsal, id.as_str(), &last)?,
    };
    let topic = meeting.record.value.topic.clone();
    let row = entry(services, actor, about("meetings.rehearse", id), &topic);
    let written = services.records.write(vec![change], vec![row]).await;
    written.map_err(|error| Error::Unavailable(Some(error)))?;
    let last = Some(last);
    Ok(Rehearsals { topic, last })
}

/// The last time that it was tried.
///
/// # Errors
/// Denied to all but those who may change the meeting; not found; unavailable.
pub async fn rehearsals(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<Rehearsals, Error> {
    let meeting = visible(services, actor, id).await?;
    meeting.can(actor, Action::ChangeBooking)?;
    let last = read(services, id).await?.map(|known| known.value);
    let topic = meeting.record.value.topic;
    Ok(Rehearsals { topic, last })
}

/// For reminders: whether everything worked when it was last tried.
///
/// # Errors
/// Unavailable.
pub async fn is_rehearsed(services: &Services, id: &MeetingId) -> Result<bool, Error> {
    let last = read(services, id).await?;
    Ok(last.is_some_and(|known| known.value.all_work))
}

async fn read(services: &Services, id: &MeetingId) -> Result<Option<Record<Rehearsal>>, Error> {
    record::get(services, Kind::Rehearsal, id.as_str()).await
}
