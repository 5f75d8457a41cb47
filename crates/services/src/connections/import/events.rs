//! From neutral events to what the gate takes, each with the row that tells of it.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{
    super::source::{BadEvent, SourceEvent, SourceFile},
    places::{Place, Places},
};
use crate::{Error, Services, bookings::ImportedBooking};

/// What is known of an event before it comes to the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It comes to the gate as so-manieth.
    Wanted(usize),
    /// It cannot be read.
    Bad(BadEvent),
    /// A newer version of it stands in the same file.
    Repeated,
    /// Dry run: its room would be made first.
    Imagined,
    /// Cancelled, and nothing of it is here.
    Gone,
    /// It names no place.
    NoPlace,
    /// No room has its place's name.
    UnknownPlace(String),
}

/// All events, in order of the file.
#[derive(Debug, Default)]
pub struct Prepared {
    /// One an event.
    pub fates: Vec<Fate>,
    /// What comes to the gate.
    pub wanted: Vec<ImportedBooking>,
}

/// Finds each event's room and drops what the file itself supersedes.
pub async fn prepare(
    services: &Services,
    file: &SourceFile,
    places: &Places,
) -> Result<Prepared, Error> {
    let newest = newest(file);
    let homes = homes(file);
    let mut prepared = Prepared::default();
    for (number, read) in file.events.iter().enumerate() {
        let event = match read {
            Ok(event) => event,
            Err(bad) => {
                prepared.fates.push(Fate::Bad(bad.clone()));
                continue;
            }
        };
        let fate = if newest.get(&key(event)) != Some(&number) {
            Fate::Repeated
        } else {
            let named = homes.get(event.uid.as_str()).copied();
            match places.of(event, named) {
                Place::Room(room) => prepared.want(event, room),
                Place::Imagined => Fate::Imagined,
                _ if event.cancelled => prepared.cancel(services, event).await?,
                Place::None => Fate::NoPlace,
                Place::Unknown(name) => Fate::UnknownPlace(name),
            }
        };
        prepared.fates.push(fate);
    }
    Ok(prepared)
}

impl Prepared {
    fn want(&mut self, event: &SourceEvent, room: domain::ids::RoomId) -> Fate {
        self.wanted.push(ImportedBooking {
            uid: event.uid.clone(),
            room,
            slot: event.slot,
            time_zone: event.time_zone.clone(),
            wall_start: event.wall_start,
            all_day: event.all_day,
            subject: event.subject.clone(),
            description: event.description.clone(),
            organiser: None,
            organiser_name: event.organiser_name.clone(),
            department: None,
            attendees: event.attendees.clone(),
            private: event.private,
            rrule: event.rrule.clone(),
            exdates: event.exdates.clone(),
            rdates: event.rdates.clone(),
            original_start: event.original_start,
            cancelled: event.cancelled,
        });
        Fate::Wanted(self.wanted.len() - 1)
    }

    /// A cancellation often names no place: it means what is here under its UID.
    async fn cancel(&mut self, services: &Services, event: &SourceEvent) -> Result<Fate, Error> {
        let stored = services.bookings.by_uid(&event.uid).await?;
        Ok(match stored.into_iter().next() {
            Some(booking) => self.want(event, booking.room),
            None => Fate::Gone,
        })
    }
}

type Key<'a> = (&'a str, Option<Timestamp>);

fn key(event: &SourceEvent) -> Key<'_> {
    (&event.uid, event.original_start)
}

/// Of events with the same UID and RECURRENCE-ID the one with the highest SEQUENCE, the first of
/// equals.
fn newest(file: &SourceFile) -> HashMap<Key<'_>, usize> {
    let mut newest: HashMap<Key<'_>, (u32, usize)> = HashMap::new();
    for (number, event) in file.events.iter().enumerate() {
        let Ok(event) = event else { continue };
        let best = newest.entry(key(event)).or_insert((event.sequence, number));
        if event.sequence > best.0 {
            *best = (event.sequence, number);
        }
    }
    newest
        .into_iter()
        .map(|(key, (_, number))| (key, number))
        .collect()
}

/// The place that the first event of each UID names: exceptions often leave it out.
fn homes(file: &SourceFile) -> HashMap<&str, &str> {
    let mut homes = HashMap::new();
    for event in file.events.iter().flatten() {
        if let Some(name) = event.room_name.as_deref() {
            homes.entry(event.uid.as_str()).or_insert(name);
        }
    }
    homes
}
