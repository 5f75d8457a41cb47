//! Private calendar feeds: addresses that calendar programs read without signing in. Each belongs
//! to a person, shows what that person may see, and dies with the person's account.
//!
//! Must not store an address: only its secret's hash. Start at [`create_feed`] and [`feed`].

#[cfg(test)]
mod tests;

use contract::{
    connections::{FeedView, NewFeed},
    locale::Locale,
};
use domain::{
    accounts::{Action, Actor, Denial, Subject, can},
    bookings::Slot,
    ids::{AccountId, FeedId, RoomId},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::export::{self, Selection};
use crate::{
    Error, Services, accounts,
    journal::{About, audited, entry},
    ports::Kind,
    record::{self, Record},
    rooms::{Directory, directory},
};

/// Most feeds of one person.
const MOST_FEEDS: usize = 50;
/// Longest secret looked at.
const LONGEST_SECRET: usize = 100;
/// A feed reaches this far back and ahead, in days.
const DAYS_BACK: i64 = 90;
const DAYS_AHEAD: i64 = 400;

/// A feed as stored; its record's id is the hash of its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FeedRecord {
    feed: FeedId,
    owner: AccountId,
    room: Option<RoomId>,
    created_at: Timestamp,
}

/// A new feed of a room, or of the caller's own bookings. Its address is told this once.
///
/// # Errors
/// Denied without an account, or where the caller may not see rooms; not found: the room; rule
/// `too_many_feeds`; unavailable.
pub async fn create_feed(
    services: &Services,
    actor: &Actor,
    room: Option<RoomId>,
) -> Result<NewFeed, Error> {
    let feed = FeedId::from(services.ids.id());
    let about = about("connections.create_feed", &feed);
    let work = async {
        let owner = owner(actor)?;
        let directory = directory(services).await?;
        if let Some(room) = &room {
            can(actor, Action::SeeRooms, Subject::Room(room))?;
            let known = directory.rooms.contains_key(room);
            known.then_some(()).ok_or(Error::NotFound("room"))?;
        }
        if stored(services, &owner).await?.len() >= MOST_FEEDS {
            return Err(Error::Rule("too_many_feeds"));
        }
        let secret = services.ids.secret();
        let record = FeedRecord {
            feed: feed.clone(),
            owner,
            room,
            created_at: services.clock.now(),
        };
        let change = record::create(Kind::Feed, &accounts::secret_hash(&secret), &record)?;
        let row = entry(services, actor, about, "");
        services.records.write(vec![change], vec![row]).await?;
        Ok(NewFeed {
            path: format!("/feeds/{secret}.ics"),
            feed: view(&directory, &record),
        })
    };
    audited(services, actor, about, work).await
}

/// The caller's feeds, oldest first.
///
/// # Errors
/// Denied without an account; unavailable.
pub async fn feeds(services: &Services, actor: &Actor) -> Result<Vec<FeedView>, Error> {
    let owner = owner(actor)?;
    let directory = directory(services).await?;
    let mut feeds = stored(services, &owner).await?;
    feeds.sort_by_key(|one| (one.value.created_at, one.value.feed.clone()));
    let views = feeds.iter().map(|one| view(&directory, &one.value));
    Ok(views.collect())
}

/// Ends one of the caller's feeds: its address answers nothing from now on.
///
/// # Errors
/// Not found, also for other people's; denied without an account; unavailable.
pub async fn revoke_feed(services: &Services, actor: &Actor, id: &FeedId) -> Result<(), Error> {
    let about = about("connections.revoke_feed", id);
    let work = async {
        let owner = owner(actor)?;
        let feeds = stored(services, &owner).await?;
        let feed = feeds.into_iter().find(|one| one.value.feed == *id);
        let feed = feed.ok_or(Error::NotFound("feed"))?;
        let row = entry(services, actor, about, "");
        let change = record::remove(Kind::Feed, &feed.id);
        Ok(services.records.write(vec![change], vec![row]).await?)
    };
    audited(services, actor, about, work).await
}

/// The calendar behind a feed's secret, as its owner may see it now.
///
/// # Errors
/// Not found for an unknown or revoked secret, and once the owner's account is disabled.
pub async fn feed(services: &Services, secret: &str) -> Result<String, Error> {
    if secret.is_empty() || secret.len() > LONGEST_SECRET {
        return Err(Error::NotFound("feed"));
    }
    let hash = accounts::secret_hash(secret);
    let found = record::need::<FeedRecord>(services, Kind::Feed, &hash, "feed").await?;
    let owner = accounts::person(services, &found.value.owner).await;
    let mut owner = owner.map_err(|error| match error {
        Error::Denied(_) => Error::NotFound("feed"),
        other => other,
    })?;
    let directory = directory(services).await?;
    owner.actor.manages_rooms = directory.managed_by(&found.value.owner);
    let language = owner
        .locale
        .as_deref()
        .unwrap_or(&directory.organisation.locale);
    let locale = if language == "zh" {
        Locale::Zh
    } else {
        Locale::En
    };
    let selection = match found.value.room {
        Some(room) => Selection::Room(room),
        None => Selection::Person(found.value.owner),
    };
    let window = window(services.clock.now());
    export::text(services, &owner.actor, &selection, Some(window), locale).await
}

fn window(now: Timestamp) -> Slot {
    let days = |days: i64| SignedDuration::from_hours(24 * days);
    Slot {
        start: now
            .saturating_sub(days(DAYS_BACK))
            .unwrap_or(Timestamp::MIN),
        end: now
            .saturating_add(days(DAYS_AHEAD))
            .unwrap_or(Timestamp::MAX),
    }
}

fn owner(actor: &Actor) -> Result<AccountId, Error> {
    Ok(actor.account().cloned().ok_or(Denial::SignIn)?)
}

async fn stored(services: &Services, owner: &AccountId) -> Result<Vec<Record<FeedRecord>>, Error> {
    record::find(services, Kind::Feed, "owner", owner.as_str(), MOST_FEEDS).await
}

fn view(directory: &Directory, record: &FeedRecord) -> FeedView {
    let known = record
        .room
        .as_ref()
        .and_then(|room| directory.rooms.get(room));
    FeedView {
        id: record.feed.clone(),
        room: record.room.clone(),
        room_name: known.map(|known| known.room.name.clone()),
        created_at: record.created_at,
    }
}

fn about<'a>(action: &'static str, id: &'a FeedId) -> About<'a> {
    About {
        action,
        kind: "feed",
        id: id.as_str(),
    }
}
