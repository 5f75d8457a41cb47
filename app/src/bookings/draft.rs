//! A booking as it is typed: flat words, so that a plain form can send it and an address can hold
//! it; and the command that it means.

use contract::{
    bookings::{AttendeeInput, BookRoom, DateChoice, OnConflict},
    problem::{Failure, FieldError},
};
use domain::bookings::Attendee;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
};
use serde::{Deserialize, Serialize};

use super::repeat::Repeat;
use crate::{
    context::invalid,
    zones::{Zone, hh_mm, parse_date, parse_time},
};

/// A booking as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Room id.
    pub room: String,
    /// What about.
    pub subject: String,
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
    /// Whole days.
    pub all_day: bool,
    /// Shown as "Busy" to others.
    pub private: bool,
    /// Free text.
    pub description: String,
    /// Why it matters, for who decides about the room.
    pub why: String,
    /// One name or address a line.
    pub attendees: String,
    /// How it repeats.
    pub repeat: Repeat,
    /// Leave out dates that clash rather than refuse all.
    pub skip_clashes: bool,
    /// Choices for single dates.
    pub choices: Vec<DateChoice>,
}

impl Draft {
    /// A new booking of `minutes` from `start`, read in `zone`.
    #[must_use]
    pub fn at(room: &str, zone: &Zone, start: Timestamp, minutes: i64) -> Self {
        let end = start.checked_add(minutes.minutes()).unwrap_or(start);
        let mut draft = Self {
            room: room.to_owned(),
            ..Self::default()
        };
        draft.set_slot(zone, start, end);
        draft
    }

    /// Puts the slot into the words of the form, read in `zone`.
    pub fn set_slot(&mut self, zone: &Zone, start: Timestamp, end: Timestamp) {
        let (from, to) = (zone.at(start), zone.at(end));
        self.zone.clone_from(&zone.name);
        self.date = from.date().to_string();
        self.start = hh_mm(from.time());
        self.end = hh_mm(to.time());
        let same = from.date() == to.date();
        self.end_date = if same {
            String::new()
        } else {
            to.date().to_string()
        };
    }

    /// First instant and first instant after, as typed; errors name the form's fields.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with the fields that cannot be read.
    pub fn slot(&self, zone: &Zone) -> Result<(Timestamp, Timestamp), Failure> {
        let mut wrong = Vec::new();
        let date = parse_date(&self.date);
        if date.is_none() {
            wrong.push(FieldError::new("date", "required"));
        }
        let (start, end) = self.times(&mut wrong);
        let last = self.last_day(date, &mut wrong);
        let (Some(date), Some(last), Some(start), Some(end)) = (date, last, start, end) else {
            return Err(Failure::Invalid { errors: wrong });
        };
        let last = if self.all_day {
            last.tomorrow().unwrap_or(last)
        } else {
            last
        };
        let from = zone.instant(date.to_datetime(start));
        let to = zone.instant(last.to_datetime(end));
        match (from, to) {
            (Some(from), Some(to)) if from < to => Ok((from, to)),
            _ => Err(invalid("end", "bad_time")),
        }
    }

    fn times(&self, wrong: &mut Vec<FieldError>) -> (Option<Time>, Option<Time>) {
        if self.all_day {
            return (Some(Time::midnight()), Some(Time::midnight()));
        }
        let (start, end) = (parse_time(&self.start), parse_time(&self.end));
        for (name, time) in [("start", start), ("end", end)] {
            if time.is_none() {
                wrong.push(FieldError::new(name, "required"));
            }
        }
        (start, end)
    }

    /// The last day; an end of 00:00 on the same day means midnight at its end.
    fn last_day(&self, date: Option<Date>, wrong: &mut Vec<FieldError>) -> Option<Date> {
        let date = date?;
        if self.end_date.is_empty() {
            let midnight = !self.all_day && parse_time(&self.end) == Some(Time::midnight());
            return if midnight {
                date.tomorrow().ok()
            } else {
                Some(date)
            };
        }
        let last = parse_date(&self.end_date);
        if last.is_none_or(|last| last < date) {
            wrong.push(FieldError::new("end_date", "bad_time"));
            return None;
        }
        last
    }

