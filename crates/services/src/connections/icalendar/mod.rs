//! Reading iCalendar (RFC 5545), as written by Outlook, Google, Apple, Thunderbird and ourselves.
//!
//! Must not know rooms, bookings or who imports. Start at [`parse`]: [`lines`] unfolds,
//! [`components`] groups, [`event`] gives properties their meaning, [`zones`] finds IANA zones.

mod components;
mod dates;
mod event;
pub mod itip;
mod lines;
mod observances;
mod people;
mod values;
mod windows;
mod zones;

#[cfg(test)]
mod tests;

use super::source::{BadFile, SourceFile, Zones};
use super::text;

/// Reads a file of one or more calendars.
///
/// # Errors
/// [`BadFile`] when it is no calendar, is cut off or breaks a limit; nothing of it is taken then.
pub fn parse(bytes: &[u8], zones: &dyn Zones) -> Result<SourceFile, BadFile> {
    let lines = lines::unfold(text::plain_bytes(bytes)?)?;
    let calendar = components::group(lines)?;
    let mut reading = event::Reading::of(&calendar, zones)?;
    let events = calendar
        .events
        .iter()
        .map(|raw| reading.event(raw))
        .collect();
    let mut remarks = calendar.remarks.clone();
    remarks.extend(reading.into_remarks());
    remarks.sort_by_key(|remark| remark.line);
    Ok(SourceFile { events, remarks })
}
