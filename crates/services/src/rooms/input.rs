//! From what administrators send to what is stored: absent stays, `null` as the field says.

use contract::rooms::RoomInput;
use domain::rooms::{OpeningHours, PolicySettings};
use jiff::civil::Time;

use super::{policy, records::RoomRecord};
use crate::fields::Fields;

const MOST_SEATS: u32 = 100_000;
const MOST_EQUIPMENT: usize = 50;
const MOST_MANAGERS: usize = 50;

/// Lays `input` over `record`. Building and floor are placed by the caller, who can look them up.
pub(super) fn apply(input: &RoomInput, record: &mut RoomRecord, fields: &mut Fields) {
    if let Some(name) = &input.name {
        record.name = fields.line("name", name, 200);
    }
    if let Some(capacity) = input.capacity {
        fields.check(
            "capacity",
            "too_large",
            (1..=MOST_SEATS).contains(&capacity),
        );
        record.capacity = capacity;
    }
    if let Some(zone) = &input.time_zone {
        fields.zone("time_zone", zone);
        record.time_zone.clone_from(zone);
    }
    if let Some(equipment) = &input.equipment {
        fields.check("equipment", "too_many", equipment.len() <= MOST_EQUIPMENT);
        let words = equipment.iter().take(MOST_EQUIPMENT);
        record.equipment = words
            .map(|word| fields.line("equipment", word, 50))
            .collect();
        record.equipment.dedup();
    }
    if let Some(managers) = &input.managers {
        fields.check("managers", "too_many", managers.len() <= MOST_MANAGERS);
        record.managers.clone_from(managers);
    }
    if let Some(disabled) = input.disabled {
        record.disabled = disabled;
    }
    if let Some(photo) = &input.photo {
        record.photo = address(photo, fields);
    }
    settings(input, &mut record.policy, fields);
    policy::check(&record.policy, fields);
}

/// On create these must be there.
pub(super) fn required(input: &RoomInput, fields: &mut Fields) {
    fields.check("name", "required", input.name.is_some());
    fields.check("capacity", "required", input.capacity.is_some());
    fields.check("time_zone", "required", input.time_zone.is_some());
}

/// Our own path or an https address; empty takes the photo away.
fn address(photo: &str, fields: &mut Fields) -> Option<String> {
    if photo.is_empty() {
        return None;
    }
    let own = photo.starts_with('/') && !photo.starts_with("//");
    fields.check("photo", "bad_address", own || photo.starts_with("https://"));
    Some(fields.line("photo", photo, 500))
}

fn settings(input: &RoomInput, policy: &mut PolicySettings, fields: &mut Fields) {
    fn lay<T: Clone>(given: &Option<T>, stored: &mut T) {
        if let Some(given) = given {
            stored.clone_from(given);
        }
    }
    // `null` inherits these …
    lay(&input.requires_approval, &mut policy.requires_approval);
    lay(
        &input.buffer_before_minutes,
        &mut policy.buffer_before_minutes,
    );
    lay(
        &input.buffer_after_minutes,
        &mut policy.buffer_after_minutes,
    );
    lay(&input.who_may_book, &mut policy.who_may_book);
    // … and means "no limit" here.
    lay(&input.min_minutes.map(Some), &mut policy.min_minutes);
    lay(&input.max_minutes.map(Some), &mut policy.max_minutes);
    lay(&input.max_days_ahead.map(Some), &mut policy.max_days_ahead);
    hours(input, policy, fields);
    for name in &input.inherit {
        inherit(name, policy, fields);
    }
}

/// One end alone keeps the other as the room sets it, else midnight.
fn hours(input: &RoomInput, policy: &mut PolicySettings, fields: &mut Fields) {
    let (from, to) = (&input.bookable_from, &input.bookable_to);
    if from.is_none() && to.is_none() {
        return;
    }
    if matches!(from, Some(None)) || matches!(to, Some(None)) {
        policy.opening_hours = Some(None);
        return;
    }
    let before = policy.opening_hours.flatten();
    let midnight = Time::midnight();
    let mut read = |field: &str, given: &Option<Option<String>>, stored: Option<Time>| {
        let Some(Some(text)) = given else {
            return stored.unwrap_or(midnight);
        };
        let time = wall_time(text);
        fields.check(field, "bad_hours", time.is_some());
        time.unwrap_or(midnight)
    };
    policy.opening_hours = Some(Some(OpeningHours {
        from: read("bookable_from", from, before.map(|hours| hours.from)),
        to: read("bookable_to", to, before.map(|hours| hours.to)),
    }));
}

/// `HH:MM`; `24:00` is the midnight at the end.
fn wall_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|c| c.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    if text == "24:00" {
        return Some(Time::midnight());
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn inherit(name: &str, policy: &mut PolicySettings, fields: &mut Fields) {
    match name {
        "opening_hours" | "bookable_from" | "bookable_to" => policy.opening_hours = None,
        "buffer_before_minutes" => policy.buffer_before_minutes = None,
        "buffer_after_minutes" => policy.buffer_after_minutes = None,
        "min_minutes" => policy.min_minutes = None,
        "max_minutes" => policy.max_minutes = None,
        "max_days_ahead" => policy.max_days_ahead = None,
        "requires_approval" => policy.requires_approval = None,
        "who_may_book" => policy.who_may_book = None,
        _ => fields.wrong("inherit", "not_found"),
    }
}
