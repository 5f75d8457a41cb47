//! What was last told, as the caller keeps it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{bookings::Slot, meetings::AttendeeKind};
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Event, Exception, Instance, Party, Reply, Rule, key, reachable};
use crate::zones;

/// What those who are invited know. Kept with the event, given back at the next time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The highest SEQUENCE that was used; none: nobody was told anything yet.
    pub(super) sequence: Option<u32>,
    /// The SEQUENCE of the last change of all dates: older answers are for another time.
    pub(super) since: u32,
    /// Whom, by address.
    pub(super) people: BTreeMap<String, Known>,
    /// The event, or the series; none with nobody told.
    pub(super) main: Option<Shown>,
    /// How it repeats.
    pub(super) repeats: Option<Repeats>,
    /// Dates that differ.
    pub(super) moved: BTreeMap<Timestamp, Shown>,
    /// Dates that do not take place.
    pub(super) gone: BTreeSet<Timestamp>,
    /// As `since`, of single dates.
    pub(super) moved_since: BTreeMap<Timestamp, u32>,
}

/// Somebody who was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub party: Party,
    pub kind: AttendeeKind,
}

/// What of an instance is significant (RFC 5546 2.1.4): a change of it is told and counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub slot: Slot,
    /// Only of a series, where the zone decides about later dates.
    pub zone: Option<String>,
    pub days: bool,
    pub summary: String,
    pub location: String,
    pub url: Option<String>,
    pub tentative: bool,
}

/// What of a rule is significant, without the dates that do not take place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    pub rrule: String,
    pub rdates: BTreeSet<Timestamp>,
}

impl Told {
    /// What would be told if everything were told now, but for its counts.
    pub(super) fn of(event: &Event) -> Self {
        if event.cancelled {
            return Self::default();
        }
        let main = Shown::of(&event.main, event.rule.is_some());
        let moved = event.exceptions.iter().filter_map(|(at, exception)| {
            let Exception::Moved(instance) = exception else {
                return None;
            };
            let shown = Shown::of(instance, false);
            (shown != main.at(*at)).then_some((*at, shown))
        });
        Self {
            people: people(event),
            moved: moved.collect(),
            gone: gone(event),
            repeats: event.rule.as_ref().map(Repeats::of),
            main: Some(main),
            ..Self::default()
        }
    }

    /// Whether an answer is for a time that the event no longer has. Answers without a SEQUENCE
    /// are taken as new.
    #[must_use]
    pub fn is_outdated(&self, reply: &Reply, occurrence: Option<Timestamp>) -> bool {
        let own = occurrence.and_then(|at| self.moved_since.get(&at).copied());
        let since = own.map_or(self.since, |own| own.max(self.since));
        reply.sequence.is_some_and(|sequence| sequence < since)
    }

    /// Who was told, and would have to be told of a change.
    pub fn people(&self) -> impl Iterator<Item = &Party> {
        self.people.values().map(|known| &known.party)
    }
}

impl Shown {
    pub(super) fn of(instance: &Instance, repeats: bool) -> Self {
        Self {
            slot: instance.slot,
            zone: repeats.then(|| instance.zone.clone()),
            days: instance.days,
            summary: instance.summary.clone(),
            location: instance.location.clone(),
            url: instance.url.clone(),
            tentative: instance.tentative,
        }
    }

    /// How the rule shows the date at `start`.
    pub(super) fn at(&self, start: Timestamp) -> Self {
        Self {
            slot: shifted(self.slot, start, self.zone.as_deref().filter(|_| self.days)),
            zone: None,
            ..self.clone()
        }
    }
}

impl Repeats {
    fn of(rule: &Rule) -> Self {
        Self {
            rrule: rule.rrule.to_string(),
            rdates: rule.rdates.iter().copied().collect(),
        }
    }
}

/// The same length from another start; whole days stay days of the zone when the clocks change.
pub(super) fn shifted(slot: Slot, start: Timestamp, days_of: Option<&str>) -> Slot {
    let length = slot.end.duration_since(slot.start);
    let end = match days_of.map(zones::stored) {
        Some(zone) => {
            let days = length.as_hours().saturating_add(12) / 24;
            let days = Span::new().try_days(days).unwrap_or_default();
            let end = start.to_zoned(zone).checked_add(days);
            end.map(|end| end.timestamp())
        }
        None => start.checked_add(length),
    };
    let end = end.unwrap_or(Timestamp::MAX);
    Slot { start, end }
}

/// Everybody who is to be told, by address: not the organizer, nobody twice.
fn people(event: &Event) -> BTreeMap<String, Known> {
    let organizer = key(&event.organizer.address);
    let told = event.invitees.iter().filter(|one| reachable(&one.party));
    let known = told.map(|one| {
        let (party, kind) = (one.party.clone(), one.kind);
        (key(&party.address), Known { party, kind })
    });
    known.filter(|(key, _)| *key != organizer).collect()
}

/// Dates of the series that do not take place, however the event says it.
pub(super) fn gone(event: &Event) -> BTreeSet<Timestamp> {
    let Some(rule) = &event.rule else {
        return BTreeSet::new();
    };
    let excepted = |at: &&Timestamp| !matches!(event.exceptions.get(at), Some(Exception::Moved(_)));
    let left_out = rule.exdates.iter().filter(excepted);
    let cancelled = event.exceptions.iter();
    let cancelled = cancelled.filter(|(_, one)| **one == Exception::Cancelled);
    left_out
        .chain(cancelled.map(|(at, _)| at))
        .copied()
        .collect()
}
