//! What each tablet said of itself lately. Kept in this process, because it changes all the time;
//! [`super::device`] writes it down now and then.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use contract::doors::{TabletNews, TabletReport};
use domain::{bookings::Slot, ids::DoorId};
use jiff::Timestamp;

use super::device::DoorCaller;
use crate::{Error, Services, ports::Asked};

/// Most doors that are remembered.
const MOST: usize = 10_000;
/// Longest name of a build that is believed.
const LONGEST_BUILD: usize = 40;
/// A clock that is further off is told as this far off: ten years, in milliseconds.
const MOST_AHEAD_MS: i64 = 10 * 366 * 86_400_000;

/// All doors of this process.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    doors: Mutex<HashMap<DoorId, Tablet>>,
    build: Mutex<Option<Arc<str>>>,
}

/// One tablet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tablet {
    /// When it last asked for something.
    pub at: Option<Timestamp>,
    /// Its open lines.
    pub lines: u32,
    /// The build that it runs.
    pub build: Option<String>,
    /// How far its clock is ahead, in milliseconds.
    pub ahead_ms: Option<i64>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Heard {
    /// What is known of a door; nothing yet: the default.
    pub(super) fn tablet(&self, door: &DoorId) -> Tablet {
        lock(&self.doors).get(door).cloned().unwrap_or_default()
    }

    /// The build of the door's page that is served.
    pub(super) fn build(&self) -> Option<Arc<str>> {
        lock(&self.build).clone()
    }

    fn note(&self, door: &DoorId, change: impl FnOnce(&mut Tablet)) {
        let mut doors = lock(&self.doors);
        if doors.len() < MOST || doors.contains_key(door) {
            change(doors.entry(door.clone()).or_default());
        }
    }
}

/// A line that a door holds, until it is dropped.
pub struct OpenLine {
    heard: Arc<Heard>,
    door: DoorId,
}

impl Drop for OpenLine {
    fn drop(&mut self) {
        self.heard.note(&self.door, |tablet| {
            tablet.lines = tablet.lines.saturating_sub(1);
        });
    }
}

/// The server now serves this build of the door's page.
pub fn serves(services: &Services, build: &str) {
    *lock(&services.process.doors().build) = Some(build.into());
}

/// The door asked for something just now.
pub fn heard(services: &Services, door: &DoorId) {
    let now = services.clock.now();
    let doors = services.process.doors();
    doors.note(door, |tablet| tablet.at = Some(now));
}

/// The door opened a line.
#[must_use]
pub fn opens_line(services: &Services, door: &DoorId) -> OpenLine {
    let heard = services.process.doors().clone();
    heard.note(door, |tablet| tablet.lines = tablet.lines.saturating_add(1));
    OpenLine {
        heard,
        door: door.clone(),
    }
}

/// The tablet says what it runs and what its clock says. What cannot be believed is passed over.
pub fn reported(services: &Services, door: &DoorId, report: &TabletReport) {
    let now = services.clock.now();
    let ahead = report.clock_ms.saturating_sub(now.as_millisecond());
    let plain = report.build.chars().all(|one| one.is_ascii_alphanumeric());
    let build = Some(report.build.clone())
        .filter(|build| plain && !build.is_empty() && build.len() <= LONGEST_BUILD);
    services.process.doors().note(door, |tablet| {
        tablet.at = Some(now);
        tablet.ahead_ms = Some(ahead.clamp(-MOST_AHEAD_MS, MOST_AHEAD_MS));
        tablet.build = build.or(tablet.build.take());
    });
}

/// The tablet says that it is there, and hears whether it has missed something.
///
/// # Errors
/// Unavailable.
pub async fn here(
    services: &Services,
    door: &DoorCaller,
    report: &TabletReport,
) -> Result<TabletNews, Error> {
    reported(services, &door.door, report);
    let now = services.clock.now();
    let asked = Asked {
        room: door.room.clone(),
        window: Slot {
            start: now,
            end: now,
        },
    };
    let loaded = services.bookings.load(&[asked]).await?;
    Ok(TabletNews {
        build: services
            .process
            .doors()
            .build()
            .map(|build| build.to_string()),
        revision: loaded.first().map_or(0, |room| room.guard),
        as_of: now,
    })
}
