//! The dossier of who is not on the list any more goes with them, a day later: until then, who is
//! asked again finds it as it was.

use std::collections::{BTreeSet, HashMap};

use domain::{ids::MeetingId, meetings::RESTORE_HOURS};
use jiff::{SignedDuration, Timestamp};

use super::{
    super::{
        people::attendee_id,
        records::{Meeting, MeetingRecord},
    },
    records::DossierRecord,
};
use crate::{
    Error, Services,
    ports::{Change, Kind},
    record::{self, Record},
};

/// Records read at once.
const PAGE: usize = 500;
/// Lines that `lintel check` tells.
const MOST_LINES: usize = 1_000;

/// One round: notes who left, forgets that of who came back, takes away what is too old.
///
/// # Errors
/// Unavailable.
pub async fn sweep(services: &Services) -> Result<(), Error> {
    let (now, mut lists, mut after) = (services.clock.now(), Lists::default(), None);
    loop {
        let page = services
            .records
            .page(Kind::Dossier, after.as_deref(), PAGE)
            .await?;
        after = page.last().map(|one| one.id.clone());
        for stored in &page {
            let one: Record<DossierRecord> = Record::of(stored)?;
            let listed = lists.name(services, &one.value.meeting, &one.id).await?;
            let Some(changes) = due(one, listed == Some(true), now)? else {
                continue;
            };
            match services
                .records
                .write(changes, Vec::new())
                .await
                .map_err(Error::from)
            {
                // Somebody writes in it: the next round looks again.
                Ok(()) | Err(Error::Stale(_)) => {}
                Err(error) => return Err(error),
            }
        }
        if page.len() < PAGE {
            return Ok(());
        }
    }
}

/// What is to be done about one dossier.
fn due(
    mut one: Record<DossierRecord>,
    listed: bool,
    now: Timestamp,
) -> Result<Option<Vec<Change>>, Error> {
    let left = match (listed, one.value.left_at) {
        (true, None) => return Ok(None),
        (true, Some(_)) => None,
        (false, None) => Some(now),
        (false, Some(left)) => {
            let kept = SignedDuration::from_hours(RESTORE_HOURS);
            if now.duration_since(left) < kept {
                return Ok(None);
            }
            let portrait = one.value.portrait.iter();
            let portrait = portrait.map(|name| record::remove(Kind::Blob, name));
            let own = record::remove(Kind::Dossier, &one.id);
            return Ok(Some(portrait.chain([own]).collect()));
        }
    };
    one.value.left_at = left;
    Ok(Some(vec![one.put(Kind::Dossier)?]))
}

/// Dossiers whose meeting, or whose portrait, is not there: one line each, at most 1,000.
///
/// # Errors
/// Unavailable.
pub async fn missing(services: &Services) -> Result<Vec<String>, Error> {
    let (mut lists, mut after, mut lines) = (Lists::default(), None, Vec::new());
    loop {
        let page = services
            .records
            .page(Kind::Dossier, after.as_deref(), PAGE)
            .await?;
        after = page.last().map(|one| one.id.clone());
        for stored in &page {
            let one: Record<DossierRecord> = Record::of(stored)?;
            let (id, meeting) = (&one.id, &one.value.meeting);
            if lists.name(services, meeting, id).await?.is_none() {
                lines.push(format!("dossier {id}: its meeting {meeting} is not there"));
            }
            if let Some(name) = &one.value.portrait
                && services.records.get(Kind::Blob, name).await?.is_none()
            {
                lines.push(format!("dossier {id}: its portrait {name} is not there"));
            }
        }
        if page.len() < PAGE || lines.len() >= MOST_LINES {
            lines.truncate(MOST_LINES);
            return Ok(lines);
        }
    }
}

/// Who is on which list, each read once a round.
#[derive(Default)]
struct Lists(HashMap<MeetingId, Option<BTreeSet<String>>>);

impl Lists {
    /// Whether the list of `meeting` names `attendee`; none when there is no such meeting.
    async fn name(
        &mut self,
        services: &Services,
        meeting: &MeetingId,
        attendee: &str,
    ) -> Result<Option<bool>, Error> {
        if !self.0.contains_key(meeting) {
            let found = record::get::<MeetingRecord>(services, Kind::Meeting, meeting.as_str());
            let list = match found.await? {
                None => None,
                Some(found) => {
                    let found = Meeting::of(services, found).await?;
                    let listed = found.record.value.attendees.iter();
                    Some(listed.map(|who| attendee_id(meeting, who)).collect())
                }
            };
            self.0.insert(meeting.clone(), list);
        }
        let list = self.0.get(meeting).and_then(Option::as_ref);
        Ok(list.map(|list| list.contains(attendee)))
    }
}
