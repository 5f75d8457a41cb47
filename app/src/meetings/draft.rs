//! A meeting as it is typed: flat words that a form or an address holds, and their commands.

use contract::{
    meetings::{ChangeMeeting, InviteInput, MeetingDetail, NewMeeting},
    problem::{Failure, FieldError},
};
use domain::{
    bookings::Slot,
    meetings::{AttendeeKind, EVERYWHERE, MeetingType, Mode},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::platforms;
use crate::{
    bookings::draft::{Draft, people},
    zones::Zone,
};

/// A meeting as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingDraft {
    /// What about.
    pub topic: String,
    /// Which type; none until one is chosen.
    #[serde(rename = "type")]
    pub kind: Option<MeetingType>,
    /// How one attends.
    pub mode: Mode,
    /// `2026-11-20`.
    pub date: String,
    /// `14:00`.
    pub start: String,
    /// Last day; empty: the same.
    pub end_date: String,
    /// `15:00`.
    pub end: String,
    /// IANA zone that the times are meant in.
    pub zone: String,
    /// Room ids; empty ones are places not taken.
    pub rooms: Vec<String>,
    /// Place in words.
    pub place: String,
    /// Name and address, one a line.
    pub platforms: String,
    /// Who must come: one name or address a line.
    pub attendees: String,
    /// Who may come, the same.
    pub optional: String,
    /// Who observes, the same.
    pub observers: String,
    /// Shown as "Busy" to others.
    pub private: bool,
    /// Free text.
    pub description: String,
    /// First words of the invitation, as proposed or written anew.
    pub invitation: String,
    /// The template that it began with; empty: none.
    pub template: String,
}

impl MeetingDraft {
    /// The meeting as it would be typed, in `zone`.
    #[must_use]
    pub fn of(detail: &MeetingDetail, zone: &Zone) -> Self {
        let meeting = &detail.meeting;
        let said = Some(&detail.place_said).filter(|said| *said != EVERYWHERE);
        let mut draft = Self {
            topic: meeting.topic.clone(),
            kind: Some(meeting.kind),
            mode: meeting.mode,
            place: said.cloned().unwrap_or_default(),
            platforms: platforms::written(&detail.platforms),
            private: meeting.private,
            description: detail.description.clone(),
            ..Self::default()
        };
        draft.set_slot(zone, meeting.start, meeting.end);
        draft
    }

    /// The words of the invitation where they are not those that a form proposes: these are said
    /// to each in their own language.
    fn own_invitation(&self) -> String {
        let words = self.invitation.trim();
        let topic = self.topic.trim();
        let proposed = |locale| contract::text::notices::proposed(locale, topic) == words;
        match contract::locale::Locale::ALL.into_iter().any(proposed) {
            true => String::new(),
            false => words.to_owned(),
        }
    }

    /// Puts the slot into the words of the form, read in `zone`.
    pub fn set_slot(&mut self, zone: &Zone, start: Timestamp, end: Timestamp) {
        let mut times = Draft::default();
        times.set_slot(zone, start, end);
        self.date = times.date;
        self.start = times.start;
        self.end = times.end;
        // Midnight at the end of the first day needs no second one.
        let next = zone.day(start).tomorrow().ok();
        let midnight = self.end == "00:00" && next == Some(zone.day(end));
        self.end_date = match midnight {
            true => String::new(),
            false => times.end_date,
        };
        self.zone = times.zone;
    }

    /// Takes a time that was found, and its room; empty: no room was found for it.
    pub fn take(&mut self, zone: &Zone, start: Timestamp, end: Timestamp, room: &str) {
        self.set_slot(zone, start, end);
        if room.is_empty() {
            return;
        }
        match self.rooms.first_mut() {
            Some(first) => *first = room.to_owned(),
            None => self.rooms.push(room.to_owned()),
        }
    }

    /// When it is, as far as that can be read.
    #[must_use]
    pub fn slot(&self, zone: &Zone) -> Option<Slot> {
        let (start, end) = self.times().slot(zone).ok()?;
        (start < end).then_some(Slot { start, end })
    }

    /// All who are asked, as what.
    pub(super) fn people(&self) -> Vec<InviteInput> {
        let kinds = [
            (&self.attendees, AttendeeKind::Required),
            (&self.optional, AttendeeKind::Optional),
            (&self.observers, AttendeeKind::Observer),
        ];
        let all = kinds.into_iter().flat_map(|(lines, kind)| {
            let all = people(lines).into_iter();
            all.map(move |who| InviteInput::of(who, kind))
        });
        all.collect()
    }

    /// Date, times and zone, as the booking form reads them.
    fn times(&self) -> Draft {
        Draft {
            date: self.date.clone(),
            start: self.start.clone(),
            end_date: self.end_date.clone(),
            end: self.end.clone(),
            zone: self.zone.clone(),
            ..Draft::default()
        }
    }

