//! A room as everybody may see it.

use contract::rooms::RoomView;
use domain::rooms::OpeningHours;
use jiff::civil::Time;

use super::directory::{Directory, KnownRoom};

/// `HH:MM`.
pub(super) fn wall(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

pub(super) fn view(directory: &Directory, known: &KnownRoom) -> RoomView {
    let KnownRoom { record, room } = known;
    let hours: Option<OpeningHours> = room.policy.opening_hours.value;
    RoomView {
        id: room.id.clone(),
        name: room.name.clone(),
        capacity: room.capacity,
        time_zone: room.time_zone.clone(),
        building: directory.building_name(room.building.as_ref()),
        building_id: room.building.clone(),
        floor: directory.floor_name(room.floor.as_ref()),
        floor_id: room.floor.clone(),
        equipment: room.equipment.clone(),
        managers: room.managers.clone(),
        disabled: room.disabled,
        photo: record.value.photo.clone(),
        requires_approval: room.policy.requires_approval.value,
        buffer_before_minutes: room.policy.buffer_before_minutes.value,
        buffer_after_minutes: room.policy.buffer_after_minutes.value,
        bookable_from: hours.map(|hours| wall(hours.from)),
        bookable_to: hours.map(|hours| wall(hours.to)),
        min_minutes: room.policy.min_minutes.value,
        max_minutes: room.policy.max_minutes.value,
        max_days_ahead: room.policy.max_days_ahead.value,
        policy: room.policy.clone(),
        revision: record.revision,
    }
}
