//! What the public reads: published meetings that are not over, and one of them.

use std::collections::HashMap;

use contract::{meetings::EventView, page::Page};
use domain::{
    accounts::{Actor, ActorKind},
    ids::MeetingId,
    meetings::{Audience, MOST_PUBLISHED, Phase},
};

use super::{
    super::records::{Meeting, known},
    PublicationRecord, read, shown,
};
use crate::{
    Error, Services,
    paging::Paging,
    ports::Kind,
    record::{self, Record},
    rooms::directory,
};

/// Read of one audience: more than may be coming, for those that are over and still listed.
const MOST_READ: usize = 2 * MOST_PUBLISHED;

/// Published meetings that are coming or under way, by start; those for the house only for people
/// with an account. One that was cancelled is listed, as such, until its time is over; one that
/// became private is not.
///
/// # Errors
/// Unavailable.
pub async fn events(
    services: &Services,
    actor: &Actor,
    paging: &Paging,
) -> Result<Page<EventView>, Error> {
    let (directory, now) = (directory(services).await?, services.clock.now());
    let mut items = Vec::new();
    for audience in Audience::ALL.into_iter().filter(|one| reads(actor, *one)) {
        for (known, meeting) in listed(services, audience).await? {
            let Some(meeting) = meeting.filter(|one| !one.record.value.private) else {
                continue;
            };
            let over = meeting.slot().end <= now || meeting.phase(now) >= Phase::Ended;
            if !over {
                let seen = (&*directory, now);
                items.push(shown(&meeting, &known.value, known.revision, seen));
            }
        }
    }
    items.sort_by(|a, b| (a.start, &a.id).cmp(&(b.start, &b.id)));
    Ok(paging.cut(items, |one| one.id.as_str()))
}

/// One published meeting, also when it is over or cancelled.
///
/// # Errors
/// Not found (`event`) when it is not published, not to the caller, or private; unavailable.
pub async fn event(services: &Services, actor: &Actor, id: &MeetingId) -> Result<EventView, Error> {
    let nothing = Error::NotFound("event");
    let Some(found) = read(services, id).await? else {
        return Err(nothing);
    };
    if !found.value.published || !reads(actor, found.value.audience) {
        return Err(nothing);
    }
    let meeting = match known(services, id).await {
        Err(Error::NotFound(_)) => return Err(nothing),
        other => other?,
    };
    if meeting.record.value.private {
        return Err(nothing);
    }
    let seen = (&*directory(services).await?, services.clock.now());
    Ok(shown(&meeting, &found.value, found.revision, seen))
}

/// Whether the caller reads what is published to `audience`.
fn reads(actor: &Actor, audience: Audience) -> bool {
    match audience {
        Audience::Everybody => true,
        Audience::House => match actor.kind {
            ActorKind::Anonymous | ActorKind::Door(..) => false,
            ActorKind::Person(..) | ActorKind::ApiKey(_) | ActorKind::System => true,
        },
    }
}

/// What lists have of one audience, each with its meeting; none when that is gone.
pub(super) async fn listed(
    services: &Services,
    audience: Audience,
) -> Result<Vec<(Record<PublicationRecord>, Option<Meeting>)>, Error> {
    let field = audience.as_str();
    let found: Vec<Record<PublicationRecord>> =
        record::find(services, Kind::Publication, "listed", field, MOST_READ).await?;
    let ids: Vec<String> = found.iter().map(|one| one.id.clone()).collect();
    let mut meetings = HashMap::new();
    for stored in services.records.get_many(Kind::Meeting, &ids).await? {
        let meeting = Meeting::of(services, Record::of(&stored)?).await?;
        meetings.insert(stored.id, meeting);
    }
    let with = |one: Record<PublicationRecord>| {
        let meeting = meetings.remove(&one.id);
        (one, meeting)
    };
    Ok(found.into_iter().map(with).collect())
}
