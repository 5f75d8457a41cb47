//! From lines to components: calendars, zones and events; everything else is passed over.

use super::{
    super::source::{BadFile, MOST_DEPTH, MOST_EVENTS, Remark, shortened},
    lines::Property,
};

/// Remarks kept of one file.
const MOST_REMARKS: usize = 1_000;

/// Everything of a file that may become a booking.
#[derive(Debug, Default)]
pub struct RawCalendar {
    /// `X-WR-TIMEZONE`: the zone of times without one.
    pub zone_name: Option<String>,
    /// Zone definitions.
    pub zones: Vec<RawZone>,
    /// Events.
    pub events: Vec<RawEvent>,
    /// Lines that are no content lines.
    pub remarks: Vec<Remark>,
}

/// A VEVENT.
#[derive(Debug, Default)]
pub struct RawEvent {
    /// Line of its BEGIN.
    pub line: usize,
    /// The calendar says METHOD:CANCEL.
    pub cancels: bool,
    /// Its properties, without those of components inside it.
    pub properties: Vec<Property>,
}

impl RawEvent {
    /// The first property of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|one| one.name == name)
    }

    /// All properties of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |one| one.name == name)
    }
}

/// A VTIMEZONE.
#[derive(Debug, Default)]
pub struct RawZone {
    /// TZID, X-LIC-LOCATION.
    pub properties: Vec<Property>,
    /// STANDARD and DAYLIGHT.
    pub observances: Vec<Vec<Property>>,
}

/// What an event's reader looks at; long lines such as ATTACH are not kept.
const EVENT_PROPERTIES: [&str; 17] = [
    "UID",
    "SEQUENCE",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "STATUS",
    "CLASS",
    "ORGANIZER",
    "ATTENDEE",
    "EXRULE",
];

/// Groups lines.
///
/// # Errors
/// `not_icalendar`, `truncated`, `bad_nesting`, `too_deep`, `too_many_events`.
pub fn group(lines: Vec<(usize, String)>) -> Result<RawCalendar, BadFile> {
    let mut grouping = Grouping::default();
    for (line, text) in lines {
        grouping.step(line, &text)?;
    }
    grouping.end()
}

#[derive(Default)]
struct Grouping {
    open: Vec<String>,
    line: usize,
    seen: bool,
    cancels: bool,
    event: RawEvent,
    zone: RawZone,
    calendar: RawCalendar,
}

impl Grouping {
    fn step(&mut self, line: usize, text: &str) -> Result<(), BadFile> {
        self.line = line;
        let Some(property) = Property::read(line, text) else {
            return self.odd_line(text);
        };
        let word = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => self.begin(word),
            "END" => self.finish(&word),
            _ if self.open.is_empty() => Err(self.bad("not_icalendar", text)),
            _ => {
                self.keep(property);
                Ok(())
            }
        }
    }

    fn odd_line(&mut self, text: &str) -> Result<(), BadFile> {
        if self.open.is_empty() {
            return Err(self.bad("not_icalendar", text));
        }
        if self.calendar.remarks.len() < MOST_REMARKS {
            self.calendar.remarks.push(Remark {
                line: self.line,
                code: "line_ignored",
                about: shortened(text, 80),
            });
        }
        Ok(())
    }

    fn begin(&mut self, word: String) -> Result<(), BadFile> {
        if self.open.len() >= MOST_DEPTH {
            return Err(self.bad("too_deep", &MOST_DEPTH.to_string()));
        }
        match (self.open.len(), word.as_str()) {
            (0, "VCALENDAR") => {
                self.seen = true;
                self.cancels = false;
            }
            (0, _) => return Err(self.bad("not_icalendar", &word)),
            (1, "VEVENT") if self.calendar.events.len() >= MOST_EVENTS => {
                return Err(self.bad("too_many_events", &MOST_EVENTS.to_string()));
            }
            (1, "VEVENT") => {
                self.event = RawEvent {
                    line: self.line,
                    cancels: self.cancels,
                    properties: Vec::new(),
                };
            }
            (1, "VTIMEZONE") => self.zone = RawZone::default(),
            (2, "STANDARD" | "DAYLIGHT") => self.zone.observances.push(Vec::new()),
            _ => {}
        }
        self.open.push(word);
        Ok(())
    }

    fn finish(&mut self, word: &str) -> Result<(), BadFile> {
        if self.open.pop().as_deref() != Some(word) {
            return Err(self.bad("bad_nesting", word));
        }
        match (self.open.len(), word) {
            (1, "VEVENT") => self.calendar.events.push(std::mem::take(&mut self.event)),
            (1, "VTIMEZONE") => self.calendar.zones.push(std::mem::take(&mut self.zone)),
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, property: Property) {
        let open: Vec<&str> = self.open.iter().map(String::as_str).collect();
        let name = property.name.as_str();
        match open.as_slice() {
            [_, "VEVENT"] if EVENT_PROPERTIES.contains(&name) => {
                self.event.properties.push(property);
            }
            [_, "VTIMEZONE"] => self.zone.properties.push(property),
            [_, "VTIMEZONE", "STANDARD" | "DAYLIGHT"] => {
                if let Some(observance) = self.zone.observances.last_mut() {
                    observance.push(property);
                }
            }
            [_] if name == "METHOD" => {
                self.cancels = property.value.trim().eq_ignore_ascii_case("CANCEL");
            }
            [_] if name == "X-WR-TIMEZONE" => {
                self.calendar.zone_name = Some(property.value.trim().to_owned());
            }
            _ => {}
        }
    }

    fn end(self) -> Result<RawCalendar, BadFile> {
        match (self.seen, self.open.last()) {
            (false, _) => Err(self.bad("not_icalendar", "")),
            (true, Some(open)) => Err(self.bad("truncated", open)),
            (true, None) => Ok(self.calendar),
        }
    }

    fn bad(&self, code: &'static str, about: &str) -> BadFile {
        BadFile::new(self.line.max(1), code, about)
    }
}
