//! Somebody who must come declines: the organiser hears of it once, with the reason and with the
//! next times at which all who must come are free. The meeting stands (decision 7).

use domain::{
    accounts::{Actor, ActorKind, PersonKind, Role},
    bookings::Slot,
    ids::{AccountId, MeetingId},
    meetings::{AttendeeKind, Participation},
    notices::Reason,
};
use jiff::Timestamp;

use super::{
    event::AskedPerson,
    people::{Person, reached},
    post::letter,
    records::{Declined, Known, Said, Stage},
    tell::Telling,
};
use crate::{
    Error, Services, errands,
    errands::Event,
    meetings::{TimesAsked, times},
    ports::Change,
};

/// Other times that are named.
const MOST_TIMES: usize = 3;
/// Letters of one round; the rest follow with the next.
const MOST_AT_ONCE: usize = 100;

impl Telling<'_> {
    /// What the organiser knows after it of those who decline, and the letters that say so.
    pub(super) async fn declined(
        &self,
        before: &Known,
    ) -> Result<(Vec<Declined>, Vec<Change>), Error> {
        let it = self.it;
        let slot = it.calendar.main.slot;
        let (Event::Meeting(id), Some(host)) = (self.event, &it.host) else {
            return Ok((Vec::new(), Vec::new()));
        };
        if matches!(it.stage, Stage::Off | Stage::Rejected) {
            return Ok((Vec::new(), Vec::new()));
        }
        let (mut told, mut fresh) = (Vec::new(), Vec::new());
        for one in it.asked.iter().filter(|one| missed(one, host)) {
            let now = answer(one, slot);
            match before.declined.contains(&now) {
                true => told.push(now),
                false => fresh.push((one, now)),
            }
        }
        if fresh.is_empty() {
            return Ok((told, Vec::new()));
        }
        let mut changes = Vec::new();
        if fresh.len() > MOST_AT_ONCE {
            fresh.truncate(MOST_AT_ONCE);
            changes.push(errands::tell(self.services, self.event.clone(), None)?);
        }
        let to = reached(self.services, vec![host.clone()]).await?;
        let zone = to.first().map_or("UTC", |to| to.time_zone.as_str());
        let others = self.others(id, zone).await?;
        for (one, now) in fresh {
            let said = Said {
                organiser: one.person.who.name.clone(),
                before: None,
                words: now.reason.clone(),
                times: others.clone(),
                agenda: Vec::new(),
                papers: Vec::new(),
                join: String::new(),
                ..it.said.clone()
            };
            let reason = match one.participation {
                Participation::Delegated => Reason::Delegated,
                _ => Reason::Declined,
            };
            let about = (self.event, reason);
            changes.extend(letter(self.services, None, about, &said, to.clone(), None)?);
            told.push(now);
        }
        Ok((told, changes))
    }

    /// The next times at which all who must come are free, but not the one that was declined; none
    /// when they cannot be looked for.
    async fn others(&self, id: &MeetingId, zone: &str) -> Result<Vec<Slot>, Error> {
        let slot = self.it.calendar.main.slot;
        let must = self.it.asked.iter().filter(|one| {
            let must = one.person.kind == AttendeeKind::Required;
            must && one.participation != Participation::Delegated
        });
        let accounts = must.filter_map(|one| one.person.who.account.clone());
        let host = self.it.host.as_ref();
        let Some(host) = host.and_then(|host| host.who.account.as_ref()) else {
            return Ok(Vec::new());
        };
        let asked = TimesAsked {
            required: accounts.collect(),
            minutes: u32::try_from(slot.duration().as_mins()).unwrap_or(u32::MAX),
            room: None,
            except: Some(id.clone()),
            ..TimesAsked::usual(self.services, zone)
        };
        match first_times(self.services, host, asked).await {
            Ok(found) => {
                let other = |one: &Slot| one.end <= slot.start || slot.end <= one.start;
                Ok(found.into_iter().filter(other).take(MOST_TIMES).collect())
            }
            Err(error @ Error::Unavailable(_)) => Err(error),
            // Too many people, somebody gone: the letter says that no time was found.
            Err(_) => Ok(Vec::new()),
        }
    }
}

/// Whether the organiser wants to know: who must come declines, or anybody sends another one.
fn missed(one: &AskedPerson, host: &Person) -> bool {
    let own = one.person.who.account == host.who.account;
    let must = one.person.kind == AttendeeKind::Required;
    let told = match one.participation {
        Participation::Declined => must,
        said => said == Participation::Delegated,
    };
    !own && told
}

/// What is told once: who sends somebody else does so for whatever time it has.
fn answer(one: &AskedPerson, slot: Slot) -> Declined {
    let never = Slot {
        start: Timestamp::UNIX_EPOCH,
        end: Timestamp::UNIX_EPOCH,
    };
    Declined {
        attendee: one.person.attendee.clone().unwrap_or_default(),
        slot: match one.participation {
            Participation::Delegated => never,
            _ => slot,
        },
        reason: one.reason.clone(),
    }
}

async fn first_times(
    services: &Services,
    host: &AccountId,
    asked: TimesAsked,
) -> Result<Vec<Slot>, Error> {
    let kind = ActorKind::Person(host.clone(), PersonKind::Internal);
    let mut actor = Actor::bare(kind, "");
    actor.roles = vec![Role::Ordinary];
    let found = times(services, &actor, &asked.with(&actor)).await?;
    let all = found.items.into_iter().filter(|one| one.missing.is_none());
    Ok(all
        .map(|one| Slot {
            start: one.start,
            end: one.end,
        })
        .collect())
}
