//! Rooms that have all that is asked for, whatever stands in them.

use contract::find::Offers;
use domain::{accounts::Actor, bookings::Slot, ids::RoomId};
use jiff::Timestamp;

use super::{MOST_EQUIPMENT, Wish, rank::candidates};
use crate::{fields::Fields, rooms::Directory};

/// What a room must have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Heads to seat.
    pub people: u32,
    /// What must be in it.
    pub equipment: Vec<String>,
    /// Only in the building of this name.
    pub building: Option<String>,
}

impl Needs {
    /// Wrong field `equipment` when more is asked for than is looked at.
    pub(crate) fn check(&self, fields: &mut Fields) {
        fields.check(
            "equipment",
            "too_many",
            self.equipment.len() <= MOST_EQUIPMENT,
        );
    }
}

/// Rooms that the caller may book and that have all of it, the best 200: fewest empty seats first.
pub(crate) fn fitting(actor: &Actor, directory: &Directory, needs: &Needs) -> Vec<RoomId> {
    let now = Timestamp::UNIX_EPOCH;
    let slot = Slot {
        start: now,
        end: now,
    };
    let wish = Wish {
        slot,
        people: needs.people,
        equipment: needs.equipment.clone(),
        building: needs.building.clone(),
        rooms: Vec::new(),
    };
    let mut counts = Offers::none(now, now, now);
    let found = candidates(actor, directory, &wish, &mut counts);
    let whole = found.into_iter().filter(|one| one.missing.is_empty());
    whole.map(|one| one.room.id.clone()).collect()
}
