//! Reads the XML, bounded in depth, events and entities, into fields as they stand in the file.

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};

use super::super::{
    source::{BadFile, MOST_DEPTH, MOST_EVENTS},
    text::Lines,
};

/// A schedule's fields, unread.
#[derive(Debug, Default)]
pub struct RawSchedule {
    /// Short name of the conference, for made-up UIDs.
    pub acronym: String,
    /// `time_zone_name`, when it says so.
    pub zone_name: String,
    /// Every event, in order.
    pub events: Vec<RawEvent>,
}

/// An event's fields, unread; absent ones are empty.
#[derive(Debug, Default, Clone)]
pub struct RawEvent {
    pub line: usize,
    pub guid: String,
    pub id: String,
    pub day_date: String,
    pub day_room: String,
    pub date: String,
    pub start: String,
    pub duration: String,
    pub room: String,
    pub title: String,
    pub subtitle: String,
    pub summary: String,
    pub description: String,
    pub persons: Vec<String>,
}

/// Reads `text`.
///
/// # Errors
/// [`BadFile`], see [`super::parse`].
pub fn walk(text: &str) -> Result<RawSchedule, BadFile> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines::of(text);
    let mut walk = Walk::default();
    loop {
        walk.line = lines.at(reader.buffer_position());
        let event = reader.read_event();
        let event = event.map_err(|error| walk.broken(&error))?;
        match event {
            Event::Eof => return walk.end(),
            event => walk.step(event)?,
        }
    }
}

#[derive(Default)]
struct Walk {
    line: usize,
    open: Vec<String>,
    text: String,
    day_date: String,
    day_room: String,
    event: Option<RawEvent>,
    schedule: RawSchedule,
    seen_root: bool,
}

impl Walk {
    fn step(&mut self, event: Event<'_>) -> Result<(), BadFile> {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::Empty(tag) => {
                self.start(&tag)?;
                self.close();
                Ok(())
            }
            Event::End(_) => {
                self.close();
                Ok(())
            }
            Event::Text(text) => {
                self.text.push_str(&text);
                Ok(())
            }
            Event::CData(text) => {
                self.text.push_str(&text);
                Ok(())
            }
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::DocType(doctype) => self.doctype(&doctype),
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(name)) => self.encoding(&name),
                _ => Ok(()),
            },
            Event::PI(_) | Event::Comment(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), BadFile> {
        if self.open.len() >= MOST_DEPTH {
            return Err(self.bad("too_deep", &MOST_DEPTH.to_string()));
        }
        let name = tag.local_name().as_ref().to_owned();
        if self.open.is_empty() && (self.seen_root || name != "schedule") {
            return Err(self.bad("not_pentabarf", &name));
        }
        self.seen_root = true;
        match (self.open.len(), name.as_str()) {
            (1, "day") => self.day_date = self.attribute(tag, "date")?,
            (2, "room") => self.day_room = self.attribute(tag, "name")?,
            (3, "event") => self.begin_event(tag)?,
            _ => {}
        }
        self.text.clear();
        self.open.push(name);
        Ok(())
    }

    fn begin_event(&mut self, tag: &BytesStart<'_>) -> Result<(), BadFile> {
        if self.schedule.events.len() >= MOST_EVENTS {
            return Err(self.bad("too_many_events", &MOST_EVENTS.to_string()));
        }
        self.event = Some(RawEvent {
            line: self.line,
            guid: self.attribute(tag, "guid")?,
            id: self.attribute(tag, "id")?,
            day_date: self.day_date.clone(),
            day_room: self.day_room.clone(),
            ..RawEvent::default()
        });
        Ok(())
    }

    fn attribute(&self, tag: &BytesStart<'_>, name: &str) -> Result<String, BadFile> {
        let found = tag.try_get_attribute(name);
        let found = found.map_err(|error| self.bad("not_xml", &error.to_string()))?;
        let Some(attribute) = found else {
            return Ok(String::new());
        };
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| self.bad("not_xml", &error.to_string()))?;
        Ok(value.into_owned())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), BadFile> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            self.text.push(character);
            return Ok(());
        }
        let known = resolve_predefined_entity(reference);
        let known = known.ok_or_else(|| self.bad("entity_refused", reference))?;
        self.text.push_str(known);
        Ok(())
    }

    fn doctype(&self, doctype: &str) -> Result<(), BadFile> {
        if doctype.contains('[') || doctype.contains("ENTITY") {
            return Err(self.bad("doctype_refused", doctype));
        }
        Ok(())
    }

    fn encoding(&self, name: &str) -> Result<(), BadFile> {
        let fine = ["utf-8", "utf8", "us-ascii", "ascii"];
        if fine.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            return Ok(());
        }
        Err(self.bad("bad_encoding", name))
    }

    fn close(&mut self) {
        let depth = self.open.len();
        let Some(name) = self.open.pop() else { return };
        let text = std::mem::take(&mut self.text);
        match (depth, self.event.as_mut()) {
            (4, _) if name == "event" => self.schedule.events.extend(self.event.take()),
            (5, Some(event)) => set_field(event, &name, text),
            (6, Some(event)) if name == "person" => event.persons.push(text),
            (_, None) if name == "acronym" => self.schedule.acronym = text,
            (_, None) if name == "time_zone_name" => self.schedule.zone_name = text,
            _ => {}
        }
    }

    fn end(self) -> Result<RawSchedule, BadFile> {
        match (self.seen_root, self.open.last()) {
            (false, _) => Err(self.bad("not_pentabarf", "")),
            (true, Some(open)) => Err(self.bad("truncated", open)),
            (true, None) => Ok(self.schedule),
        }
    }

    fn broken(&self, error: &quick_xml::Error) -> BadFile {
        let code = match error {
            quick_xml::Error::Syntax(_) if self.seen_root => "truncated",
            _ => "not_xml",
        };
        self.bad(code, &error.to_string())
    }

    fn bad(&self, code: &'static str, about: &str) -> BadFile {
        BadFile::new(self.line, code, about)
    }
}

fn set_field(event: &mut RawEvent, name: &str, text: String) {
    let field = match name {
        "date" => &mut event.date,
        "start" => &mut event.start,
        "duration" => &mut event.duration,
        "room" => &mut event.room,
        "title" => &mut event.title,
        "subtitle" => &mut event.subtitle,
        "abstract" => &mut event.summary,
        "description" => &mut event.description,
        _ => return,
    };
    *field = text;
}
