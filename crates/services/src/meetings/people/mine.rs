//! My meetings: those that I am asked to attend, and those that I made (R055).

use std::collections::HashMap;

use contract::meetings::MyMeeting;
use domain::{
    accounts::{Action, Actor, ActorKind, Denial},
    ids::MeetingId,
};
use futures::{StreamExt, stream};

use super::{
    super::{
        records::{Meeting, MeetingRecord},
        view::view,
    },
    records::AttendeeRecord,
    view::of_record,
    wanted::is_account,
};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// Most of each kind that are looked at, the newest.
const MOST: usize = 500;
/// Read at the same time.
const AT_ONCE: usize = 16;

/// The caller's meetings by start, also past and cancelled ones; the newest 500 of each kind.
/// Callers without an account have none.
///
/// # Errors
/// Denied to unknown callers; unavailable.
pub async fn mine(services: &Services, actor: &Actor) -> Result<Vec<MyMeeting>, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    let Some(account) = actor.account() else {
        return Ok(Vec::new());
    };
    let latest = |kind, field| {
        let records = &services.records;
        records.latest(kind, field, account.as_str(), None, MOST)
    };
    let (asked, made) = futures::try_join!(
        latest(Kind::Attendee, "account"),
        latest(Kind::Meeting, "organiser")
    )?;
    let mut all: HashMap<MeetingId, Option<Record<AttendeeRecord>>> = HashMap::new();
    all.extend(made.iter().map(|one| (MeetingId::from(&*one.id), None)));
    for one in &asked {
        let record: Record<AttendeeRecord> = Record::of(one)?;
        all.insert(record.value.meeting.clone(), Some(record));
    }
    let read = all
        .into_iter()
        .map(|(id, record)| async move { one(services, actor, &id, record).await });
    let read: Vec<_> = stream::iter(read).buffer_unordered(AT_ONCE).collect().await;
    let read: Vec<Option<MyMeeting>> = read.into_iter().collect::<Result<_, Error>>()?;
    let mut mine: Vec<MyMeeting> = read.into_iter().flatten().collect();
    mine.sort_by(|a, b| {
        let key = |one: &MyMeeting| (one.meeting.start, one.meeting.id.clone());
        key(a).cmp(&key(b))
    });
    Ok(mine)
}

async fn one(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    asked: Option<Record<AttendeeRecord>>,
) -> Result<Option<MyMeeting>, Error> {
    let found = record::get::<MeetingRecord>(services, Kind::Meeting, id.as_str()).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let meeting = Meeting::of(services, found).await?;
    if meeting.can(actor, Action::SeeBooking).is_err() {
        return Ok(None);
    }
    let now = services.clock.now();
    let mut listed = meeting.record.value.attendees.iter();
    let listed = listed.any(|who| is_account(who, actor.account()));
    let made = meeting.record.value.organiser.as_ref() == actor.account();
    if !listed && !made {
        // Taken off a moment ago, or left by an import that broke off.
        return Ok(None);
    }
    let attending = asked.filter(|_| listed);
    let attending = attending.map(|record| of_record(&meeting, record.id, record.value, now));
    Ok(Some(MyMeeting {
        meeting: view(services, actor, &meeting).await?,
        attending,
    }))
}
