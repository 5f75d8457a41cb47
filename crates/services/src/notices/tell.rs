//! Telling people what is so, by comparing it with what they were told (R032, R076, R103).

use domain::{bookings::Slot, ids::AccountId, notices::Reason};

use super::{
    arm::arm,
    event::{Gathered, gather},
    people::reached,
    post::letter,
    records::{Known, Said, Stage},
    roles,
};
use crate::{
    Error, Services,
    errands::{Errand, Event, What},
    meetings,
    ports::{Change, Kind},
    record::{self, Record},
};

/// Compares and tells; takes away the errands that asked for it.
///
/// # Errors
/// Stale when another process told the same; unavailable.
pub(super) async fn tell(
    services: &Services,
    event: &Event,
    errands: &[Record<Errand>],
) -> Result<(), Error> {
    let mut changes: Vec<Change> = errands
        .iter()
        .map(|one| record::remove(Kind::Errand, &one.id))
        .collect();
    if let Event::Role(request) = event {
        changes.extend(roles::tell(services, event, request).await?);
        return Ok(services.records.write(changes, Vec::new()).await?);
    }
    if let Event::Meeting(id) = event {
        meetings::enter(services, id).await?;
    }
    let id = event.to_string();
    let known = record::get::<Known>(services, Kind::Invitation, &id).await?;
    if let Some(it) = gather(services, event, None).await? {
        let before = known.as_ref().map(|one| one.value.clone());
        let work = Telling {
            services,
            event,
            before: before.unwrap_or_else(|| first_seen(errands, &it)),
            it: &it,
            by: errands.iter().rev().find_map(by),
        };
        let (after, told) = work.carry_out().await?;
        changes.extend(told);
        changes.push(match known {
            Some(mut known) => {
                known.value = after;
                known.put(Kind::Invitation)?
            }
            None => record::create(Kind::Invitation, &id, &after)?,
        });
    }
    Ok(services.records.write(changes, Vec::new()).await?)
}

fn by(errand: &Record<Errand>) -> Option<AccountId> {
    match &errand.value.what {
        What::Tell { by, .. } => by.clone(),
        _ => None,
    }
}

/// What is known of something of which nobody was told yet: how it was before its first changes.
fn first_seen(errands: &[Record<Errand>], it: &Gathered) -> Known {
    let tellings = errands.iter().filter_map(|one| match &one.value.what {
        What::Tell { was, pending, .. } => Some((*was, *pending)),
        _ => None,
    });
    let (was, pending): (Vec<_>, Vec<_>) = tellings.unzip();
    let slot = it.calendar.main.slot;
    let was = was.into_iter().flatten().next();
    let asked = pending.contains(&true) && it.stage != Stage::Pending;
    Known {
        stage: asked.then_some(Stage::Pending),
        slot: was.map(|start| Slot {
            start,
            end: start.saturating_add(slot.duration()).unwrap_or(start),
        }),
        ..Known::default()
    }
}

pub(super) struct Telling<'a> {
    pub services: &'a Services,
    pub event: &'a Event,
    before: Known,
    pub it: &'a Gathered,
    /// Who made the last change.
    by: Option<AccountId>,
}

impl Telling<'_> {
    async fn carry_out(&self) -> Result<(Known, Vec<Change>), Error> {
        let before = &self.before;
        let mut after = before.clone();
        let mut changes = Vec::new();
        changes.extend(self.organiser(before).await?);
        let (asked, deciders, nudges) = self.approvers(before).await?;
        changes.extend(asked);
        (after.deciders, after.nudges) = (deciders, nudges);
        // Nobody is invited before the room is granted (R076), nor to what is over.
        let over = self.it.said.slot.end <= self.services.clock.now();
        let first = before.calendar.is_none();
        let hold = self.it.stage == Stage::Pending || (first && self.it.stage != Stage::On);
        if !hold && !over {
            let (told, letters) = self.attendees(before).await?;
            after.calendar = told;
            changes.extend(letters);
        }
        if !over {
            let (told, letters) = self.declined(before).await?;
            after.declined = told;
            changes.extend(letters);
        }
        let start = self.it.next.filter(|_| self.it.stage == Stage::On);
        let now = self.services.clock.now();
        let (armed, names) = arm(self.event, before, start, now)?;
        changes.extend(armed);
        after.armed = names;
        after.stage = Some(self.it.stage);
        after.slot = Some(self.it.calendar.main.slot);
        Ok((after, changes))
    }

    pub(super) fn said(&self, before: &Known, words: Option<String>) -> Said {
        let single = self.it.calendar.rule.is_none();
        let other = before
            .slot
            .filter(|slot| single && *slot != self.it.said.slot);
        Said {
            before: other,
            words,
            ..self.it.said.clone()
        }
    }

    /// What became of the organiser's request, and what others did with the meeting.
    async fn organiser(&self, before: &Known) -> Result<Vec<Change>, Error> {
        let (was, now) = (before.stage, self.it.stage);
        let Some(host) = &self.it.host else {
            return Ok(Vec::new());
        };
        let own = self.by.is_some() && self.by == host.who.account;
        let now_at = self.it.calendar.main.slot;
        let moved = before.slot.is_some_and(|slot| slot != now_at);
        let reason = match (was, now) {
            (Some(Stage::Pending), Stage::On) => Reason::Approved,
            (_, Stage::Rejected) if was != Some(now) => Reason::Rejected,
            (_, Stage::Off) if !own && was != Some(now) => Reason::Cancelled,
            (_, Stage::On | Stage::Pending) if !own && moved => Reason::Moved,
            _ => return Ok(Vec::new()),
        };
        let to = reached(self.services, vec![host.clone()]).await?;
        let said = self.said(before, self.it.reason.clone());
        letter(self.services, None, (self.event, reason), &said, to, None)
    }
}
