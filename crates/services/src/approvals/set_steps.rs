//! Saying who decides about requests, in order: for the house, a building, a floor or a room.

use std::collections::HashMap;

use contract::approvals::{Place, SetSteps, StepsView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    approvals::{MOST_PEOPLE, MOST_STEPS, Step},
    ids::{AccountId, RoomId},
    rooms::{Room, Scope},
};

use super::{
    chain::{Chains, ORGANISATION, of_building, of_floor, of_room},
    records::StepsRecord,
};
use crate::{
    Error, Services, accounts,
    fields::{Fields, wrong},
    journal::{About, audited, entry},
    ports::{Change, Kind},
    record::{self, Record},
    rooms::{Directory, directory},
};

/// Most guards that one write moves.
const MOST_TOUCHED: usize = 900;

fn id(place: &Place) -> String {
    match place {
        Place::Organisation => ORGANISATION.to_owned(),
        Place::Building(id) => of_building(id),
        Place::Floor(id) => of_floor(id),
        Place::Room(id) => of_room(id),
    }
}

/// Rooms that follow a place, and its name.
fn below(directory: &Directory, place: &Place) -> Result<(Vec<RoomId>, String), Error> {
    let rooms = directory.rooms.values().map(|known| &known.room);
    let inside = |room: &&Room| match place {
        Place::Organisation => true,
        Place::Building(id) => room.building.as_ref() == Some(id),
        Place::Floor(id) => room.floor.as_ref() == Some(id),
        Place::Room(id) => room.id == *id,
    };
    let rooms = rooms.filter(inside).map(|room| room.id.clone()).collect();
    let name = match place {
        Place::Organisation => Some(directory.organisation.name.clone()),
        Place::Building(id) => directory.building_name(Some(id)),
        Place::Floor(id) => directory.floor_name(Some(id)),
        Place::Room(id) => directory.rooms.get(id).map(|known| known.room.name.clone()),
    };
    let what = match place {
        Place::Organisation | Place::Building(_) => "building",
        Place::Floor(_) => "floor",
        Place::Room(_) => "room",
    };
    Ok((rooms, name.ok_or(Error::NotFound(what))?))
}

/// The steps of a place, and where they come from.
///
/// # Errors
/// Denied to all but system administrators; not found; unavailable.
pub async fn steps(services: &Services, actor: &Actor, place: &Place) -> Result<StepsView, Error> {
    can(actor, Action::KeepSettings, Subject::House)?;
    let directory = directory(services).await?;
    below(&directory, place)?;
    let kind = Kind::ApprovalSteps;
    let stored = record::get::<StepsRecord>(services, kind, &id(place)).await?;
    let (steps, from) = in_force(services, &directory, place).await?;
    let named = steps.iter().flat_map(people);
    let named: Vec<AccountId> = named.cloned().collect();
    let names = accounts::account_names(services, &named).await?;
    Ok(StepsView {
        revision: stored.as_ref().map_or(0, |one| one.revision),
        own: stored.and_then(|one| one.value.steps),
        people: steps.iter().map(|step| words(step, &names)).collect(),
        steps,
        from,
    })
}

fn people(step: &Step) -> &[AccountId] {
    match step {
        Step::People(people) => people,
        Step::DepartmentHead | Step::RoomManagers => &[],
    }
}

fn words(step: &Step, names: &HashMap<AccountId, String>) -> Vec<String> {
    let named = people(step).iter();
    named.filter_map(|one| names.get(one).cloned()).collect()
}

/// As a room there would have them.
async fn in_force(
    services: &Services,
    directory: &Directory,
    place: &Place,
) -> Result<(Vec<Step>, Scope), Error> {
    let chains = Chains::read(services).await?;
    let building = match place {
        Place::Building(id) => Some(id.clone()),
        Place::Floor(id) => directory
            .floors
            .get(id)
            .map(|one| one.value.building.clone()),
        Place::Organisation | Place::Room(_) => None,
    };
    let floor = match place {
        Place::Floor(id) => Some(id.clone()),
        _ => None,
    };
    if let Place::Room(id) = place {
        let known = directory.rooms.get(id).ok_or(Error::NotFound("room"))?;
        return Ok(chains.of(&known.room));
    }
    Ok(chains.at(None, floor.as_ref(), building.as_ref()))
}

