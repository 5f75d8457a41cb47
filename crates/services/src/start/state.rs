//! How far each step is, and skipping.

use contract::start::{StartView, Step, StepState};
use domain::accounts::{Action, Actor, Subject, can};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Services, connections,
    journal::{About, audited, entry},
    ports::Kind,
    record::{self, Record},
    rooms::directory,
};

/// The record of skipped steps, beside the organisation's settings.
const START: &str = "start";

/// Steps that nobody wants to take here.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Skipped {
    steps: Vec<Step>,
}

/// How far each step is.
///
/// # Errors
/// Denied to all but system administrators; unavailable.
pub async fn start(services: &Services, actor: &Actor) -> Result<StartView, Error> {
    can(actor, Action::KeepSettings, Subject::House)?;
    read(services).await
}

/// How many steps are left for the menu: none for those who may not take them, and none in a demo
/// house, where everything is there to be looked at.
///
/// # Errors
/// Unavailable.
pub async fn left(services: &Services, actor: &Actor) -> Result<usize, Error> {
    let may = can(actor, Action::KeepSettings, Subject::House).is_ok();
    if !may || directory(services).await?.organisation.demo {
        return Ok(0);
    }
    let now = services.clock.now();
    if services.process.nothing_left(now) {
        return Ok(0);
    }
    let left = read(services).await?.left();
    if left == 0 {
        services.process.keep_nothing_left(now);
    }
    Ok(left)
}

/// Whether nobody has begun: then whoever may is led to the first steps.
///
/// # Errors
/// Unavailable.
pub async fn is_untouched(services: &Services) -> Result<bool, Error> {
    let directory = directory(services).await?;
    let named = directory.organisation.is_set_up() || directory.organisation.demo;
    let empty = directory.rooms.is_empty() && directory.buildings.is_empty();
    Ok(!named && empty && skipped(services).await?.value.steps.is_empty())
}

/// Says that a step is not wanted here, or takes that back.
///
/// # Errors
/// Denied to all but system administrators; stale, when two do it at once; unavailable.
pub async fn skip(
    services: &Services,
    actor: &Actor,
    step: Step,
    skip: bool,
) -> Result<StartView, Error> {
    let about = About {
        action: if skip { "start.skip" } else { "start.resume" },
        kind: "settings",
        id: START,
    };
    let work = async {
        can(actor, Action::KeepSettings, Subject::House)?;
        let mut record = skipped(services).await?;
        record.value.steps.retain(|one| *one != step);
        if skip {
            record.value.steps.push(step);
        }
        let change = match record.revision {
            0 => record::create(Kind::Settings, START, &record.value)?,
            _ => record.put(Kind::Settings)?,
        };
        let row = entry(services, actor, about, step.as_str());
        services.records.write(vec![change], vec![row]).await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about, work).await?;
    read(services).await
}

async fn skipped(services: &Services) -> Result<Record<Skipped>, Error> {
    let found = record::get::<Skipped>(services, Kind::Settings, START).await?;
    Ok(found.unwrap_or_else(|| Record {
        id: START.to_owned(),
        revision: 0,
        value: Skipped::default(),
    }))
}

async fn read(services: &Services) -> Result<StartView, Error> {
    let skipped = skipped(services).await?.value.steps;
    let mut steps = Vec::with_capacity(Step::ALL.len());
    for step in Step::ALL {
        let state = if is_done(services, step).await? {
            StepState::Done
        } else if skipped.contains(&step) {
            StepState::Skipped
        } else {
            StepState::ToDo
        };
        steps.push((step, state));
    }
    Ok(StartView { steps })
}

/// By what is stored; each answer costs one read of one record at most.
async fn is_done(services: &Services, step: Step) -> Result<bool, Error> {
    let some = async |kind: Kind, least: usize| -> Result<bool, Error> {
        Ok(services.records.page(kind, None, least).await?.len() >= least)
    };
    match step {
        Step::Organisation => Ok(directory(services).await?.organisation.is_set_up()),
        Step::Place => Ok(!directory(services).await?.buildings.is_empty()),
        Step::Rooms => Ok(!directory(services).await?.rooms.is_empty()),
        // The first administrator is one.
        Step::People => some(Kind::Account, 2).await,
        Step::Door => some(Kind::Door, 1).await,
        Step::Calendar => connections::has_imported(services).await,
        Step::Booking => Ok(!services.bookings.all_bookings(None, 1).await?.is_empty()),
    }
}
