//! What is asked of the caller, in one list: invitations to answer, items of agendas to lead,
//! devices to try, requests to decide (R055, R058, R095, R010). Nothing of it is stored: a task is
//! there as long as what it follows from is so.
//!
//! Start at [`tasks`]. Must not know how any of it is done.

#[cfg(test)]
mod tests;

use contract::meetings::{MOST_TASKS, MyMeeting, Task, TaskKind};
use domain::{
    accounts::Actor,
    ids::{BookingId, MeetingId},
    meetings::{Mode, Participation, Phase, leads},
};
use futures::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::{agenda, people::mine, rehearsal};
use crate::{
    Error, Services,
    approvals::{self, Order},
    paging::Paging,
    ports::StoreError,
};

/// Coming meetings whose agendas and device tests are looked at, the next ones.
const MOST_MEETINGS: usize = 100;
/// Read at the same time.
const AT_ONCE: usize = 16;
/// Requests are counted up to here.
const MOST_REQUESTS: usize = 99;
/// The host of a meeting from afar tries the devices from so long before.
const REHEARSAL_BEFORE: SignedDuration = SignedDuration::from_hours(24);

/// The caller's meetings with what they and others ask of the caller.
#[derive(Debug, Clone)]
pub struct Mine {
    /// By start, also past and cancelled ones; as [`mine`] gives them.
    pub meetings: Vec<MyMeeting>,
    /// What is due first stands first; at most [`MOST_TASKS`].
    pub tasks: Vec<Task>,
    /// Another text whenever any of it is another.
    pub stamp: String,
}

impl Mine {
    /// The meetings, and the bookings of their rooms: what a commit must name to be about these.
    pub fn parts(&self) -> impl Iterator<Item = (&MeetingId, impl Iterator<Item = &BookingId>)> {
        self.meetings.iter().map(|one| {
            let rooms = one.meeting.rooms.iter();
            (&one.meeting.id, rooms.map(|room| &room.booking))
        })
    }
}

/// What is asked of the caller, due first first, at most [`MOST_TASKS`].
///
/// # Errors
/// Denied to unknown callers; unavailable.
pub async fn tasks(services: &Services, actor: &Actor) -> Result<Vec<Task>, Error> {
    let meetings = mine(services, actor).await?;
    of(services, actor, &meetings).await
}

/// The same with the caller's meetings.
///
/// # Errors
/// As [`tasks`].
pub async fn all_of_mine(services: &Services, actor: &Actor) -> Result<Mine, Error> {
    let meetings = mine(services, actor).await?;
    let tasks = of(services, actor, &meetings).await?;
    let text = serde_json::to_string(&(&meetings, &tasks));
    let text = text.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let digest = Sha256::digest(text.as_bytes());
    let stamp = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
    Ok(Mine {
        meetings,
        tasks,
        stamp,
    })
}

async fn of(services: &Services, actor: &Actor, mine: &[MyMeeting]) -> Result<Vec<Task>, Error> {
    let now = services.clock.now();
    let open = mine.iter().filter(|one| {
        let meeting = &one.meeting;
        !meeting.cancelled && meeting.phase < Phase::Ended && now < meeting.end
    });
    // Owned: a future over borrowed items cannot be sent between threads.
    let open: Vec<MyMeeting> = open.take(MOST_MEETINGS).cloned().collect();
    let each = open
        .into_iter()
        .map(|one| async move { of_one(services, actor, &one, now).await });
    let each: Vec<_> = stream::iter(each).buffered(AT_ONCE).collect().await;
    let mut all: Vec<Task> = Vec::new();
    for tasks in each {
        all.extend(tasks?);
    }
    all.extend(requests(services, actor).await?);
    all.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    all.truncate(MOST_TASKS);
    Ok(all)
}

