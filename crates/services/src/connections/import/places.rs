//! Which room an event means: the one whose name equals its place, the one chosen for the file,
//! or one that is made.

use std::collections::{BTreeMap, BTreeSet};

use domain::{accounts::Actor, ids::RoomId};

use super::{
    super::source::{SourceEvent, SourceFile, Zones},
    ImportRequest,
};
use crate::{
    Error, Services,
    rooms::{create_unmeasured, directory},
};

/// Most rooms made by one file.
const MOST_NEW_ROOMS: usize = 200;

/// What a parser may know about zones.
#[derive(Debug)]
pub struct KnownZones {
    chosen: Option<String>,
    organisation: String,
    rooms: BTreeMap<String, String>,
    only: Option<String>,
}

impl KnownZones {
    /// Zones of the organisation and of its rooms.
    pub(super) async fn load(services: &Services, request: &ImportRequest) -> Result<Self, Error> {
        let directory = directory(services).await?;
        let rooms = directory.rooms.values().map(|known| &known.room);
        let only = match &request.room {
            Some(id) => {
                let known = directory.rooms.get(id).ok_or(Error::NotFound("room"))?;
                Some(known.room.time_zone.clone())
            }
            None => None,
        };
        Ok(Self {
            chosen: request.time_zone.clone(),
            organisation: directory.organisation.time_zone.clone(),
            rooms: rooms
                .map(|room| (room.name.clone(), room.time_zone.clone()))
                .collect(),
            only,
        })
    }
}

impl Zones for KnownZones {
    fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    fn organisation(&self) -> &str {
        self.only.as_deref().unwrap_or(&self.organisation)
    }

    fn of_room(&self, name: &str) -> Option<&str> {
        let named = self.rooms.get(name).map(String::as_str);
        self.only.as_deref().or(named)
    }
}

/// Rooms by name, those that were made included.
#[derive(Debug, Default)]
pub struct Places {
    only: Option<RoomId>,
    rooms: BTreeMap<String, RoomId>,
    names: BTreeMap<RoomId, String>,
    /// Rooms that were made or, in a dry run, would be; in order of the file.
    pub created: Vec<String>,
    /// Dry run: these would be made and have no id.
    imagined: BTreeSet<String>,
}

/// Where an event goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// This room.
    Room(RoomId),
    /// A room that a real run would make.
    Imagined,
    /// The event names no place.
    None,
    /// No room has this name.
    Unknown(String),
}

impl Places {
    /// Maps the places of `file`; makes rooms where the request says so.
    pub(super) async fn find(
        services: &Services,
        actor: &Actor,
        request: &ImportRequest,
        file: &SourceFile,
    ) -> Result<Self, Error> {
        let mut places = Self::known(services, request).await?;
        if places.only.is_some() || !request.creates_rooms() {
            return Ok(places);
        }
        let missing = places.missing(file);
        if missing.len() > MOST_NEW_ROOMS {
            return Err(Error::Rule("too_many_rooms"));
        }
        places.created = missing.iter().map(|(name, _)| name.clone()).collect();
        if request.dry_run {
            places.imagined = places.created.iter().cloned().collect();
            return Ok(places);
        }
        let ids = create_unmeasured(services, actor, &missing).await?;
        for ((name, _), id) in missing.into_iter().zip(ids) {
            places.names.insert(id.clone(), name.clone());
            places.rooms.insert(name, id);
        }
        Ok(places)
    }

    /// Where `event` goes; `named` is what its series says when it says nothing itself.
    #[must_use]
    pub fn of(&self, event: &SourceEvent, named: Option<&str>) -> Place {
        if let Some(only) = &self.only {
            return Place::Room(only.clone());
        }
        let Some(name) = event.room_name.as_deref().or(named) else {
            return Place::None;
        };
        match self.rooms.get(name) {
            Some(id) => Place::Room(id.clone()),
            None if self.imagined.contains(name) => Place::Imagined,
            None => Place::Unknown(name.to_owned()),
        }
    }

    /// A room's name, for the report; empty when it is gone meanwhile.
    #[must_use]
    pub fn name(&self, room: &RoomId) -> &str {
        self.names.get(room).map_or("", String::as_str)
    }

    async fn known(services: &Services, request: &ImportRequest) -> Result<Self, Error> {
        let directory = directory(services).await?;
        let rooms = directory.rooms.values().map(|known| &known.room);
        let pairs: Vec<_> = rooms
            .map(|room| (room.name.clone(), room.id.clone()))
            .collect();
        Ok(Self {
            only: request.room.clone(),
            names: pairs.iter().cloned().map(|(name, id)| (id, name)).collect(),
            rooms: pairs.into_iter().collect(),
            ..Self::default()
        })
    }

    /// Names that no room has, each with the zone of its first event.
    fn missing(&self, file: &SourceFile) -> Vec<(String, String)> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut missing = Vec::new();
        for event in file
            .events
            .iter()
            .flatten()
            .filter(|event| !event.cancelled)
        {
            let Some(name) = event.room_name.as_deref() else {
                continue;
            };
            if !self.rooms.contains_key(name) && seen.insert(name) {
                missing.push((name.to_owned(), event.time_zone.clone()));
            }
        }
        missing
    }
}