/// Sets the steps of a place; what waits there goes by them at once. A step that was approved
/// stays so as long as it is among them.
///
/// # Errors
/// Denied to all but system administrators; not found; wrong field `steps`; stale; unavailable.
pub async fn set_steps(
    services: &Services,
    actor: &Actor,
    place: &Place,
    input: &SetSteps,
    revision: Option<u64>,
) -> Result<StepsView, Error> {
    let id = id(place);
    let about = About {
        action: "approvals.set_steps",
        kind: "approval_steps",
        id: &id,
    };
    let work = async {
        can(actor, Action::KeepSettings, Subject::House)?;
        let directory = directory(services).await?;
        let (rooms, name) = below(&directory, place)?;
        check(services, input.steps.as_deref()).await?;
        let value = StepsRecord {
            steps: input.steps.clone(),
        };
        let stored = record::get::<StepsRecord>(services, Kind::ApprovalSteps, &id).await?;
        let at = stored.as_ref().map_or(0, |one| one.revision);
        if revision.is_some_and(|seen| seen != at) {
            return Err(Error::Stale(at));
        }
        let change = match stored {
            None => record::create(Kind::ApprovalSteps, &id, &value)?,
            Some(stored) => Record { value, ..stored }.put(Kind::ApprovalSteps)?,
        };
        write(services, actor, about, &name, change, &rooms).await
    };
    audited(services, actor, about, work).await?;
    steps(services, actor, place).await
}

/// Every guard below moves, so that nobody decides by the steps of before.
async fn write(
    services: &Services,
    actor: &Actor,
    about: About<'_>,
    name: &str,
    change: Change,
    rooms: &[RoomId],
) -> Result<(), Error> {
    let touch = |room: &RoomId| Change::TouchRoom { room: room.clone() };
    let mut changes = vec![change];
    let mut chunks = rooms.chunks(MOST_TOUCHED);
    changes.extend(chunks.next().unwrap_or_default().iter().map(touch));
    let row = entry(services, actor, about, name);
    services.records.write(changes, vec![row]).await?;
    for chunk in chunks {
        let changes = chunk.iter().map(touch).collect();
        services.records.write(changes, Vec::new()).await?;
    }
    Ok(())
}

/// The people whom a line of names or logins means, as a form has them: separated by commas.
///
/// # Errors
/// Denied to all but system administrators; wrong field `people`, when a word means nobody or
/// several; unavailable.
pub async fn people_named(
    services: &Services,
    actor: &Actor,
    line: &str,
) -> Result<Vec<AccountId>, Error> {
    can(actor, Action::KeepSettings, Subject::House)?;
    let words = line.split([',', '，', '、', ';', '；']).map(str::trim);
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .take(MOST_PEOPLE + 1)
        .map(str::to_lowercase)
        .collect();
    let known = accounts::accounts_named(services, &words.iter().cloned().collect()).await?;
    let found: Option<Vec<AccountId>> = words
        .iter()
        .map(|word| known.get(word).map(|(account, _)| account.clone()))
        .collect();
    found.ok_or_else(|| wrong("people", "not_found"))
}

async fn check(services: &Services, steps: Option<&[Step]>) -> Result<(), Error> {
    let mut fields = Fields::default();
    let steps = match steps {
        None => return Ok(()),
        Some(steps) => steps,
    };
    fields.check("steps", "required", !steps.is_empty());
    fields.check("steps", "too_many", steps.len() <= MOST_STEPS);
    let mut seen: Vec<&Step> = Vec::new();
    let mut named: Vec<AccountId> = Vec::new();
    for step in steps.iter().take(MOST_STEPS) {
        fields.check("steps", "taken", !seen.contains(&step));
        seen.push(step);
        if let Step::People(people) = step {
            fields.check("steps", "required", !people.is_empty());
            fields.check("steps", "too_many", people.len() <= MOST_PEOPLE);
            named.extend(people.iter().take(MOST_PEOPLE).cloned());
        }
    }
    for one in &named {
        fields.id("steps", one.as_str());
    }
    fields.done()?;
    let known = accounts::account_names(services, &named).await?;
    let mut fields = Fields::default();
    let all = named.iter().all(|one| known.contains_key(one));
    fields.check("steps", "not_found", all);
    fields.done()
}
