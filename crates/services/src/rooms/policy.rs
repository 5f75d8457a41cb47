//! What booking settings may say, on whichever level.

use domain::rooms::{PolicySettings, WhoMayBook};

use crate::fields::Fields;

/// Longest buffer before or after a booking: it bounds how far around a slot is looked.
pub const MOST_BUFFER_MINUTES: u32 = 240;
/// Ten years.
const MOST_DAYS_AHEAD: u32 = 3_660;
/// No booking is longer than 31 days (`LONGEST_DAYS`), so no limit needs to be.
const MOST_MINUTES: u32 = 31 * 24 * 60;
const MOST_DEPARTMENTS: usize = 100;

/// Notes every setting that is out of bounds.
pub(super) fn check(settings: &PolicySettings, fields: &mut Fields) {
    let buffers = [
        ("buffer_before_minutes", settings.buffer_before_minutes),
        ("buffer_after_minutes", settings.buffer_after_minutes),
    ];
    for (field, minutes) in buffers {
        let fine = minutes.is_none_or(|minutes| minutes <= MOST_BUFFER_MINUTES);
        fields.check(field, "too_large", fine);
    }
    let min = settings.min_minutes.flatten();
    let max = settings.max_minutes.flatten();
    for (field, minutes) in [("min_minutes", min), ("max_minutes", max)] {
        let fine = minutes.is_none_or(|minutes| (1..=MOST_MINUTES).contains(&minutes));
        fields.check(field, "too_large", fine);
    }
    if let (Some(min), Some(max)) = (min, max) {
        fields.check("max_minutes", "too_small", min <= max);
    }
    let days = settings.max_days_ahead.flatten();
    let fine = days.is_none_or(|days| days <= MOST_DAYS_AHEAD);
    fields.check("max_days_ahead", "too_large", fine);
    let hours = settings.opening_hours.flatten();
    fields.check(
        "bookable_to",
        "bad_hours",
        hours.is_none_or(|hours| hours.is_valid()),
    );
    if let Some(WhoMayBook::Departments(departments)) = &settings.who_may_book {
        let fine = (1..=MOST_DEPARTMENTS).contains(&departments.len());
        fields.check("who_may_book", "too_large", fine);
    }
}
