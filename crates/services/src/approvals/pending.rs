//! The requests that wait for the caller.

use std::collections::HashMap;

use contract::{approvals::RequestView, page::Page};
use domain::{
    accounts::{Action, Actor, ActorKind, Denial, Role, Subject, can},
    approvals::Priority,
    bookings::{Booking, Slot, Status},
    ids::{AccountId, RoomId},
};
use jiff::Timestamp;

use super::{case::Case, chain::Chains, facts::seen, records::RequestRecord};
use crate::{
    Error, Services, accounts,
    paging::Paging,
    ports::{CalendarRead, Kind},
    record::Record,
    rooms::directory,
};

/// Most requests looked at.
const MOST: usize = 1_000;
/// With more rooms than this to decide about, all are read.
const MOST_ROOMS: usize = 200;

/// In which order requests are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// What matters most stands first, then what begins first (R075).
    #[default]
    Priority,
    /// Who waits longest stands first.
    Oldest,
    /// What begins first stands first.
    Start,
}

/// Requests that are not over and that the caller may decide about now (R010): those whose present
/// step is the caller's, or all for a system administrator.
///
/// # Errors
/// Denied to those who decide about nothing; unavailable.
pub async fn pending(
    services: &Services,
    actor: &Actor,
    order: Order,
    paging: &Paging,
) -> Result<Page<RequestView>, Error> {
    let now = services.clock.now();
    let desk = desk(services, actor).await?;
    let mut found = cases(services, actor, &desk, now).await?;
    match order {
        Order::Priority => found.sort_by_key(|(one, case)| {
            let first = std::cmp::Reverse(priority(case));
            (first, one.slot.start, one.created_at)
        }),
        Order::Oldest => found.sort_by_key(|(one, _)| (one.created_at, one.slot.start)),
        Order::Start => {}
    }
    let page = paging.cut(found, |(one, _)| one.id.as_str());
    let names = names(services, &page.items).await?;
    let views = page.items.iter().map(|(booking, case)| {
        let facts = case.facts(actor, booking, &names, now);
        seen(actor, booking, facts, now)
    });
    Ok(Page {
        items: views.collect(),
        next_cursor: page.next_cursor,
    })
}

const fn priority(case: &Case) -> Priority {
    case.said.priority
}

/// Names of all who decide about these, looked up together.
async fn names(
    services: &Services,
    cases: &[(Booking, Case)],
) -> Result<HashMap<AccountId, String>, Error> {
    let named = cases.iter().flat_map(|(_, case)| case.named().cloned());
    let mut named: Vec<AccountId> = named.collect();
    named.sort();
    named.dedup();
    named.truncate(MOST);
    accounts::account_names(services, &named).await
}

/// How many they are, counted up to `most`: for the menu of every page.
///
/// # Errors
/// As [`pending`].
pub async fn count_pending(
    services: &Services,
    actor: &Actor,
    most: usize,
) -> Result<usize, Error> {
    let (desk, now) = (desk(services, actor).await?, services.clock.now());
    let found = match desk.is_whole() {
        // Nothing that was said changes whose they are.
        true => asked(services, &desk, now, most).await?.len(),
        false => cases(services, actor, &desk, now).await?.len(),
    };
    Ok(found.min(most))
}

/// Rooms whose requests may be for the caller, and what is known of steps.
struct Desk {
    chains: Chains,
    /// Empty: all.
    rooms: Vec<RoomId>,
    /// Whatever the step.
    all: bool,
}

async fn desk(services: &Services, actor: &Actor) -> Result<Desk, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    let chains = Chains::read(services).await?;
    let decides = can(actor, Action::DecideRequest, Subject::House);
    if actor.is(Role::SystemAdministrator) || chains.is_plain() {
        decides?;
        let all = actor.is(Role::SystemAdministrator);
        let rooms = match all {
            true => Vec::new(),
            false => actor
                .manages_rooms
                .iter()
                .take(MOST_ROOMS)
                .cloned()
                .collect(),
        };
        return Ok(Desk { chains, rooms, all });
    }
    let directory = directory(services).await?;
    let rooms = directory.rooms.values().map(|known| &known.room);
    let rooms = rooms.filter(|room| chains.may_name(room, actor));
    let mut rooms: Vec<RoomId> = rooms.map(|room| room.id.clone()).collect();
    if rooms.is_empty() {
        // Who manages rooms whose steps are all others' decides about nothing, yet may look.
        decides?;
    }
    if rooms.is_empty() {
        rooms.clone_from(&actor.manages_rooms);
    }
    if rooms.len() > MOST_ROOMS {
        rooms.clear();
    }
    Ok(Desk {
        chains,
        rooms,
        all: false,
    })
}

impl Desk {
    /// Whether all that is asked in its rooms is for the caller.
    fn is_whole(&self) -> bool {
        self.all || self.chains.is_plain()
    }
}

/// Requests in the desk's rooms that have not begun, those that begin first, at most `most`.
async fn asked(
    services: &Services,
    desk: &Desk,
    now: Timestamp,
    most: usize,
) -> Result<Vec<Booking>, Error> {
    let read = CalendarRead {
        rooms: desk.rooms.clone(),
        window: Some(Slot {
            start: now,
            end: Timestamp::MAX,
        }),
        statuses: vec![Status::Pending],
        limit: most,
        ..CalendarRead::default()
    };
    let mut found = services.bookings.calendar(&read).await?;
    // What has begun is over, though its end may not be written yet.
    found.retain(|one| now < one.slot.start);
    Ok(found)
}

/// Those that are for the caller now, with what was said about them.
async fn cases(
    services: &Services,
    actor: &Actor,
    desk: &Desk,
    now: Timestamp,
) -> Result<Vec<(Booking, Case)>, Error> {
    let found = asked(services, desk, now, MOST).await?;
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let mut said = HashMap::new();
    for stored in services.records.get_many(Kind::Approval, &ids).await? {
        said.insert(stored.id.clone(), Record::<RequestRecord>::of(&stored)?);
    }
    let directory = directory(services).await?;
    let mut cases = Vec::with_capacity(found.len());
    for booking in found {
        let Some(known) = directory.rooms.get(&booking.room) else {
            continue;
        };
        let stored = said.remove(booking.id.as_str());
        let case = Case::new(&desk.chains, &known.room, &booking, stored);
        if desk.all || case.permit(actor, &booking).is_ok() {
            cases.push((booking, case));
        }
    }
    Ok(cases)
}
