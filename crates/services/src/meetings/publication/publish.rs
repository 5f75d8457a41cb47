//! Publishing a meeting and taking that back.

use contract::{
    meetings::{PublicationView, PublishMeeting},
    problem::FieldError,
};
use domain::{
    accounts::{Action, Actor},
    ids::MeetingId,
    meetings::{Audience, LONGEST_CONTENT, Lack, MOST_PUBLISHED, Phase, Publishable, lacks},
};

use super::{
    super::{
        about,
        records::{Meeting, visible},
        view::place,
    },
    PublicationRecord,
    events::listed,
    may_have_link, read, shown,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{audited, entry},
    ports::{Change, Kind},
    record::{self, Record},
    rooms::directory,
};

/// Tries when somebody else publishes at the same time.
const TRIES: usize = 5;
/// Those that are over and leave the lists with one write.
const MOST_RETIRED: usize = 100;

/// Publishes a meeting, or changes what is published of it. The same again changes nothing.
///
/// # Errors
/// Denied to all but those who look after the meeting; not found; stale; wrong fields `audience`,
/// `content`, `place`, `private`, `start` (see [`Lack`]), all at once; rule `too_many_published`;
/// unavailable.
pub async fn publish(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &PublishMeeting,
    revision: Option<u64>,
) -> Result<PublicationView, Error> {
    let work = async {
        for _ in 0..TRIES {
            match try_publish(services, actor, id, input, revision).await {
                Err(Error::Stale(_) | Error::Rule("taken")) if revision.is_none() => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, actor, about("meetings.publish", id), work).await?;
    publication(services, actor, id).await
}

async fn try_publish(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &PublishMeeting,
    revision: Option<u64>,
) -> Result<(), Error> {
    let (meeting, known) = kept(services, actor, id, revision).await?;
    let content = input.content.as_deref();
    let content = content.unwrap_or_else(|| content_of(&meeting, known.as_ref()));
    let mut fields = Fields::default();
    fields.check("audience", "required", input.audience.is_some());
    let content = fields.text("content", content, LONGEST_CONTENT);
    for lack in missing(services, &meeting, &content).await? {
        fields.wrong(lack.field(), lack.code());
    }
    fields.done()?;
    let audience = input.audience.unwrap_or(Audience::House);
    let wanted = PublicationRecord {
        audience,
        listed: Some(audience),
        published: true,
        content,
        with_link: input.with_link,
        by: actor.name.clone(),
        at: services.clock.now(),
    };
    let same = |one: &Record<PublicationRecord>| {
        let before = PublicationRecord {
            by: wanted.by.clone(),
            at: wanted.at,
            ..one.value.clone()
        };
        before == wanted
    };
    if known.as_ref().is_some_and(same) {
        return Ok(());
    }
    let mut changes = room_for(services, id, audience).await?;
    changes.push(put(id, known, wanted)?);
    let detail = format!("{}, {}", meeting.record.value.topic, audience.as_str());
    let row = entry(services, actor, about("meetings.publish", id), &detail);
    Ok(services.records.write(changes, vec![row]).await?)
}

/// Takes a publication back: nobody reads it any more. Its content is kept, so that publishing
/// again undoes it. One that is not published stays so.
///
/// # Errors
/// Denied; not found, also when it was never published; stale; unavailable.
pub async fn unpublish(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    revision: Option<u64>,
) -> Result<(), Error> {
    let told = about("meetings.unpublish", id);
    let work = async {
        let (meeting, known) = kept(services, actor, id, revision).await?;
        let known = known.ok_or(Error::NotFound("event"))?;
        if !known.value.published {
            return Ok(());
        }
        let wanted = PublicationRecord {
            listed: None,
            published: false,
            by: actor.name.clone(),
            at: services.clock.now(),
            ..known.value.clone()
        };
        let change = put(id, Some(known), wanted)?;
        let row = entry(services, actor, told, &meeting.record.value.topic);
        Ok(services.records.write(vec![change], vec![row]).await?)
    };
    audited(services, actor, told, work).await
}

/// What is, or would be, published of a meeting, and what keeps it from that.
///
/// # Errors
/// Denied to all but those who look after the meeting; not found; unavailable.
pub async fn publication(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<PublicationView, Error> {
    let (meeting, known) = kept(services, actor, id, None).await?;
    let revision = known.as_ref().map_or(0, |known| known.revision);
    let content = content_of(&meeting, known.as_ref()).to_owned();
    let missing = missing(services, &meeting, &content).await?;
    let lacks = missing.iter();
    let lacks = lacks.map(|lack| FieldError::new(lack.field(), lack.code()));
    let record = known.as_ref().map(|known| known.value.clone());
    let value = record.clone().unwrap_or_else(|| PublicationRecord {
        audience: Audience::House,
        listed: None,
        published: false,
        content,
        with_link: false,
        by: String::new(),
        at: services.clock.now(),
    });
    let directory = directory(services).await?;
    let now = services.clock.now();
    Ok(PublicationView {
        published: value.published,
        audience: record.as_ref().map(|record| record.audience),
        with_link: value.with_link,
        may_have_link: may_have_link(&meeting),
        by: record.as_ref().map(|record| record.by.clone()),
        at: record.as_ref().map(|record| record.at),
        path: format!("/events/{id}"),
        lacks: lacks.collect(),
        event: shown(&meeting, &value, revision, (&directory, now)),
        revision,
    })
}

/// A meeting that the caller looks after, with its publication at the revision that it saw.
async fn kept(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    revision: Option<u64>,
) -> Result<(Meeting, Option<Record<PublicationRecord>>), Error> {
    let meeting = visible(services, actor, id).await?;
    meeting.can(actor, Action::ChangeBooking)?;
    let known = read(services, id).await?;
    let now = known.as_ref().map_or(0, |known| known.revision);
    match revision {
        Some(seen) if seen != now => Err(Error::Stale(now)),
        _ => Ok((meeting, known)),
    }
}

/// The publication's own words; before there is one, the meeting's.
fn content_of<'a>(meeting: &'a Meeting, known: Option<&'a Record<PublicationRecord>>) -> &'a str {
    match known {
        Some(known) => &known.value.content,
        None => &meeting.record.value.description,
    }
}

async fn missing(
    services: &Services,
    meeting: &Meeting,
    content: &str,
) -> Result<Vec<Lack>, Error> {
    let directory = directory(services).await?;
    let cancelled = meeting.cancelled();
    Ok(lacks(Publishable {
        content,
        place: &place(meeting, &directory),
        private: meeting.record.value.private,
        pending: meeting.pending(),
        cancelled,
        over: meeting.phase(services.clock.now()) >= Phase::Ended,
    }))
}

fn put(
    id: &MeetingId,
    known: Option<Record<PublicationRecord>>,
    wanted: PublicationRecord,
) -> Result<Change, Error> {
    match known {
        None => record::create(Kind::Publication, id.as_str(), &wanted),
        Some(mut known) => {
            known.value = wanted;
            known.put(Kind::Publication)
        }
    }
}

/// Room for one more on the list: what is over leaves it for good with this write.
async fn room_for(
    services: &Services,
    id: &MeetingId,
    audience: Audience,
) -> Result<Vec<Change>, Error> {
    let now = services.clock.now();
    let all = listed(services, audience).await?;
    let (over, coming): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, meeting)| {
        let meeting = meeting.as_ref();
        meeting
            .is_none_or(|meeting| meeting.slot().end <= now || meeting.phase(now) >= Phase::Ended)
    });
    let others = coming.iter().filter(|(known, _)| known.id != id.as_str());
    if others.count() >= MOST_PUBLISHED {
        return Err(Error::Rule("too_many_published"));
    }
    let mut changes = Vec::new();
    for (mut known, _) in over.into_iter().take(MOST_RETIRED) {
        if known.id != id.as_str() {
            known.value.listed = None;
            changes.push(known.put(Kind::Publication)?);
        }
    }
    Ok(changes)
}
