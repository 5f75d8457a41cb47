//! Which meetings, and what each line says.

use contract::locale::Locale;
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::Slot,
    ids::DepartmentId,
    meetings::{AttendeeKind, MeetingType, Participation},
};
use futures::{FutureExt, StreamExt, TryStreamExt, stream};
use jiff::{Timestamp, tz::TimeZone};

use super::{
    Wanted,
    columns::{Cell, kind, state},
};
use crate::{
    Error, Services,
    accounts::departments_around,
    fields::wrong,
    meetings::{
        asked::invited_all,
        people::People,
        records::{Meeting, MeetingRecord},
        view::place,
    },
    ports::Kind,
    record::Record,
    rooms::{Directory, directory},
    zones,
};

/// Most lines of one file.
const MOST_ROWS: usize = 2_000;
/// Most records that are looked at for it.
const MOST_LOOKED_AT: usize = 100_000;
/// Read at once.
const PAGE: usize = 500;
/// Meetings read at the same time.
const AT_ONCE: usize = 16;

/// What all lines share.
struct House<'a> {
    services: &'a Services,
    directory: &'a Directory,
    departments: Vec<(DepartmentId, String)>,
    locale: Locale,
    now: Timestamp,
}

/// The lines, by start.
pub(super) async fn rows(
    services: &Services,
    actor: &Actor,
    wanted: Wanted,
    locale: Locale,
) -> Result<Vec<Vec<Cell>>, Error> {
    let directory = directory(services).await?;
    let house = House {
        services,
        directory: &directory,
        departments: departments_around(services, None).await?.1,
        locale,
        now: services.clock.now(),
    };
    let mut lines = Vec::new();
    for kind in MeetingType::ALL {
        if wanted.kind.is_none_or(|one| one == kind) {
            of_kind(&house, actor, wanted, kind, &mut lines).await?;
        }
    }
    lines.sort_by_key(|(start, _)| *start);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// Adds the lines of one type that the caller may take out. A page is read, written down and let
/// go before the next: a large event has thousands of people, and a house thousands of meetings.
async fn of_kind(
    house: &House<'_>,
    actor: &Actor,
    wanted: Wanted,
    kind: MeetingType,
    lines: &mut Vec<(Timestamp, Vec<Cell>)>,
) -> Result<(), Error> {
    let (mut before, mut looked_at) = (None::<String>, 0);
    let records = &house.services.records;
    loop {
        let (word, after) = (kind.as_str(), before.as_deref());
        let page = records.latest(Kind::Meeting, "type", word, after, PAGE);
        let page = page.await?;
        looked_at += page.len();
        before = page.last().map(|one| one.id.clone());
        let mut some = Vec::new();
        for stored in &page {
            let record: Record<MeetingRecord> = Record::of(stored)?;
            if may_be_wanted(actor, wanted, &record.value) {
                some.push(house.read(record, wanted).boxed());
            }
        }
        let some = stream::iter(some).buffered(AT_ONCE);
        let some: Vec<_> = some
            .try_filter_map(async |one| Ok(one))
            .try_collect()
            .await?;
        lines.extend(some);
        if looked_at > MOST_LOOKED_AT || lines.len() > MOST_ROWS {
            return Err(wrong("to", "too_many"));
        }
        if page.len() < PAGE {
            return Ok(());
        }
    }
}

/// Whether the caller may take it out, and it may be in the wanted time.
fn may_be_wanted(actor: &Actor, wanted: Wanted, meeting: &MeetingRecord) -> bool {
    let of = Subject::Department(meeting.department.as_ref());
    let own = meeting.organiser.is_some() && meeting.organiser.as_ref() == actor.account();
    // What has rooms may be at another time than its record says.
    let then = !meeting.bookings.is_empty() || overlaps(wanted, meeting.slot);
    let may = can(actor, Action::ExportMeetings, of).is_ok();
    may && then && (own || !wanted.mine)
}

fn overlaps(wanted: Wanted, slot: Slot) -> bool {
    wanted.from.is_none_or(|from| from < slot.end) && wanted.to.is_none_or(|to| slot.start < to)
}

impl House<'_> {
    /// The line of one meeting, when it is in the wanted time.
    async fn read(
        &self,
        record: Record<MeetingRecord>,
        wanted: Wanted,
    ) -> Result<Option<(Timestamp, Vec<Cell>)>, Error> {
        let meeting = Meeting::of(self.services, record).await?;
        let slot = meeting.slot();
        if !overlaps(wanted, slot) {
            return Ok(None);
        }
        let people = People::of(self.services, &meeting.id()).await?;
        Ok(Some((slot.start, self.line(&meeting, &people))))
    }

    fn line(&self, meeting: &Meeting, people: &People) -> Vec<Cell> {
        let (record, slot) = (&meeting.record.value, meeting.slot());
        let zone = zones::stored(&record.time_zone);
        let mut departments = self.departments.iter();
        let department = departments.find(|(id, _)| Some(id) == record.department.as_ref());
        let phase = meeting.phase(self.now);
        let (cancelled, pending) = (meeting.cancelled(), meeting.pending());
        let words = [
            record.topic.clone(),
            kind(self.locale, record.kind).to_owned(),
            wall(&zone, slot.start),
            wall(&zone, slot.end),
            record.time_zone.clone(),
            place(meeting, self.directory),
            record.organiser_name.clone(),
            department.map_or_else(String::new, |(_, name)| name.clone()),
            state(self.locale, phase, cancelled, pending).to_owned(),
        ];
        let asked = invited_all(meeting, people, self.now);
        let of_kind = AttendeeKind::ALL.map(|kind| {
            let of = asked.iter().filter(|one| one.kind == kind);
            of.count()
        });
        let [yes, perhaps, no] = Participation::ANSWERS;
        let answers = [yes, perhaps, no, Participation::NeedsAction].map(|said| {
            let said = asked.iter().filter(|one| one.participation == said);
            said.count()
        });
        let counts = of_kind.into_iter().chain(answers);
        let counts = counts.map(|count| Cell::Number(u32::try_from(count).unwrap_or(u32::MAX)));
        words.into_iter().map(Cell::Text).chain(counts).collect()
    }
}

/// "2026-11-23 14:00", by the clock that it was planned in.
pub(super) fn wall(zone: &TimeZone, at: Timestamp) -> String {
    zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}