    /// The command, and what of date and times cannot be read: what stands in a hidden field is
    /// not meant.
    #[must_use]
    pub fn command(&self, zone: &Zone) -> (NewMeeting, Vec<FieldError>) {
        let (slot, unread) = match self.times().slot(zone) {
            Ok(slot) => (Some(slot), Vec::new()),
            Err(Failure::Invalid { errors }) => (None, errors),
            Err(_) => (None, Vec::new()),
        };
        let rooms = self.rooms.iter().filter(|room| !room.is_empty());
        let rooms = rooms.map(|room| room.as_str().into());
        let afar = self.mode != Mode::InPerson;
        let meeting = NewMeeting {
            topic: self.topic.trim().to_owned(),
            kind: self.kind,
            start: slot.map(|slot| slot.0),
            end: slot.map(|slot| slot.1),
            time_zone: Some(self.zone.clone()),
            mode: self.mode,
            rooms: rooms.filter(|_| self.mode.needs_room()).collect(),
            place: self.place.trim().to_owned(),
            platforms: platforms::read(if afar { &self.platforms } else { "" }),
            attendees: self.people(),
            private: self.private,
            description: self.description.trim().to_owned(),
            invitation: self.own_invitation(),
            template: Some(self.template.clone()),
            as_shown: true,
        };
        (meeting, unread)
    }

    /// What of the meeting becomes another; `zone` is the draft's.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with the times that cannot be read.
    pub fn change(&self, known: &MeetingDetail, zone: &Zone) -> Result<ChangeMeeting, Failure> {
        let before = Self::of(known, zone);
        let moved = self.times() != before.times();
        let slot = moved.then(|| self.times().slot(zone)).transpose()?;
        let said = |typed: &str, before: &str| (typed != before).then(|| typed.trim().to_owned());
        let platforms = platforms::read(&self.platforms);
        Ok(ChangeMeeting {
            topic: said(&self.topic, &before.topic),
            kind: self.kind.filter(|_| self.kind != before.kind),
            start: slot.map(|slot| slot.0),
            end: slot.map(|slot| slot.1),
            place: said(&self.place, &before.place),
            platforms: (platforms != known.platforms).then_some(platforms),
            attendees: None,
            private: (self.private != before.private).then_some(self.private),
            description: said(&self.description, &before.description),
            outsiders: None,
        })
    }
}

/// The form has a date where the command has two instants: an absent instant is told as the field
/// that could not be read.
#[must_use]
pub fn by_field(failure: Failure, unread: Vec<FieldError>) -> Failure {
    let Failure::Invalid { mut errors } = failure else {
        return failure;
    };
    if !unread.is_empty() {
        errors.retain(|one| one.field != "start" && one.field != "end");
        errors.extend(unread);
    }
    Failure::Invalid { errors }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn utc() -> Zone {
        Zone {
            name: "UTC".to_owned(),
            rules: TimeZone::UTC,
        }
    }

    fn typed() -> MeetingDraft {
        MeetingDraft {
            topic: " Prism ".to_owned(),
            mode: Mode::Hybrid,
            date: "2026-11-20".to_owned(),
            start: "23:00".to_owned(),
            end: "00:00".to_owned(),
            zone: "UTC".to_owned(),
            rooms: vec![String::new(), "room-1".to_owned()],
            platforms: "Zoom https://zoom.example/1".to_owned(),
            ..MeetingDraft::default()
        }
    }

    #[test]
    fn r021_what_is_typed_becomes_a_command_and_back() {
        let (command, unread) = typed().command(&utc());
        assert_eq!(unread, []);
        assert_eq!(command.topic, "Prism");
        assert_eq!(command.rooms, ["room-1".into()]);
        let (start, end) = (command.start.unwrap(), command.end.unwrap());
        assert_eq!(end.to_string(), "2026-11-21T00:00:00Z");
        let mut again = MeetingDraft::default();
        again.set_slot(&utc(), start, end);
        assert_eq!(again.times(), typed().times());
    }

    #[test]
    fn r025_what_the_mode_hides_is_not_meant() {
        let online = MeetingDraft {
            mode: Mode::Online,
            ..typed()
        };
        assert!(online.command(&utc()).0.rooms.is_empty());
        let here = MeetingDraft {
            mode: Mode::InPerson,
            ..typed()
        };
        assert!(here.command(&utc()).0.platforms.is_empty());
    }

    #[test]
    fn r021_a_missing_date_is_told_as_the_date() {
        let undated = MeetingDraft {
            date: String::new(),
            ..typed()
        };
        let (command, unread) = undated.command(&utc());
        assert_eq!(command.start, None);
        let said = ["topic", "start", "end"].map(|field| FieldError::new(field, "required"));
        let failure = Failure::Invalid {
            errors: said.to_vec(),
        };
        let Failure::Invalid { errors } = by_field(failure, unread) else {
            panic!("still the same failure")
        };
        let fields: Vec<&str> = errors.iter().map(|one| &*one.field).collect();
        assert_eq!(fields, ["topic", "date"]);
    }
}
