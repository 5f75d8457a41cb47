//! Asks the use cases; on the server only.

use std::collections::HashMap;

use contract::meetings::MeetingDetail;
use domain::{
    accounts::Actor,
    bookings::Slot,
    ids::{AccountId, MeetingId},
    meetings::{AttendeeKind, Participation, Phase, together::Busy},
};
use jiff::{SignedDuration, Timestamp};
use services::{
    Services,
    bookings::Needs,
    meetings::{MOST_DAYS, MOST_PEOPLE, Meant, TimesAsked, busy, meant, times},
    zones::zone_file,
};

use super::{
    super::draft::MeetingDraft,
    views::{FreeBusy, PersonDay},
};
use crate::{
    bookings::views::House,
    context::ApiError,
    zones::{Zone, parse_date},
};

/// Minutes of a meeting whose times cannot be read yet.
const USUAL_MINUTES: u32 = 60;

/// The page of the form with what was typed; `take` is a start, an end and a room.
pub(super) fn back(mut draft: MeetingDraft, take: &str) -> String {
    let zone = zone_file(&draft.zone).map(|file| Zone::read(&file));
    if let (Ok(zone), Some((start, end, room))) = (zone, taken(take)) {
        draft.take(&zone, start, end, room);
    }
    let mut query = leptos_router::params::ParamsMap::new();
    query.insert("draft", serde_json::to_string(&draft).unwrap_or_default());
    query.insert("times", "true".to_owned());
    format!("/meetings/new{}#calendars", query.to_query_string())
}

fn taken(take: &str) -> Option<(Timestamp, Timestamp, &str)> {
    let mut parts = take.splitn(3, ' ');
    let start = parts.next()?.parse().ok()?;
    let end = parts.next()?.parse().ok()?;
    Some((start, end, parts.next().unwrap_or_default()))
}

pub(super) async fn free_busy(
    services: &Services,
    actor: &Actor,
    draft: &MeetingDraft,
    find: bool,
) -> Result<FreeBusy, ApiError> {
    let zone = Zone::read(&zone_file(&draft.zone)?);
    let now = services.clock.now();
    let day = parse_date(&draft.date).unwrap_or_else(|| zone.day(now));
    let Some(day) = zone.day_slot(day) else {
        return Ok(FreeBusy::default());
    };
    let given = draft.people();
    let then = draft.slot(&zone);
    let mut people = meant(services, actor, &given).await?;
    let unknown = people.iter().filter(|one| one.account.is_none());
    let unknown = unknown.map(|one| one.name.clone()).collect();
    people.retain(|one| one.account.is_some() && one.account.as_ref() != actor.account());
    people.truncate(MOST_PEOPLE - 1);
    let times = match find {
        true => {
            let heads = u32::try_from(given.len()).unwrap_or(u32::MAX).max(1);
            let asked = asked(services, actor, draft, &people, heads);
            let from = day.start.max(now);
            let asked = from_day(asked, from, then);
            Some(times(services, actor, &asked).await?)
        }
        false => None,
    };
    Ok(FreeBusy {
        people: days(services, actor, people, (day, then), None).await?,
        day: Some(day),
        then,
        unknown,
        times,
    })
}

/// The day of a meeting for who keeps it; what the meeting itself takes does not count.
pub(in crate::meetings) async fn of_meeting(
    services: &Services,
    actor: &Actor,
    house: &House,
    detail: &MeetingDetail,
) -> Result<FreeBusy, ApiError> {
    let meeting = &detail.meeting;
    let then = Slot {
        start: meeting.start,
        end: meeting.end,
    };
    let zone = house.zone();
    let day = zone.day_slot(zone.day(then.start));
    let Some(day) = day.filter(|_| kept(detail)) else {
        return Ok(FreeBusy::default());
    };
    let all = detail.attendees.iter().take(MOST_PEOPLE - 1);
    let people = all.map(|one| Meant {
        name: one.name.clone(),
        account: one.account.clone(),
        kind: one.kind,
    });
    let people: Vec<Meant> = people.filter(|one| one.account.is_some()).collect();
    Ok(FreeBusy {
        people: days(
            services,
            actor,
            people,
            (day, Some(then)),
            Some(&meeting.id),
        )
        .await?,
        day: Some(day),
        then: Some(then),
        unknown: Vec::new(),
        times: None,
    })
}

