//! Those who decide about a request: told when it is theirs to decide, and reminded while it waits
//! (R074, R076).

use domain::{
    approvals::nudges,
    ids::{AccountId, BookingId},
    notices::Reason,
};
use jiff::Timestamp;

use super::{
    event::{Gathered, gather},
    people::{Person, reached},
    post::letter,
    records::{Known, Nudges, Said, Stage},
    tell::Telling,
};
use crate::{
    Error, Services, approvals,
    errands::{Errand, Event, What, nudge_id},
    ports::{Change, Kind, StoreError},
    record,
};

/// What was written, who was told, and what they are reminded by.
type Asked = (Vec<Change>, Option<Vec<AccountId>>, Option<Nudges>);

impl Telling<'_> {
    /// Those who decide hear of a request when it is theirs: when it is made, when it asks for
    /// another time, and when the step before theirs was approved.
    pub(super) async fn approvers(&self, before: &Known) -> Result<Asked, Error> {
        if self.it.stage != Stage::Pending {
            let gone = before.nudges.iter().flat_map(|one| &one.errands);
            let gone = gone.map(|id| record::remove(Kind::Errand, id)).collect();
            return Ok((gone, None, None));
        }
        let deciders = approvals::deciders(self.services, &self.it.pending).await?;
        let asked = before.stage == Some(Stage::Pending);
        let same = before.slot == Some(self.it.calendar.main.slot);
        let known: &[AccountId] = match (asked && same, &before.deciders) {
            (false, _) => &[],
            (true, Some(told)) => told,
            // From before there were steps: they were told.
            (true, None) => &deciders,
        };
        let fresh = deciders.iter().filter(|one| !known.contains(one));
        let fresh: Vec<AccountId> = fresh.cloned().collect();
        let said = self.said(before, None);
        let reason = Reason::Requested;
        let mut changes = ask(self.services, self.event, reason, None, &said, &fresh).await?;
        let (armed, nudges) = self.nudges(before)?;
        changes.extend(armed);
        Ok((changes, Some(deciders), nudges))
    }

    /// Reminders are made once for each start that is asked for.
    fn nudges(&self, before: &Known) -> Result<(Vec<Change>, Option<Nudges>), Error> {
        let start = self.it.said.slot.start;
        if let Some(known) = before.nudges.as_ref().filter(|one| one.start == start) {
            return Ok((Vec::new(), Some(known.clone())));
        }
        let gone = before.nudges.iter().flat_map(|one| &one.errands);
        let mut changes: Vec<Change> = gone.map(|id| record::remove(Kind::Errand, id)).collect();
        let mut errands = Vec::new();
        for at in nudges(self.services.clock.now(), start) {
            let event = self.event.clone();
            let id = nudge_id(at, &event, start);
            let errand = Errand {
                at,
                failed: 0,
                what: What::Nudge { event, start },
            };
            changes.push(record::create(Kind::Errand, &id, &errand)?);
            errands.push(id);
        }
        Ok((changes, Some(Nudges { start, errands })))
    }
}

async fn ask(
    services: &Services,
    event: &Event,
    reason: Reason,
    id: Option<String>,
    said: &Said,
    deciders: &[AccountId],
) -> Result<Vec<Change>, Error> {
    let people = deciders.iter().map(|one| Person::of_account(one, ""));
    let to = reached(services, people.collect()).await?;
    let said = Said {
        link: "/approvals".to_owned(),
        join: String::new(),
        ..said.clone()
    };
    letter(services, id, (event, reason), &said, to, None)
}

/// Reminds those who decide now, if the same time is still asked for.
///
/// # Errors
/// Unavailable.
pub(super) async fn nudge(
    services: &Services,
    errand: &str,
    event: &Event,
    start: Timestamp,
) -> Result<(), Error> {
    let mut changes = vec![record::remove(Kind::Errand, errand)];
    let gathered = gather(services, event, None).await?;
    let waits = |it: &Gathered| it.stage == Stage::Pending && it.said.slot.start == start;
    if let Some(it) = gathered.filter(waits)
        && services.clock.now() < start
    {
        let deciders = approvals::deciders(services, &it.pending).await?;
        // Under this name there is one letter, however often this is done.
        let id = Some(errand.to_owned());
        changes.extend(ask(services, event, Reason::Undecided, id, &it.said, &deciders).await?);
    }
    match services.records.write(changes, Vec::new()).await {
        // Another process was faster.
        Err(StoreError::Taken(_)) => {
            let gone = vec![record::remove(Kind::Errand, errand)];
            Ok(services.records.write(gone, Vec::new()).await?)
        }
        outcome => Ok(outcome?),
    }
}

/// Ends requests that began undecided; of a series the next date has the next errand.
///
/// # Errors
/// Unavailable.
pub(super) async fn expire(
    services: &Services,
    errand: &str,
    booking: &BookingId,
) -> Result<(), Error> {
    let mut changes = vec![record::remove(Kind::Errand, errand)];
    changes.extend(approvals::expire(services, booking).await?);
    Ok(services.records.write(changes, Vec::new()).await?)
}
