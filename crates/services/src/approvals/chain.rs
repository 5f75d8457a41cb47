//! Which steps a request goes through: as set at its room, floor, building or the organisation.

use std::collections::BTreeMap;

use domain::{
    accounts::Actor,
    approvals::{Step, UNSET},
    bookings::Booking,
    ids::{AccountId, BuildingId, FloorId, RoomId},
    rooms::{Room, Scope},
};

use super::records::StepsRecord;
use crate::{
    Error, Services,
    accounts::{Heads, heads},
    ports::Kind,
    record,
};

/// Most places that set steps of their own.
const MOST_PLACES: usize = 5_000;

/// The record's id of the whole house.
pub(super) const ORGANISATION: &str = "organisation";

pub(super) fn of_building(id: &BuildingId) -> String {
    format!("building-{id}")
}

pub(super) fn of_floor(id: &FloorId) -> String {
    format!("floor-{id}")
}

pub(super) fn of_room(id: &RoomId) -> String {
    format!("room-{id}")
}

/// All steps that are set anywhere, and the heads of departments when a step needs them.
pub(super) struct Chains {
    set: BTreeMap<String, Vec<Step>>,
    heads: Option<Heads>,
}

impl Chains {
    /// As they are now. Read after the guards: who changes steps moves the guards with it.
    ///
    /// # Errors
    /// Unavailable.
    pub(super) async fn read(services: &Services) -> Result<Self, Error> {
        let all = record::all::<StepsRecord>(services, Kind::ApprovalSteps, MOST_PLACES).await?;
        let set = all
            .into_iter()
            .filter_map(|one| Some((one.id, one.value.steps.filter(|steps| !steps.is_empty())?)));
        let set: BTreeMap<_, _> = set.collect();
        let by_head = set
            .values()
            .flatten()
            .any(|one| *one == Step::DepartmentHead);
        let heads = match by_head {
            true => Some(heads(services).await?),
            false => None,
        };
        Ok(Self { set, heads })
    }

    /// Nobody set any: every request is for its room's managers.
    pub(super) fn is_plain(&self) -> bool {
        self.set.is_empty()
    }

    /// The steps in force for a room, and who set them.
    pub(super) fn of(&self, room: &Room) -> (Vec<Step>, Scope) {
        self.at(Some(&room.id), room.floor.as_ref(), room.building.as_ref())
    }

    /// The same for a place that may be larger than a room.
    pub(super) fn at(
        &self,
        room: Option<&RoomId>,
        floor: Option<&FloorId>,
        building: Option<&BuildingId>,
    ) -> (Vec<Step>, Scope) {
        let places = [
            (room.map(of_room), Scope::Room),
            (floor.map(of_floor), Scope::Floor),
            (building.map(of_building), Scope::Building),
            (Some(ORGANISATION.to_owned()), Scope::Organisation),
        ];
        let found = places
            .into_iter()
            .find_map(|(id, scope)| Some((self.set.get(&id?)?.clone(), scope)));
        found.unwrap_or((UNSET.to_vec(), Scope::Default))
    }

    /// The steps of a request, with who may take each now.
    pub(super) fn people(&self, room: &Room, booking: &Booking) -> Vec<(Step, Vec<AccountId>)> {
        let people = |step: &Step| match step {
            Step::RoomManagers => room.managers.clone(),
            Step::People(people) => people.clone(),
            Step::DepartmentHead => {
                let heads = self.heads.as_ref();
                let head = heads.and_then(|heads| heads.of(booking.department.as_ref()));
                head.into_iter().collect()
            }
        };
        let steps = self.of(room).0;
        let with = steps.into_iter().map(|step| {
            let people = people(&step);
            (step, people)
        });
        with.collect()
    }

    /// Whether a request for `room` might ever be for this caller to decide.
    pub(super) fn may_name(&self, room: &Room, actor: &Actor) -> bool {
        let account = actor.account();
        self.of(room).0.iter().any(|step| match step {
            Step::RoomManagers => actor.manages_rooms.contains(&room.id),
            Step::People(people) => account.is_some_and(|account| people.contains(account)),
            Step::DepartmentHead => {
                let heads = self.heads.as_ref();
                account.is_some_and(|account| heads.is_some_and(|heads| heads.is_head(account)))
            }
        })
    }
}
