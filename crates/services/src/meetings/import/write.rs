//! Deciding about every line, and writing what is left to do.

use std::collections::{HashMap, HashSet};

use contract::{locale::Locale, meetings::AttendeeImport};
use domain::{
    accounts::Actor,
    bookings::Attendee,
    ids::MeetingId,
    meetings::{MOST_ATTENDEES, Way},
};

use super::{
    super::{
        about,
        people::{AttendeeRecord, Came, People, Wanted, attendee_id, open},
        records::Meeting,
    },
    lines::Entry,
    report::{Already, Report},
};
use crate::{
    Error, Services,
    bookings::change_people,
    errands::{self, Event},
    fields::wrong,
    journal::entry,
    ports::{Change, Kind},
    record,
};

/// Records of one transaction; the last has the meeting's own beside them.
const AT_ONCE: usize = 900;
/// Tries when somebody changes the meeting meanwhile.
const TRIES: usize = 5;

/// How a file is meant.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    pub dry_run: bool,
    pub all_or_nothing: bool,
    pub locale: Locale,
}

pub(super) async fn carry_out(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    entries: &[Entry],
    how: How,
) -> Result<AttendeeImport, Error> {
    for _ in 0..TRIES {
        match once(services, actor, id, entries, how).await {
            // Somebody asked, or brought in, people at the same moment: what is left is another.
            Err(Error::Stale(_) | Error::Rule("taken")) => {}
            done => return done,
        }
    }
    Err(Error::Unavailable(None))
}

async fn once(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    entries: &[Entry],
    how: How,
) -> Result<AttendeeImport, Error> {
    let meeting = open(services, actor, id, None).await?;
    let (mut report, mut fresh) = (Report::new(how.locale), Vec::new());
    decide(id, &meeting, entries, &mut report, &mut fresh);
    if how.all_or_nothing && report.has_failures() {
        report.leave_out();
        fresh.clear();
    }
    if meeting.record.value.attendees.len() + fresh.len() > MOST_ATTENDEES {
        return Err(wrong("file", "too_many"));
    }
    if !how.dry_run && !fresh.is_empty() {
        write(services, actor, meeting, &fresh).await?;
    }
    Ok(report.done(how.dry_run))
}

/// Tells of every line what becomes of it; `fresh` are those to be asked.
fn decide(
    id: &MeetingId,
    meeting: &Meeting,
    entries: &[Entry],
    report: &mut Report,
    fresh: &mut Vec<Wanted>,
) {
    let asked = meeting.record.value.attendees.iter();
    let asked: HashSet<String> = asked.map(|who| attendee_id(id, who)).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for entry in entries {
        let wanted = match &entry.wanted {
            Ok(wanted) => wanted,
            Err(trouble) => {
                report.failed(entry, trouble);
                continue;
            }
        };
        let who = attendee_id(id, &wanted.who);
        if let Some(line) = seen.get(&who) {
            report.skipped(entry, Already::Line(*line));
        } else if asked.contains(&who) {
            report.skipped(entry, Already::Invited);
        } else {
            report.added(entry);
            fresh.push(wanted.clone());
        }
        seen.entry(who).or_insert(entry.line);
    }
}

/// Their records first, then the list that says that they are asked.
async fn write(
    services: &Services,
    actor: &Actor,
    mut meeting: Meeting,
    fresh: &[Wanted],
) -> Result<(), Error> {
    let (id, now) = (meeting.id(), services.clock.now());
    let people = People::of(services, &id).await?;
    let came = Came {
        at: now,
        way: Way::File,
        by: &actor.name,
    };
    let additions = fresh.iter().map(|one| addition(&id, one, &people, came));
    let additions: Vec<Option<Change>> = additions.collect::<Result<_, _>>()?;
    let mut changes: Vec<Change> = additions.into_iter().flatten().collect();
    let made = made(&changes);
    while changes.len() > AT_ONCE {
        let rest = changes.split_off(AT_ONCE);
        services.records.write(changes, Vec::new()).await?;
        changes = rest;
    }
    let record = &mut meeting.record.value;
    let more = fresh.iter().map(|one| one.who.clone());
    record.attendees.extend(more);
    record.updated_at = now;
    let listed = record.attendees.clone();
    changes.push(meeting.record.put(Kind::Meeting)?);
    let done = list(services, actor, &meeting, listed, (changes, fresh.len())).await;
    if let Err(Error::Refused(_) | Error::Invalid(_) | Error::Denied(_)) = &done {
        forget(services, made).await;
    }
    done
}

/// The write that keeps somebody as the file says; none when a broken-off import left it so.
fn addition(
    id: &MeetingId,
    one: &Wanted,
    people: &People,
    came: Came<'_>,
) -> Result<Option<Change>, Error> {
    let attendee = attendee_id(id, &one.who);
    let mut value = AttendeeRecord::new(id, &one.who, came.at).came(came);
    value.kind = one.kind.unwrap_or_default();
    value.class = one.class;
    value.company.clone_from(&one.company);
    let Some(before) = people.record(&attendee) else {
        return Ok(Some(record::create(Kind::Attendee, &attendee, &value)?));
    };
    value.invited_at = before.value.invited_at;
    if before.value == value {
        return Ok(None);
    }
    let mut record = before.clone();
    record.value = value;
    Ok(Some(record.put(Kind::Attendee)?))
}

/// The one transaction by which they are asked.
async fn list(
    services: &Services,
    actor: &Actor,
    meeting: &Meeting,
    listed: Vec<Attendee>,
    (mut changes, count): (Vec<Change>, usize),
) -> Result<(), Error> {
    let id = meeting.id();
    changes.push(errands::tell(
        services,
        Event::Meeting(id.clone()),
        actor.account(),
    )?);
    let told = about("meetings.import", &id);
    let Some(first) = meeting.live().next() else {
        let detail = format!("{}, {count}", meeting.record.value.topic);
        let row = entry(services, actor, told, &detail);
        return Ok(services.records.write(changes, vec![row]).await?);
    };
    change_people(services, actor, &first.id, listed, &changes, told).await
}

/// Ids of the records that did not exist before.
fn made(changes: &[Change]) -> Vec<String> {
    let ids = changes.iter().filter_map(|change| match change {
        Change::Put {
            id, expected: None, ..
        } => Some(id.clone()),
        _ => None,
    });
    ids.collect()
}

/// The rooms said no: records of people who are not asked are of no use. One that stays does no
/// harm, so nothing depends on it.
async fn forget(services: &Services, made: Vec<String>) {
    for ids in made.chunks(AT_ONCE) {
        let gone = ids.iter().map(|id| record::remove(Kind::Attendee, id));
        if let Err(error) = services.records.write(gone.collect(), Vec::new()).await {
            tracing::debug!(%error, "records of people who were not asked stay");
        }
    }
}
