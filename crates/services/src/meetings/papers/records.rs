//! How papers, and those on their way, are kept.

use contract::meetings::{ConsentedBy, Paper, PaperVersion};
use domain::{
    ids::MeetingId,
    meetings::{MOST_PAPERS, PaperStage, RESTORE_HOURS, preview_of, still_wanted},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::recording::Attached;
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// Papers of one meeting that are read: also those that were taken off lately.
const MOST_READ: usize = 10 * MOST_PAPERS;

/// A paper as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PaperRecord {
    pub meeting: MeetingId,
    pub name: String,
    pub stage: PaperStage,
    /// A recording of the meeting (R031).
    #[serde(default)]
    pub recording: bool,
    /// With whose consent, as it stood when it was attached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<ConsentedBy>,
    /// The oldest first.
    pub versions: Vec<VersionRecord>,
    /// When it was taken off.
    pub removed_at: Option<Timestamp>,
}

/// One version as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VersionRecord {
    pub number: u32,
    pub sha256: String,
    pub size: u64,
    pub media_type: String,
    /// The upload that brought it, so that finishing twice is finishing once.
    pub upload: String,
    pub by: String,
    pub at: Timestamp,
}

/// A file on its way. How much of it has come, its parts say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct UploadRecord {
    pub meeting: MeetingId,
    pub paper: Option<String>,
    pub name: String,
    pub stage: PaperStage,
    #[serde(default)]
    pub recording: bool,
    pub size: u64,
    pub fingerprint: String,
    /// Id of who sends it.
    pub by: String,
    pub expires_at: Timestamp,
}

impl VersionRecord {
    /// The name of its content.
    pub(super) fn content(&self) -> String {
        content_name(&self.sha256)
    }
}

/// Contents lie under their hash, spread over 256 folders.
pub(super) fn content_name(sha256: &str) -> String {
    format!("papers/{}/{sha256}", sha256.get(..2).unwrap_or("00"))
}

impl PaperRecord {
    /// It is a recording, with these consents; none: it is as it was.
    pub(super) fn mark(&mut self, attached: Option<&Attached>) {
        if let Some(attached) = attached {
            self.recording = true;
            self.consents.clone_from(&attached.consents);
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.versions.iter().map(|one| one.size).sum()
    }

    /// Whether it was taken off so long ago that it cannot be put back.
    pub(super) fn is_gone(&self, now: Timestamp) -> bool {
        let kept = SignedDuration::from_hours(RESTORE_HOURS);
        self.removed_at
            .is_some_and(|at| now.duration_since(at) >= kept)
    }
}

/// As it is shown, the newest version first.
pub(super) fn view(record: &Record<PaperRecord>) -> Paper {
    let paper = &record.value;
    let version = |one: &VersionRecord| PaperVersion {
        number: one.number,
        size: one.size,
        media_type: one.media_type.clone(),
        sha256: one.sha256.clone(),
        preview: preview_of(&one.media_type, &paper.name),
        by: one.by.clone(),
        at: one.at,
    };
    Paper {
        id: record.id.clone(),
        name: paper.name.clone(),
        stage: paper.stage,
        versions: paper.versions.iter().rev().map(version).collect(),
        recording: paper.recording,
        consents: paper.consents.clone(),
        revision: record.revision,
    }
}

/// The papers of one meeting, those that were taken off lately too.
#[derive(Debug, Clone, Default)]
pub(in crate::meetings) struct Shelf(pub(super) Vec<Record<PaperRecord>>);

impl Shelf {
    /// Reads them, in the order in which they were added.
    pub(in crate::meetings) async fn of(
        services: &Services,
        meeting: &MeetingId,
    ) -> Result<Self, Error> {
        let found = record::find(
            services,
            Kind::Paper,
            "meeting",
            meeting.as_str(),
            MOST_READ,
        );
        let mut found = found.await?;
        found.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self(found))
    }

    /// Names of those that are read before the meeting.
    pub(in crate::meetings) fn beforehand(&self) -> Vec<String> {
        let before = self
            .standing()
            .filter(|one| one.value.stage == PaperStage::Before);
        before.map(|one| one.value.name.clone()).collect()
    }

    /// Which of the papers that are wanted are not there.
    pub(in crate::meetings) fn lacks(&self, wanted: &[String]) -> Vec<String> {
        let there: Vec<&str> = self.standing().map(|one| one.value.name.as_str()).collect();
        still_wanted(wanted, &there)
    }

    /// Recordings of the meeting.
    pub(in crate::meetings) fn recordings(&self) -> Vec<Paper> {
        let all = self.standing().filter(|one| one.value.recording);
        all.map(view).collect()
    }

    /// Those that are not taken off.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Record<PaperRecord>> {
        self.0.iter().filter(|one| one.value.removed_at.is_none())
    }

    /// One that stands.
    pub(super) fn paper(&self, id: &str) -> Result<&Record<PaperRecord>, Error> {
        let found = self.standing().find(|one| one.id == id);
        found.ok_or(Error::NotFound("paper"))
    }

    /// What they take on disk, those that can still be put back too.
    pub(super) fn bytes(&self) -> u64 {
        self.0.iter().map(|one| one.value.bytes()).sum()
    }

    /// `stamp`, and another text whenever any of them is another.
    pub(in crate::meetings) fn stamp(&self, stamp: &str) -> String {
        let all: Vec<_> = self.0.iter().map(|one| (&one.id, one.revision)).collect();
        let digest = Sha256::digest(format!("{stamp} {all:?}").as_bytes());
        digest.iter().take(8).map(|b| format!("{b:02x}")).collect()
    }
}
