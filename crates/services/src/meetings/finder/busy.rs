//! What takes people's time: what they made, and what they are asked to and did not decline.

use std::collections::{HashMap, HashSet};

use contract::meetings::{PeopleBusy, PersonBusy, Who};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{Attendee, Slot},
    ids::{AccountId, MeetingId},
    meetings::{AttendeeKind, Participation, together::Busy},
};
use jiff::{SignedDuration, Timestamp};

use super::super::people::{AttendeeRecord, attendee_id};
use crate::{
    Error, Services,
    accounts::account_names,
    fields::{self, Fields},
    ports::{Engaged, Kind},
    record::Record,
};

/// Most people asked about at once.
pub const MOST_PEOPLE: usize = 50;
/// Longest window of free and busy, in days.
const MOST_DAYS: i64 = 31;
/// Records of attendees read at once.
const AT_ONCE: usize = 1_000;

/// When each of `accounts` is busy, but for what `except` takes. Of what, nobody is told: also
/// what is private takes time.
///
/// # Errors
/// Denied to strangers and people outside; wrong fields `account` (none, more than 50), `to`; not
/// found when there is no such account; unavailable.
pub async fn busy(
    services: &Services,
    actor: &Actor,
    accounts: &[AccountId],
    window: Slot,
    except: Option<&MeetingId>,
) -> Result<PeopleBusy, Error> {
    can(actor, Action::Book, Subject::House)?;
    let mut wrong = Fields::default();
    wrong.check("account", "required", !accounts.is_empty());
    wrong.check("account", "too_many", accounts.len() <= MOST_PEOPLE);
    check_window(window, MOST_DAYS, &mut wrong);
    wrong.done()?;
    let people = known(services, accounts).await?;
    let mut busy = busy_of(services, &people, window, except).await?;
    let items = people.into_iter().map(|who| PersonBusy {
        busy: busy
            .remove(&who.account)
            .unwrap_or_default()
            .slots()
            .to_vec(),
        who,
    });
    Ok(PeopleBusy {
        as_of: services.clock.now(),
        from: window.start,
        to: window.end,
        items: items.collect(),
    })
}

/// Those of `accounts` who are busy at `slot` with something else than `meeting`.
///
/// # Errors
/// As [`busy`]; who is not there is not busy.
pub async fn busy_then(
    services: &Services,
    actor: &Actor,
    accounts: &[AccountId],
    slot: Slot,
    meeting: Option<&MeetingId>,
) -> Result<Vec<AccountId>, Error> {
    can(actor, Action::Book, Subject::House)?;
    let people = accounts.iter().take(MOST_PEOPLE * 4).map(|account| Who {
        account: account.clone(),
        name: String::new(),
    });
    let people: Vec<Who> = people.collect();
    let busy = busy_of(services, &people, slot, meeting).await?;
    let then = busy.into_iter().filter(|(_, busy)| busy.at(slot));
    Ok(then.map(|(account, _)| account).collect())
}

/// A window that ends after it begins and is no longer than so many days of 25 hours.
pub(super) fn check_window(window: Slot, most_days: i64, wrong: &mut Fields) {
    if window.end <= window.start {
        wrong.wrong("to", "bad_time");
    } else if window.duration() > SignedDuration::from_hours(24 * most_days + 1) {
        wrong.wrong("to", "too_large");
    }
}

/// Each once, with their names.
pub(super) async fn known(services: &Services, accounts: &[AccountId]) -> Result<Vec<Who>, Error> {
    let bad = |one: &AccountId| one.as_str().is_empty() || one.as_str().len() > fields::LONGEST_ID;
    if accounts.iter().any(bad) {
        return Err(Error::NotFound("account"));
    }
    let mut names = account_names(services, accounts).await?;
    let mut seen = HashSet::new();
    let each = accounts.iter().filter(|one| seen.insert(*one));
    let named = each.map(|account| {
        let name = names.remove(account).ok_or(Error::NotFound("account"))?;
        Ok(Who {
            account: account.clone(),
            name,
        })
    });
    named.collect()
}

/// Everybody's taken time that touches `window`, but for `except`.
pub(super) async fn busy_of(
    services: &Services,
    people: &[Who],
    window: Slot,
    except: Option<&MeetingId>,
) -> Result<HashMap<AccountId, Busy>, Error> {
    let accounts: Vec<AccountId> = people.iter().map(|one| one.account.clone()).collect();
    let mut engaged = services.bookings.engaged(&accounts, window).await?;
    engaged.retain(|one| except.is_none() || one.meeting.as_ref() != except);
    let away = away(services, &engaged).await?;
    let mut slots: HashMap<AccountId, Vec<Slot>> = HashMap::new();
    for one in engaged.into_iter().filter(|one| !stays_away(one, &away)) {
        slots.entry(one.account).or_default().push(one.slot);
    }
    let merged = slots.into_iter();
    Ok(merged
        .map(|(account, all)| (account, Busy::of(all)))
        .collect())
}

/// The record of somebody who is asked to a meeting.
fn asked(one: &Engaged) -> Option<String> {
    let meeting = one.meeting.as_ref().filter(|_| !one.made)?;
    let who = Attendee {
        name: String::new(),
        email: None,
        account: Some(one.account.clone()),
    };
    Some(attendee_id(meeting, &who))
}

fn stays_away(one: &Engaged, away: &HashMap<String, Option<Slot>>) -> bool {
    let slot = asked(one).and_then(|id| away.get(&id).copied());
    slot.is_some_and(|declined| declined.is_none_or(|declined| declined == one.slot))
}

/// Who does not spend the time: observers, whatever they say, and who declined that slot.
async fn away(
    services: &Services,
    engaged: &[Engaged],
) -> Result<HashMap<String, Option<Slot>>, Error> {
    let ids: HashSet<String> = engaged.iter().filter_map(asked).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let slots: HashMap<String, Slot> = engaged
        .iter()
        .filter_map(|one| Some((asked(one)?, one.slot)))
        .collect();
    let now = services.clock.now();
    let mut away = HashMap::new();
    for ids in ids.chunks(AT_ONCE) {
        for stored in services.records.get_many(Kind::Attendee, ids).await? {
            let record: Record<AttendeeRecord> = Record::of(&stored)?;
            let slot = slots.get(&record.id).copied();
            if record.value.kind == AttendeeKind::Observer {
                away.insert(record.id, None);
            } else if let Some(slot) = slot.filter(|slot| declined(&record.value, *slot, now)) {
                away.insert(record.id, Some(slot));
            }
        }
    }
    Ok(away)
}

fn declined(record: &AttendeeRecord, slot: Slot, now: Timestamp) -> bool {
    record.answer.as_ref().is_some_and(|answer| {
        let holds = answer
            .participation
            .for_slot(answer.slot, slot, slot.start <= now);
        matches!(holds, Participation::Declined | Participation::Delegated)
    })
}
