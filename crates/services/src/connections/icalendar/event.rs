//! One VEVENT: from properties to a neutral event, or what is wrong with it.

use domain::bookings::LONGEST_SUBJECT;
use jiff::{Timestamp, civil::DateTime, tz::Offset};
use sha2::{Digest, Sha256};

use super::{
    components::{RawCalendar, RawEvent},
    dates::{Home, Span},
    lines::Property,
    people, values,
    zones::{Book, Found},
};
use crate::{
    connections::source::{
        BadEvent, BadFile, LONGEST_DESCRIPTION, LONGEST_UID, Remark, SourceEvent, Zones, name,
        prose, shortened,
    },
    zones,
};

/// Reads the events of one file.
pub struct Reading<'a> {
    wanted: &'a dyn Zones,
    file_zone: Option<&'a str>,
    book: Book<'a>,
    remarks: Vec<Remark>,
    told: Vec<(String, &'static str)>,
}

/// Remarks about zones of one file: each zone is told about once.
const MOST_REMARKS: usize = 1_000;

/// An event that cannot be read.
pub(super) fn bad(line: usize, code: &'static str, about: &str) -> BadEvent {
    let about = shortened(about, 80);
    BadEvent { line, code, about }
}

impl<'a> Reading<'a> {
    /// Ready to read events of `calendar`.
    ///
    /// # Errors
    /// `bad_time_zone` when the zone that the importer chose does not exist.
    pub fn of(calendar: &'a RawCalendar, wanted: &'a dyn Zones) -> Result<Self, BadFile> {
        if let Some(name) = wanted.chosen().filter(|name| zones::named(name).is_none()) {
            return Err(BadFile::new(1, "bad_time_zone", name));
        }
        Ok(Self {
            wanted,
            file_zone: calendar.zone_name.as_deref(),
            book: Book::of(&calendar.zones),
            remarks: Vec::new(),
            told: Vec::new(),
        })
    }

    /// What was worth telling.
    #[must_use]
    pub fn into_remarks(self) -> Vec<Remark> {
        self.remarks
    }

    /// Reads one event.
    ///
    /// # Errors
    /// The first property that cannot be read.
    pub fn event(&mut self, raw: &RawEvent) -> Result<SourceEvent, BadEvent> {
        let room_name = raw
            .get("LOCATION")
            .and_then(|one| name(&values::text(&one.value)));
        let home = self.home(room_name.as_deref());
        let Span { start, slot } = self.span(raw, &home)?;
        let rdates = self.extra_dates(raw, "RDATE", &start, &home)?;
        let exdates = self.extra_dates(raw, "EXDATE", &start, &home)?;
        let original_start = self.original_start(raw, &home)?;
        if let Some(exrule) = raw.get("EXRULE") {
            return Err(bad(exrule.line, "exrule_not_supported", &exrule.value));
        }
        let subject = raw
            .get("SUMMARY")
            .and_then(|one| name(&values::text(&one.value)));
        let description = raw.get("DESCRIPTION").map(|one| values::text(&one.value));
        Ok(SourceEvent {
            line: raw.line,
            uid: uid(raw)?,
            original_start,
            sequence: word(raw, "SEQUENCE").parse().unwrap_or(0),
            room_name,
            subject: shortened(subject.as_deref().unwrap_or("Untitled"), LONGEST_SUBJECT),
            description: prose(&description.unwrap_or_default(), LONGEST_DESCRIPTION),
            slot,
            time_zone: start.zone_name,
            wall_start: start.wall,
            all_day: start.day,
            organiser_name: people::organiser(raw),
            attendees: people::attendees(raw),
            private: matches!(word(raw, "CLASS").as_str(), "PRIVATE" | "CONFIDENTIAL"),
            cancelled: raw.cancels || word(raw, "STATUS") == "CANCELLED",
            rrule: raw.get("RRULE").map(|one| one.value.trim().to_owned()),
            rdates,
            exdates,
        })
    }

