//! Schedule XML of Pentabarf, frab, pretalx and Indico: `schedule > day > room > event`.
//!
//! Must not know rooms, bookings or who imports. Start at [`parse`]; [`walk`] reads the XML within
//! limits, [`event`] gives the fields their meaning, [`zone`] finds the schedule's time zone.

mod event;
mod walk;
mod zone;

#[cfg(test)]
mod tests;

use super::source::{BadFile, Remark, SourceFile, Zones};
use super::text;

/// Reads a schedule.
///
/// # Errors
/// [`BadFile`] when it is no schedule, is cut off, breaks a limit, or declares entities: an entity
/// can make a small file huge, and no schedule needs one. Nothing of such a file is taken.
pub fn parse(bytes: &[u8], zones: &dyn Zones) -> Result<SourceFile, BadFile> {
    let raw = walk::walk(text::utf8(bytes)?)?;
    let zone = zone::settle(&raw, zones)?;
    let events = raw.events.iter().map(|one| event::read(one, &raw, &zone));
    let mut file = SourceFile {
        events: events.collect(),
        remarks: Vec::new(),
    };
    if let Some(code) = zone.remark {
        file.remarks.push(Remark {
            line: 1,
            code,
            about: zone.name.clone(),
        });
    }
    Ok(file)
}
