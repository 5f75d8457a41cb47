//! From TZID to an IANA zone: by name, by hint, by Windows name, or by what the definition does.

use std::collections::BTreeMap;

use jiff::{
    civil::{DateTime, date},
    tz::TimeZone,
};

use super::{components::RawZone, observances::offset_at, windows};
use crate::zones;

/// Tried in this order when only the definition's offsets tell what a zone is.
const CANDIDATES: [&str; 20] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Helsinki",
    "Asia/Shanghai",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Halifax",
    "America/Phoenix",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Europe/Istanbul",
    "America/Sao_Paulo",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Asia/Dubai",
    "Asia/Bangkok",
    "Asia/Karachi",
    "UTC",
];

/// A zone that a TZID stands for.
#[derive(Debug, Clone)]
pub struct Found {
    /// IANA name.
    pub name: String,
    /// Its rules.
    pub zone: TimeZone,
    /// No name told it: its offsets are those of the definition.
    pub guessed: bool,
}

/// The zones of one file. Each TZID is resolved once.
pub struct Book<'a> {
    definitions: BTreeMap<&'a str, &'a RawZone>,
    found: BTreeMap<String, Option<Found>>,
}

impl<'a> Book<'a> {
    /// With the file's definitions.
    #[must_use]
    pub fn of(definitions: &'a [RawZone]) -> Self {
        let named = definitions
            .iter()
            .filter_map(|zone| Some((value(zone, "TZID")?, zone)));
        Self {
            definitions: named.collect(),
            found: BTreeMap::new(),
        }
    }

    /// The IANA zone that `tzid` stands for.
    pub fn find(&mut self, tzid: &str) -> Option<Found> {
        if let Some(known) = self.found.get(tzid) {
            return known.clone();
        }
        let found = self.search(tzid);
        self.found.insert(tzid.to_owned(), found.clone());
        found
    }

    /// Where the file's definition and the tz database disagree about `wall`: the offsets in
    /// seconds, the definition's first. The tz database is followed: it knows newer laws.
    #[must_use]
    pub fn difference(&self, tzid: &str, found: &Found, wall: DateTime) -> Option<(i32, i32)> {
        let theirs = offset_at(self.definitions.get(tzid.trim())?, wall)?;
        let ours = found.zone.to_ambiguous_timestamp(wall);
        if ours.is_ambiguous() {
            return None;
        }
        let ours = found.zone.to_offset(ours.compatible().ok()?).seconds();
        (theirs != ours).then_some((theirs, ours))
    }

    fn search(&self, tzid: &str) -> Option<Found> {
        let tzid = tzid.trim();
        let definition = self.definitions.get(tzid).copied();
        let hint = definition.and_then(|zone| value(zone, "X-LIC-LOCATION"));
        let named = by_name(tzid).or_else(|| hint.and_then(by_name));
        named.or_else(|| definition.and_then(by_offsets))
    }
}

fn value<'a>(zone: &'a RawZone, name: &str) -> Option<&'a str> {
    let found = zone.properties.iter().find(|one| one.name == name);
    found.map(|one| one.value.trim())
}

/// The name itself, its last parts (`/vendor/20260101_1/Europe/Berlin`), or its Windows name.
fn by_name(tzid: &str) -> Option<Found> {
    let parts: Vec<&str> = tzid.split('/').collect();
    let tails = (0..parts.len().min(8)).filter_map(|skipped| parts.get(skipped..));
    let mut names = tails
        .map(|tail| tail.join("/"))
        .chain(windows::iana(tzid).map(str::to_owned));
    names.find_map(|name| {
        let zone = zones::named(&name)?;
        Some(Found {
            name,
            zone,
            guessed: false,
        })
    })
}

/// The first candidate with the definition's offsets in all seasons of three years.
fn by_offsets(definition: &RawZone) -> Option<Found> {
    let probes = (2024..2027)
        .flat_map(|year| [1, 4, 7, 10].map(|month| date(year, month, 15).at(12, 0, 0, 0)));
    let told: Vec<(DateTime, i32)> = probes
        .map(|wall| Some((wall, offset_at(definition, wall)?)))
        .collect::<Option<_>>()?;
    let mut candidates = CANDIDATES
        .iter()
        .filter_map(|name| Some((name, zones::named(name)?)));
    let (name, zone) = candidates.find(|(_, zone)| {
        told.iter().all(|(wall, seconds)| {
            let instant = zone.to_ambiguous_timestamp(*wall).compatible();
            instant.is_ok_and(|instant| zone.to_offset(instant).seconds() == *seconds)
        })
    })?;
    Some(Found {
        name: (*name).to_owned(),
        zone,
        guessed: true,
    })
}
