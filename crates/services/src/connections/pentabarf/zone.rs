//! Which IANA zone a schedule means: most files give offsets only, and an offset is no zone.

use std::collections::BTreeSet;

use jiff::{
    Timestamp,
    tz::{Offset, TimeZone},
};

use super::{
    super::source::{BadFile, Zones},
    event::instant_with_offset,
    walk::RawSchedule,
};
use crate::zones;

/// Tried in this order when nothing names a zone; Central Europe first, where the format is at
/// home.
const CANDIDATES: [&str; 16] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Helsinki",
    "Asia/Shanghai",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Europe/Istanbul",
    "America/Sao_Paulo",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Asia/Dubai",
    "Asia/Bangkok",
];

/// The zone of a schedule.
#[derive(Debug)]
pub struct Settled {
    /// IANA name.
    pub name: String,
    /// Its rules.
    pub zone: TimeZone,
    /// `zone_guessed` when neither the importer nor the file named it.
    pub remark: Option<&'static str>,
}

/// The chosen zone, else the file's, else the organisation's when all offsets of the file agree
/// with it, else the first of [`CANDIDATES`] that agrees, else a fixed offset, else UTC.
///
/// # Errors
/// `bad_time_zone` when the chosen zone does not exist.
pub fn settle(raw: &RawSchedule, wanted: &dyn Zones) -> Result<Settled, BadFile> {
    if let Some(name) = wanted.chosen() {
        let found = named(name, None);
        return found.ok_or_else(|| BadFile::new(1, "bad_time_zone", name));
    }
    if let Some(found) = named(raw.zone_name.trim(), None) {
        return Ok(found);
    }
    let seen = offsets(raw);
    if seen.is_empty() {
        let own = named(wanted.organisation(), Some("zone_guessed"));
        return Ok(own.unwrap_or_else(utc));
    }
    let guesses = [wanted.organisation()].into_iter().chain(CANDIDATES);
    let mut agreeing = guesses
        .filter_map(|name| named(name, Some("zone_guessed")))
        .filter(|one| agrees(&one.zone, &seen));
    Ok(agreeing.next().or_else(|| fixed(&seen)).unwrap_or_else(utc))
}

fn named(name: &str, remark: Option<&'static str>) -> Option<Settled> {
    let zone = zones::named(name)?;
    let name = name.to_owned();
    Some(Settled { name, zone, remark })
}

fn utc() -> Settled {
    Settled {
        name: "UTC".to_owned(),
        zone: TimeZone::UTC,
        remark: Some("zone_guessed"),
    }
}

/// One offset of whole hours has an IANA name, with the sign the other way round.
fn fixed(seen: &BTreeSet<(Timestamp, Offset)>) -> Option<Settled> {
    let (_, offset) = seen.first()?;
    let same = seen.iter().all(|(_, other)| other == offset);
    let hours = offset.seconds() / 3_600;
    if !same || offset.seconds() % 3_600 != 0 {
        return None;
    }
    named(&format!("Etc/GMT{:+}", -hours), Some("zone_guessed"))
}

fn agrees(zone: &TimeZone, seen: &BTreeSet<(Timestamp, Offset)>) -> bool {
    seen.iter()
        .all(|(at, offset)| zone.to_offset(*at) == *offset)
}

fn offsets(raw: &RawSchedule) -> BTreeSet<(Timestamp, Offset)> {
    let dates = raw.events.iter().map(|event| event.date.trim());
    let told = dates.filter_map(instant_with_offset);
    told.filter_map(|(at, offset)| Some((at, offset?)))
        .collect()
}
