//! How consents are kept.

use std::collections::BTreeMap;

use contract::meetings::ConsentedBy;
use domain::{
    ids::MeetingId,
    meetings::{Consent, ConsentWay},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Services,
    ports::{Change, Kind},
    record::{self, Record},
};

/// Whether a meeting is to be recorded, and who agreed; its id is the meeting's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::meetings) struct RecordingRecord {
    /// It is to be recorded: people from outside are asked.
    pub wanted: bool,
    /// The oldest first; none is ever taken away.
    pub consents: Vec<ConsentRecord>,
}

/// One consent as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::meetings) struct ConsentRecord {
    pub id: String,
    pub who: String,
    pub company: String,
    /// Id among the meeting's attendees, of who agreed by a link.
    pub attendee: Option<String>,
    pub way: ConsentWay,
    pub given_at: Timestamp,
    pub noted_at: Timestamp,
    pub noted_by: Option<String>,
    pub withdrawn_at: Option<Timestamp>,
}

impl ConsentRecord {
    /// One person, one key: by their entry on the list, else by name and company.
    fn key(&self) -> String {
        match &self.attendee {
            Some(attendee) => format!("attendee {attendee}"),
            None => format!("{} {}", self.who, self.company).to_lowercase(),
        }
    }
}

impl RecordingRecord {
    /// Of each person the consent that was given last.
    fn last(&self) -> impl Iterator<Item = &ConsentRecord> {
        let mut last = BTreeMap::new();
        for one in &self.consents {
            last.insert(one.key(), one);
        }
        last.into_values()
    }

    /// As the rule wants them.
    pub(super) fn last_words(&self) -> Vec<Consent> {
        let one = |one: &ConsentRecord| Consent {
            way: one.way,
            given_at: one.given_at,
            withdrawn_at: one.withdrawn_at,
        };
        self.last().map(one).collect()
    }

    /// Whose consents stand for what was recorded until `until`, the earliest first.
    pub(super) fn standing(&self, until: Timestamp) -> Vec<ConsentedBy> {
        let stands = |one: &&ConsentRecord| one.withdrawn_at.is_none() && one.given_at <= until;
        let said = |one: &ConsentRecord| ConsentedBy {
            who: one.who.clone(),
            company: one.company.clone(),
            at: one.given_at,
        };
        let mut all: Vec<_> = self.last().filter(stands).map(said).collect();
        all.sort_by(|a, b| (a.at, &a.who).cmp(&(b.at, &b.who)));
        all
    }

    /// The consent of an attendee that stands.
    pub(super) fn of_attendee(&mut self, attendee: &str) -> Option<&mut ConsentRecord> {
        let mut all = self.consents.iter_mut().rev();
        let own = all.find(|one| one.attendee.as_deref() == Some(attendee));
        own.filter(|one| one.withdrawn_at.is_none())
    }
}

/// What is kept of a meeting; none before the first word.
pub(in crate::meetings) async fn read(
    services: &Services,
    id: &MeetingId,
) -> Result<Option<Record<RecordingRecord>>, Error> {
    record::get(services, Kind::Recording, id.as_str()).await
}

/// The write that keeps `value` in place of what was read.
pub(super) fn put(
    id: &MeetingId,
    known: Option<Record<RecordingRecord>>,
    value: RecordingRecord,
) -> Result<Change, Error> {
    match known {
        None => record::create(Kind::Recording, id.as_str(), &value),
        Some(mut known) => {
            known.value = value;
            known.put(Kind::Recording)
        }
    }
}