/// Attendees of a meeting who are busy then with something else, for who keeps it.
pub(in crate::meetings) async fn busy_then(
    services: &Services,
    actor: &Actor,
    detail: &MeetingDetail,
) -> Result<Vec<AccountId>, ApiError> {
    let meeting = &detail.meeting;
    let slot = Slot {
        start: meeting.start,
        end: meeting.end,
    };
    let asked = detail.attendees.iter().filter(|one| {
        let away = [Participation::Declined, Participation::Delegated];
        one.kind != AttendeeKind::Observer && !away.contains(&one.participation)
    });
    let accounts: Vec<AccountId> = asked.filter_map(|one| one.account.clone()).collect();
    if accounts.is_empty() || !kept(detail) {
        return Ok(Vec::new());
    }
    let found = services::meetings::busy_then(services, actor, &accounts, slot, Some(&meeting.id));
    Ok(found.await?)
}

fn kept(detail: &MeetingDetail) -> bool {
    let meeting = &detail.meeting;
    meeting.may_change && !meeting.cancelled && meeting.phase < Phase::Ended
}

/// Everybody's day, the reader's first; observers are not waited for.
async fn days(
    services: &Services,
    actor: &Actor,
    people: Vec<Meant>,
    (day, then): (Slot, Option<Slot>),
    except: Option<&MeetingId>,
) -> Result<Vec<PersonDay>, ApiError> {
    let named = people
        .iter()
        .any(|one| one.account.as_ref() == actor.account());
    let own = actor.account().filter(|_| !named).map(|account| Meant {
        name: actor.name.clone(),
        account: Some(account.clone()),
        kind: AttendeeKind::Required,
    });
    let all: Vec<Meant> = own.into_iter().chain(people).collect();
    let accounts: Vec<AccountId> = all.iter().filter_map(|one| one.account.clone()).collect();
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let window = Slot {
        start: then.map_or(day.start, |then| then.start.min(day.start)),
        end: then.map_or(day.end, |then| then.end.max(day.end)),
    };
    let found = busy(services, actor, &accounts, window, except)
        .await?
        .items;
    let mut found: HashMap<AccountId, Vec<Slot>> = found
        .into_iter()
        .map(|one| (one.who.account, one.busy))
        .collect();
    let days = all.into_iter().filter_map(|one| {
        let account = one.account?;
        let busy = found.remove(&account).unwrap_or_default();
        Some(PersonDay {
            then: then.is_some_and(|then| Busy::of(busy.iter().copied()).at(then)),
            own: Some(&account) == actor.account(),
            name: one.name,
            kind: one.kind,
            busy,
        })
    });
    Ok(days.collect())
}

fn asked(
    services: &Services,
    actor: &Actor,
    draft: &MeetingDraft,
    people: &[Meant],
    heads: u32,
) -> TimesAsked {
    let of = |kind: AttendeeKind| -> Vec<AccountId> {
        let all = people.iter().filter(|one| one.kind == kind);
        all.filter_map(|one| one.account.clone()).collect()
    };
    let needs = Needs {
        people: heads,
        ..Needs::default()
    };
    let mut asked = TimesAsked::usual(services, &draft.zone);
    asked.required = of(AttendeeKind::Required);
    asked.optional = of(AttendeeKind::Optional);
    asked.room = draft.mode.needs_room().then_some(needs);
    asked.with(actor)
}

/// As long as typed, in the two weeks from that day on.
fn from_day(mut asked: TimesAsked, from: Timestamp, then: Option<Slot>) -> TimesAsked {
    let minutes = then.map(|then| then.duration().as_mins());
    let minutes = minutes.and_then(|minutes| u32::try_from(minutes).ok());
    asked.minutes = minutes.unwrap_or(USUAL_MINUTES);
    let weeks = SignedDuration::from_hours(24 * MOST_DAYS);
    asked.window = Slot {
        start: from,
        end: from.saturating_add(weeks).unwrap_or(from),
    };
    asked
}