    /// The command.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with the fields that cannot be read.
    pub fn command(&self, zone: &Zone) -> Result<BookRoom, Failure> {
        let (start, end) = self.slot(zone)?;
        let rrule = self.repeat.rrule(start, zone)?;
        let on_conflict = if self.skip_clashes {
            OnConflict::Skip
        } else {
            OnConflict::Refuse
        };
        Ok(BookRoom {
            room: self.room.as_str().into(),
            subject: self.subject.trim().to_owned(),
            start,
            end,
            time_zone: Some(zone.name.clone()),
            choices: if rrule.is_some() {
                self.choices.clone()
            } else {
                Vec::new()
            },
            rrule,
            exdates: Vec::new(),
            rdates: Vec::new(),
            on_conflict,
            attendees: people(&self.attendees),
            private: self.private,
            all_day: self.all_day,
            description: self.description.trim().to_owned(),
            why: self.why.trim().to_owned(),
        })
    }

    /// The attendees that the lines mean; none when nobody came or went.
    #[must_use]
    pub fn attendees(&self, known: &[Attendee]) -> Option<Vec<AttendeeInput>> {
        changed_people(&self.attendees, known)
    }
}

/// One name or address a line.
#[must_use]
pub fn people(text: &str) -> Vec<AttendeeInput> {
    lines(text).map(person).collect()
}

/// The attendees that the lines mean when `known` were there: who is still named as before
/// keeps address and account. None when nobody came or went.
#[must_use]
pub fn changed_people(text: &str, known: &[Attendee]) -> Option<Vec<AttendeeInput>> {
    let typed: Vec<&str> = lines(text).collect();
    let before: Vec<String> = known.iter().map(line).collect();
    let people = typed.iter().map(|typed| {
        let known = known.iter().zip(&before).find(|(_, line)| line == typed);
        known.map_or_else(
            || person(typed),
            |(known, _)| AttendeeInput::Full(known.clone()),
        )
    });
    (typed != before).then(|| people.collect())
}

/// An attendee as typed: `Li Wei <li.wei@example.org>`, or what is known of both.
#[must_use]
pub fn line(attendee: &Attendee) -> String {
    match &attendee.email {
        Some(email) if *email != attendee.name => format!("{} <{email}>", attendee.name),
        _ => attendee.name.clone(),
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split(['\n', ';', '；']).map(str::trim);
    lines.filter(|line| !line.is_empty())
}

fn person(line: &str) -> AttendeeInput {
    let both = line
        .strip_suffix('>')
        .and_then(|line| line.split_once('<'))
        .filter(|(name, email)| !name.trim().is_empty() && email.contains('@'));
    match both {
        Some((name, email)) => AttendeeInput::Full(Attendee {
            name: name.trim().to_owned(),
            email: Some(email.trim().to_owned()),
            account: None,
        }),
        None => AttendeeInput::Text(line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Attendee> {
        let one = |name: &str, email: Option<&str>, account: Option<&str>| Attendee {
            name: name.to_owned(),
            email: email.map(str::to_owned),
            account: account.map(Into::into),
        };
        vec![
            one(
                "Wang Fang",
                Some("wang.fang@example.org"),
                Some("account-1"),
            ),
            one("门卫", None, None),
        ]
    }

    fn typed(attendees: &str) -> Draft {
        Draft {
            attendees: attendees.to_owned(),
            ..Draft::default()
        }
    }

    #[test]
    fn who_stays_keeps_the_account_and_nobody_changed_is_no_change() {
        let known = known();
        let lines: Vec<String> = known.iter().map(line).collect();
        assert_eq!(lines[0], "Wang Fang <wang.fang@example.org>");
        assert_eq!(typed(&lines.join("\n")).attendees(&known), None);
        let more = typed(&format!("{}\nLi Wei <li@example.org>", lines[0]));
        let more = more.attendees(&known).unwrap();
        assert_eq!(more[0], AttendeeInput::Full(known[0].clone()));
        let AttendeeInput::Full(li) = &more[1] else {
            panic!("{more:?}")
        };
        assert_eq!(li.email.as_deref(), Some("li@example.org"));
        assert_eq!(more.len(), 2);
        assert_eq!(typed("").attendees(&known), Some(Vec::new()));
        assert_eq!(typed(" ; ").attendees(&[]), None);
    }

    #[test]
    fn r085_people_are_typed_by_name_address_or_both() {
        let draft = Draft {
            attendees: "Ada <ada@example.org>\n li@example.org ;Uncle Wu; <b@c.d>\n\nA < B"
                .to_owned(),
            ..Draft::default()
        };
        let text = |text: &str| AttendeeInput::Text(text.to_owned());
        let ada = AttendeeInput::Full(Attendee {
            name: "Ada".to_owned(),
            email: Some("ada@example.org".to_owned()),
            account: None,
        });
        let others = ["li@example.org", "Uncle Wu", "<b@c.d>", "A < B"].map(text);
        assert_eq!(
            people(&draft.attendees),
            [vec![ada], others.to_vec()].concat()
        );
    }
}
