//! From hints to messages: read what changed once, tell all who listen; and every 30 s compare
//! revisions, for whatever the hints did not say.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use contract::live::ChangeKind;
use domain::{
    bookings::{Booking, Status},
    ids::{BookingId, RoomId},
};
use futures::{FutureExt, StreamExt};
use jiff::Timestamp;
use services::{
    Error,
    ports::{Fact, Hint, Write},
};
use tokio::{
    sync::watch,
    time::{Instant, MissedTickBehavior, interval, sleep},
};

use super::{
    Hub,
    reconcile::{begin_again, everything, reconcile},
    room::RoomCopy,
    told::{Happened, Told},
};

/// How often revisions are compared.
const RECONCILE: Duration = Duration::from_secs(30);
/// Hints taken in one go.
const MOST_HINTS: usize = 512;
/// Wait before reading again when the store did not answer, and its ceiling.
const FIRST_WAIT: Duration = Duration::from_millis(200);
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// What several hints said of one room.
#[derive(Default)]
struct News {
    facts: HashMap<BookingId, (Fact, Timestamp)>,
    /// The room itself changed.
    changed: Option<Timestamp>,
}

/// Runs until the server drains.
pub async fn run(hub: Arc<Hub>, mut draining: watch::Receiver<bool>) {
    let mut hints = hub.services.feed.hints().await;
    let mut beat = interval(RECONCILE);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.tick().await;
    loop {
        tokio::select! {
            _ = draining.changed() => return,
            _ = beat.tick() => {
                hub.topics().tidy(Instant::now());
                // Apart, so that hints do not wait for it.
                tokio::spawn(reconcile(hub.clone()));
            }
            hint = hints.next() => {
                let Some(hint) = hint else {
                    hub.metrics.gap();
                    sleep(FIRST_WAIT).await;
                    hints = hub.services.feed.hints().await;
                    everything(&hub).await;
                    continue;
                };
                let mut taken = vec![hint];
                while taken.len() < MOST_HINTS
                    && let Some(Some(more)) = hints.next().now_or_never()
                {
                    taken.push(more);
                }
                hear(&hub, taken).await;
            }
        }
    }
}

/// Takes hints in: rooms nobody listens to are passed over.
async fn hear(hub: &Arc<Hub>, hints: Vec<Hint>) {
    let mut news: HashMap<RoomId, News> = HashMap::new();
    let mut gap = false;
    for hint in hints {
        match hint {
            Hint::Gap => gap = true,
            Hint::Committed {
                at, facts, rooms, ..
            } => {
                let told: HashSet<RoomId> = facts.iter().map(|fact| fact.room.clone()).collect();
                for fact in facts {
                    let of_room = news.entry(fact.room.clone()).or_default();
                    let older = of_room.facts.get(&fact.booking);
                    if older.is_none_or(|(older, _)| older.revision <= fact.revision) {
                        of_room.facts.insert(fact.booking.clone(), (fact, at));
                    }
                }
                for room in rooms.into_iter().filter(|room| !told.contains(room)) {
                    news.entry(room).or_default().changed = Some(at);
                }
            }
        }
    }
    if gap {
        hub.metrics.gap();
        everything(hub).await;
        return;
    }
    {
        let mut topics = hub.topics();
        let everywhere = topics.anybody_everywhere();
        news.retain(|room, _| everywhere || topics.topic(room).is_some());
    }
    let tellings = news.into_iter().map(|(room, news)| tell(hub, room, news));
    futures::future::join_all(tellings).await;
}

/// Tells one room's news; when the store does not answer, again and again with growing waits.
async fn tell(hub: &Arc<Hub>, room: RoomId, news: News) {
    let mut wait = FIRST_WAIT;
    // Sixteen tries are about two minutes; then the reconcile loop takes over.
    for _ in 0..16 {
        match try_tell(hub, &room, &news).await {
            Ok(()) => return,
            Err(error) => tracing::warn!(%error, %room, "live: a room could not be read"),
        }
        sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}

async fn try_tell(hub: &Arc<Hub>, room: &RoomId, news: &News) -> Result<(), Error> {
    let ids = std::slice::from_ref(room);
    let copies = RoomCopy::read(&hub.services, ids).await?;
    let Some(copy) = copies.into_iter().next().map(Arc::new) else {
        return Ok(());
    };
    let (baseline, before) = {
        let mut topics = hub.topics();
        let topic = topics.topic(room);
        topic.map_or((0, None), |topic| (topic.baseline, topic.copy.clone()))
    };
    if news.facts.len() >= Write::MOST_FACTS || is_whole(news, &copy, before.as_deref()) {
        hub.topics().hold(copy.clone());
        begin_again(hub, &copy, "many_facts");
        return Ok(());
    }
    let happened = happenings(hub, &copy, news, baseline).await?;
    let state = Arc::new(copy.state(hub.services.clock.now()));
    let mut topics = hub.topics();
    topics.hold(copy.clone());
    for one in happened {
        topics.publish(|seq| Told::new(seq, room.clone(), Some(one), state.clone()));
    }
    if let Some(topic) = topics.topic(room) {
        topic.revision = topic.revision.max(copy.guard);
    }
    Ok(())
}

/// A room named without facts, and its record is as it was: more changed on its calendar than is
/// told one by one.
fn is_whole(news: &News, copy: &RoomCopy, before: Option<&RoomCopy>) -> bool {
    let newer = |before: &RoomCopy| before.guard < copy.guard && before.same_room(copy);
    news.changed.is_some() && news.facts.is_empty() && before.is_some_and(newer)
}

/// What to tell, in order of revision.
async fn happenings(
    hub: &Arc<Hub>,
    copy: &RoomCopy,
    news: &News,
    baseline: u64,
) -> Result<Vec<Happened>, Error> {
    let mut happened = Vec::with_capacity(news.facts.len() + 1);
    let new = news
        .facts
        .values()
        .filter(|(fact, _)| baseline < fact.revision);
    for (fact, at) in new {
        let record = match copy.booking(&fact.booking) {
            Some(record) => Some(record),
            None => hub.services.bookings.booking(&fact.booking).await?,
        };
        happened.push(happening(fact, record, *at));
    }
    happened.sort_by_key(|one: &Happened| one.revision);
    if let Some(at) = news.changed.filter(|_| baseline < copy.guard) {
        happened.push(room_changed(copy.guard, at));
    }
    Ok(happened)
}

/// What is true of the booking now; the fact only says where to look, and whether it is new.
fn happening(fact: &Fact, record: Option<Booking>, at: Timestamp) -> Happened {
    let here = |one: &Booking| one.room == fact.room;
    let status = match &record {
        Some(one) if here(one) => Some(one.status),
        Some(_) => None,
        None => fact.status,
    };
    let live = status.is_some_and(Status::is_live);
    let kind = match (live, fact.new) {
        (false, _) => ChangeKind::Removed,
        (true, true) => ChangeKind::Booked,
        (true, false) => ChangeKind::Changed,
    };
    let current = record.as_ref().filter(|one| here(one));
    Happened {
        kind,
        booking: Some(fact.booking.clone()),
        revision: current.map_or(fact.revision, |one| one.revision.max(fact.revision)),
        status,
        slot: Some(current.map_or(fact.slot, |one| one.slot)),
        committed_at: at,
        record,
    }
}

const fn room_changed(revision: u64, at: Timestamp) -> Happened {
    Happened {
        kind: ChangeKind::Room,
        booking: None,
        record: None,
        revision,
        status: None,
        slot: None,
        committed_at: at,
    }
}