    fn original_start(
        &mut self,
        raw: &RawEvent,
        home: &Home,
    ) -> Result<Option<Timestamp>, BadEvent> {
        let Some(replaces) = raw.get("RECURRENCE-ID") else {
            return Ok(None);
        };
        if replaces.param("RANGE").is_some() {
            return Err(bad(replaces.line, "range_not_supported", &replaces.value));
        }
        Ok(Some(self.moment(replaces, &replaces.value, home)?.at))
    }

    /// The zone of times without one: chosen, the room's, the file's, the organisation's. The room
    /// goes before the file: ten o'clock in a room is ten on its wall, wherever the writer sits.
    fn home(&self, room: Option<&str>) -> Home {
        let of_room = room.and_then(|room| self.wanted.of_room(room));
        let own = Some(self.wanted.organisation());
        let names = [self.wanted.chosen(), of_room, self.file_zone, own];
        let mut known = names.into_iter().flatten().filter_map(|name| {
            let zone = zones::named(name)?;
            Some(Home {
                name: name.to_owned(),
                zone,
            })
        });
        known.next().unwrap_or_else(|| Home {
            name: "UTC".to_owned(),
            zone: jiff::tz::TimeZone::UTC,
        })
    }

    /// The zone of a TZID.
    pub(super) fn place(
        &mut self,
        property: &Property,
        tzid: &str,
        wall: DateTime,
    ) -> Result<Home, BadEvent> {
        let found = self.book.find(tzid);
        let found = found.ok_or_else(|| bad(property.line, "unknown_zone", tzid))?;
        if found.guessed {
            let about = format!("{tzid}: {}", found.name);
            self.tell(property.line, "zone_guessed", tzid, about);
        }
        self.compare(property, tzid, &found, wall);
        Ok(Home {
            name: found.name,
            zone: found.zone,
        })
    }

    fn compare(&mut self, property: &Property, tzid: &str, found: &Found, wall: DateTime) {
        let Some((theirs, ours)) = self.book.difference(tzid, found, wall) else {
            return;
        };
        let shown = |seconds| Offset::from_seconds(seconds).unwrap_or(Offset::UTC);
        let about = format!("{}: {} / {}", found.name, shown(theirs), shown(ours));
        self.tell(property.line, "zone_differs", tzid, about);
    }

    fn tell(&mut self, line: usize, code: &'static str, tzid: &str, about: String) {
        let known = self
            .told
            .iter()
            .any(|(name, told)| name == tzid && *told == code);
        if known || self.remarks.len() >= MOST_REMARKS {
            return;
        }
        self.told.push((tzid.to_owned(), code));
        let about = shortened(&about, 200);
        self.remarks.push(Remark { line, code, about });
    }
}

/// A value as one word in capitals; empty when absent.
fn word(raw: &RawEvent, name: &str) -> String {
    let value = raw
        .get(name)
        .map(|one| one.value.trim().to_ascii_uppercase());
    value.unwrap_or_default()
}

/// The UID; old writers leave it out, then one is made from what does not change between exports.
fn uid(raw: &RawEvent) -> Result<String, BadEvent> {
    let given = raw.get("UID").map(|one| values::text(one.value.trim()));
    let uid = match given.filter(|uid| !uid.is_empty()) {
        Some(uid) => uid,
        None => {
            let parts = ["DTSTART", "SUMMARY", "LOCATION"].map(|name| {
                raw.get(name)
                    .map(|one| one.value.as_str())
                    .unwrap_or_default()
            });
            let digest = Sha256::digest(parts.join("\n"));
            let hex: String = digest
                .iter()
                .take(16)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            format!("{hex}@without-uid")
        }
    };
    if uid.chars().count() > LONGEST_UID || uid.chars().any(char::is_control) {
        return Err(bad(raw.line, "bad_uid", &uid));
    }
    Ok(uid)
}
