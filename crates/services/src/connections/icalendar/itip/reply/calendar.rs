//! The lines of an answer, grouped. More lenient than the import: an answer that is cut off after
//! what matters is one.

use super::{
    super::super::{
        components::RawZone,
        lines::{Property, unfold},
    },
    ReplyError,
};

/// Most events of one answer: dates of a series.
const MOST_EVENTS: usize = 100;

/// The properties of a VEVENT.
pub type Event = Vec<Property>;

/// A calendar as far as an answer needs it.
#[derive(Default)]
pub struct Calendar {
    pub method: String,
    pub zones: Vec<RawZone>,
    pub events: Vec<Event>,
}

impl Calendar {
    pub fn read(text: &str) -> Result<Self, ReplyError> {
        let none = || ReplyError::NotAReply(String::new());
        let text = text.trim_start_matches('\u{feff}');
        let lines = unfold(text.as_bytes()).map_err(|_| none())?;
        let (mut calendar, mut open) = (Self::default(), Vec::new());
        for (number, line) in lines {
            let Some(property) = Property::read(number, &line) else {
                continue;
            };
            let word = property.value.trim().to_ascii_uppercase();
            match property.name.as_str() {
                "BEGIN" => {
                    calendar.begin(&open, &word)?;
                    open.push(word);
                }
                "END" => {
                    open.pop();
                }
                _ => calendar.keep(&open, property),
            }
        }
        Ok(calendar)
    }

    fn begin(&mut self, open: &[String], word: &str) -> Result<(), ReplyError> {
        match (open.len(), word) {
            (0, "VCALENDAR") => {}
            (0, other) => return Err(ReplyError::NotAReply(other.chars().take(20).collect())),
            (1, "VEVENT") => self.events.push(Vec::new()),
            (1, "VTIMEZONE") => self.zones.push(RawZone::default()),
            (2, "STANDARD" | "DAYLIGHT") => {
                if let Some(zone) = self.zones.last_mut() {
                    zone.observances.push(Vec::new());
                }
            }
            _ => {}
        }
        match self.events.len() > MOST_EVENTS || open.len() > 10 {
            true => Err(ReplyError::TooLarge),
            false => Ok(()),
        }
    }

    fn keep(&mut self, open: &[String], property: Property) {
        let inside: Vec<&str> = open.iter().map(String::as_str).collect();
        match inside.as_slice() {
            [_] if property.name == "METHOD" => {
                self.method = property.value.trim().chars().take(20).collect();
            }
            [_, "VEVENT"] => {
                if let Some(event) = self.events.last_mut() {
                    event.push(property);
                }
            }
            [_, "VTIMEZONE", rest @ ..] => {
                let Some(zone) = self.zones.last_mut() else {
                    return;
                };
                match (rest, zone.observances.last_mut()) {
                    ([], _) => zone.properties.push(property),
                    ([_], Some(observance)) => observance.push(property),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
