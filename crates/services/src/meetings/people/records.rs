//! How an attendee is kept.

use std::collections::HashMap;

use domain::{
    bookings::{Attendee, Slot},
    ids::{AccountId, MeetingId},
    meetings::{AttendeeClass, AttendeeKind, MOST_ATTENDEES, Mode, Participation, Way},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// One attendee of one meeting as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::meetings) struct AttendeeRecord {
    pub meeting: MeetingId,
    pub account: Option<AccountId>,
    pub name: String,
    pub email: Option<String>,
    pub kind: AttendeeKind,
    pub class: Option<AttendeeClass>,
    /// Department of a colleague, company of somebody from outside.
    #[serde(default)]
    pub company: Option<String>,
    /// Came by the join link, without an account (R056).
    #[serde(default)]
    pub external: bool,
    /// Hash of the token by which their browser is known again.
    #[serde(default)]
    pub guest: Option<String>,
    pub answer: Option<Answer>,
    pub invited_at: Timestamp,
    /// By which way they came on the list; older records do not say (R057).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// Who put them there, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited_by: Option<String>,
    /// When they said that they are there (R063).
    #[serde(default)]
    pub checked_in_at: Option<Timestamp>,
    /// Who comes in their place, among the meeting's attendees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegated_to: Option<String>,
    /// In whose place they come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegated_from: Option<String>,
}

/// What was answered, for which time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::meetings) struct Answer {
    pub participation: Participation,
    pub slot: Slot,
    pub reason: Option<String>,
    /// In the room or online, where there was a choice (R057).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    pub at: Timestamp,
}

/// When, by which way and by whom people come on a list.
#[derive(Debug, Clone, Copy)]
pub(in crate::meetings) struct Came<'a> {
    pub at: Timestamp,
    pub way: Way,
    /// By name.
    pub by: &'a str,
}

impl AttendeeRecord {
    /// As it is asked to come without further words.
    pub(in crate::meetings) fn new(meeting: &MeetingId, who: &Attendee, now: Timestamp) -> Self {
        Self {
            meeting: meeting.clone(),
            account: who.account.clone(),
            name: who.name.clone(),
            email: who.email.clone(),
            kind: AttendeeKind::default(),
            class: None,
            company: None,
            external: false,
            guest: None,
            answer: None,
            invited_at: now,
            way: None,
            invited_by: None,
            checked_in_at: None,
            delegated_to: None,
            delegated_from: None,
        }
    }

    /// As it came on the list.
    pub(in crate::meetings) fn came(mut self, came: Came<'_>) -> Self {
        self.way = Some(came.way);
        self.invited_by = Some(came.by.to_owned()).filter(|by| !by.is_empty());
        self.invited_at = came.at;
        self
    }

    /// By which way; of older records as far as the rest tells.
    pub(super) fn way(&self) -> Way {
        self.way.unwrap_or(match () {
            () if self.delegated_from.is_some() => Way::Delegate,
            () if self.external => Way::JoinLink,
            () => Way::Invited,
        })
    }
}

/// The id of somebody among a meeting's attendees: the same person, the same id.
pub(in crate::meetings) fn attendee_id(meeting: &MeetingId, who: &Attendee) -> String {
    let key = match (&who.account, &who.email) {
        (Some(account), _) => format!("account {account}"),
        (None, Some(email)) => format!("email {}", email.to_lowercase()),
        (None, None) => format!("name {}", who.name.to_lowercase()),
    };
    let digest = Sha256::digest(key.as_bytes());
    let short: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("{meeting}-{short}")
}

/// The attendees of one meeting, by id.
#[derive(Debug, Clone, Default)]
pub(in crate::meetings) struct People(HashMap<String, Record<AttendeeRecord>>);

impl People {
    /// Reads them.
    pub(in crate::meetings) async fn of(
        services: &Services,
        meeting: &MeetingId,
    ) -> Result<Self, Error> {
        // Who was taken off a moment ago may still be there.
        let limit = 2 * MOST_ATTENDEES;
        let all = record::find(services, Kind::Attendee, "meeting", meeting.as_str(), limit);
        let all = all.await?.into_iter();
        Ok(Self(all.map(|one| (one.id.clone(), one)).collect()))
    }

    /// Somebody's record; none when it was never written.
    pub(in crate::meetings) fn record(&self, id: &str) -> Option<&Record<AttendeeRecord>> {
        self.0.get(id)
    }

    /// Another text whenever the meeting's revision, its agenda's, or anybody among them, is
    /// another.
    pub(in crate::meetings) fn stamp(&self, revision: u64, agenda: u64) -> String {
        let mut all: Vec<_> = self.all().map(|one| (&one.id, one.revision)).collect();
        all.sort_unstable();
        let digest = Sha256::digest(format!("{revision} {agenda} {all:?}").as_bytes());
        digest.iter().take(8).map(|b| format!("{b:02x}")).collect()
    }

    /// Somebody's name, by id.
    pub(in crate::meetings) fn name(&self, id: Option<&String>) -> Option<String> {
        Some(self.0.get(id?)?.value.name.clone())
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Record<AttendeeRecord>> {
        self.0.values()
    }
}
