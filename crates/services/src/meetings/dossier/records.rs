//! How a dossier is kept, and whose it is.

use contract::meetings::{InnerPart, Needs};
use domain::{accounts::Actor, bookings::Attendee, ids::MeetingId, meetings::Standing};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::{
    people::{People, attendee_id, is_account, standing},
    records::{Meeting, visible},
};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// A dossier as stored; its id is the attendee's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DossierRecord {
    pub meeting: MeetingId,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub biography: String,
    /// Under which name the portrait is kept among the small files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<String>,
    /// Items of the agenda, by id; one that was taken off is left out when it is read.
    #[serde(default)]
    pub sessions: Vec<String>,
    #[serde(default)]
    pub links: Vec<String>,
    #[serde(default)]
    pub needs: Needs,
    #[serde(default)]
    pub inner: InnerPart,
    pub updated_at: Timestamp,
    /// Since when its owner is not on the list any more; it can come back for a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_at: Option<Timestamp>,
}

impl DossierRecord {
    /// Nothing said yet.
    pub(super) fn new(meeting: &MeetingId, now: Timestamp) -> Self {
        Self {
            meeting: meeting.clone(),
            title: String::new(),
            organisation: String::new(),
            biography: String::new(),
            portrait: None,
            sessions: Vec::new(),
            links: Vec::new(),
            needs: Needs::default(),
            inner: InnerPart::default(),
            updated_at: now,
            left_at: None,
        }
    }
}

/// Where a portrait is read; another address when it is another picture.
pub(super) fn portrait_path(meeting: &MeetingId, attendee: &str, name: &str) -> String {
    let version = name.rsplit('-').next().unwrap_or_default();
    format!("/api/v1/meetings/{meeting}/attendees/{attendee}/portrait?v={version}")
}

/// The name that a portrait is kept under: its owner's, so that it goes with them.
pub(super) fn portrait_name(attendee: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let short: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("{attendee}-{short}")
}

/// Somebody of a meeting, and how the caller stands to them.
pub(super) struct At {
    pub meeting: Meeting,
    pub people: People,
    pub standing: Standing,
    pub who: Attendee,
    /// Among the meeting's attendees.
    pub attendee: String,
    /// It is the caller.
    pub own: bool,
    pub now: Timestamp,
}

impl At {
    /// # Errors
    /// Denied to unknown callers; not found (`meeting`, `attendee`); unavailable.
    pub(super) async fn of(
        services: &Services,
        actor: &Actor,
        (id, attendee): (&MeetingId, &str),
    ) -> Result<Self, Error> {
        let meeting = visible(services, actor, id).await?;
        let (people, now) = (People::of(services, id).await?, services.clock.now());
        let standing = standing(actor, &meeting, &people, now);
        let mut listed = meeting.record.value.attendees.iter();
        let who = listed.find(|one| attendee_id(id, one) == attendee);
        let who = who.ok_or(Error::NotFound("attendee"))?.clone();
        Ok(Self {
            own: is_account(&who, actor.account()),
            attendee: attendee.to_owned(),
            meeting,
            people,
            standing,
            who,
            now,
        })
    }

    /// The dossier; none while nobody wrote in it.
    pub(super) async fn record(
        &self,
        services: &Services,
    ) -> Result<Option<Record<DossierRecord>>, Error> {
        record::get(services, Kind::Dossier, &self.attendee).await
    }
}