async fn of_one(
    services: &Services,
    actor: &Actor,
    one: &MyMeeting,
    now: Timestamp,
) -> Result<Vec<Task>, Error> {
    let mut all = Vec::new();
    let said = one.attending.as_ref().map(|own| own.participation);
    if said == Some(Participation::NeedsAction) {
        all.push(Task {
            asked_as: one.attending.as_ref().map(|own| own.kind),
            ..task(one, TaskKind::Answer)
        });
    }
    if said != Some(Participation::Declined) || one.meeting.mine {
        all.extend(items(services, actor, one, now).await?);
    }
    all.extend(rehearse(services, one, now).await?);
    Ok(all)
}

/// Items that the caller leads and that are not over, at their running times.
async fn items(
    services: &Services,
    actor: &Actor,
    one: &MyMeeting,
    now: Timestamp,
) -> Result<Vec<Task>, Error> {
    let Some(kept) = agenda::read(services, &one.meeting.id).await? else {
        return Ok(Vec::new());
    };
    let slot = domain::bookings::Slot {
        start: one.meeting.start,
        end: one.meeting.end,
    };
    let listed_as = one.attending.as_ref().map(|own| own.name.as_str());
    let mut lines = agenda::shown(slot, kept.value.items).items;
    lines.retain(|line| {
        let mine = |name: &str| leads(&line.item.owner, name);
        now < line.end && (mine(&actor.name) || listed_as.is_some_and(mine))
    });
    let item = |line: contract::meetings::AgendaLine| Task {
        id: format!("item-{}", line.item.id),
        what: line.item.topic,
        of: Some(one.meeting.topic.clone()),
        start: line.start,
        end: line.end,
        due: line.start,
        ..task(one, TaskKind::AgendaItem)
    };
    Ok(lines.into_iter().map(item).collect())
}

/// Who called a meeting from afar tries camera, microphone and screen once before it; nobody is
/// asked to for a meeting that is only in rooms.
async fn rehearse(
    services: &Services,
    one: &MyMeeting,
    now: Timestamp,
) -> Result<Option<Task>, Error> {
    let meeting = &one.meeting;
    let from = meeting.start.checked_sub(REHEARSAL_BEFORE);
    let soon = from.is_ok_and(|from| from <= now) && now < meeting.start;
    if !meeting.mine || meeting.mode == Mode::InPerson || !soon {
        return Ok(None);
    }
    if rehearsal::is_rehearsed(services, &meeting.id).await? {
        return Ok(None);
    }
    Ok(Some(Task {
        link: format!("/device-test?meeting={}", meeting.id),
        ..task(one, TaskKind::Rehearse)
    }))
}

/// About the meeting as a whole, due when it begins.
fn task(one: &MyMeeting, kind: TaskKind) -> Task {
    let meeting = &one.meeting;
    let sort = match kind {
        TaskKind::Rehearse => "rehearse",
        _ => "answer",
    };
    Task {
        id: format!("{sort}-{}", meeting.id),
        kind,
        what: meeting.topic.clone(),
        meeting: Some(meeting.id.clone()),
        of: None,
        start: meeting.start,
        end: meeting.end,
        due: meeting.start,
        time_zone: meeting.time_zone.clone(),
        place: meeting.place.clone(),
        asked_as: None,
        count: 1,
        link: format!("/m/meetings/{}", meeting.id),
    }
}

/// All requests that wait for the caller are one task, due when the first of them begins.
async fn requests(services: &Services, actor: &Actor) -> Result<Option<Task>, Error> {
    let paging = Paging {
        limit: Some(MOST_REQUESTS),
        cursor: None,
    };
    let found = match approvals::pending(services, actor, Order::Start, &paging).await {
        Err(Error::Denied(_)) => return Ok(None),
        found => found?,
    };
    let count = u32::try_from(found.items.len()).unwrap_or(u32::MAX);
    let first = found.items.into_iter().next().map(|one| one.booking);
    Ok(first.map(|first| Task {
        id: "approve".to_owned(),
        kind: TaskKind::Approve,
        what: String::new(),
        meeting: None,
        of: None,
        start: first.start,
        end: first.end,
        due: first.start,
        time_zone: first.time_zone,
        place: String::new(),
        asked_as: None,
        count,
        link: "/approvals".to_owned(),
    }))
}
