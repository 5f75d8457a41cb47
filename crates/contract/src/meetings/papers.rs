//! The papers of a meeting (R059 to R064).

use domain::meetings::{PaperStage, Preview};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ConsentedBy;

/// `GET /api/v1/meetings/{id}/papers`: those that the caller may read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Papers {
    /// In the order in which they were added.
    pub items: Vec<Paper>,
    /// Taken off within the last day; only for those who look after the meeting.
    pub removed: Vec<Paper>,
    /// How many more there are once the caller has checked in.
    pub after_check_in: u32,
    /// When the caller checked in.
    pub checked_in_at: Option<Timestamp>,
    /// Whether the caller may add papers and change them.
    pub may_keep: bool,
    /// Names of papers that the meeting's template wants and that are not there yet; only for
    /// those who look after the meeting (R219).
    #[serde(default)]
    pub wanted: Vec<String>,
}

/// One paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Paper {
    /// Its id.
    pub id: String,
    /// The name of the file, as it was given.
    pub name: String,
    /// When it is for.
    pub stage: PaperStage,
    /// The newest first.
    pub versions: Vec<PaperVersion>,
    /// A recording of the meeting (R031).
    #[serde(default)]
    pub recording: bool,
    /// With whose consent it was recorded.
    #[serde(default)]
    pub consents: Vec<ConsentedBy>,
    /// Its revision, also the `ETag`.
    pub revision: u64,
}

/// One version of a paper: its content never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaperVersion {
    /// From 1.
    pub number: u32,
    /// In bytes.
    pub size: u64,
    /// By its content, whatever its name says.
    pub media_type: String,
    /// Hexadecimal SHA-256 of its content.
    pub sha256: String,
    /// How it is shown without downloading; none: it can only be downloaded.
    pub preview: Option<Preview>,
    /// Who added it, by name.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// `POST /api/v1/meetings/{id}/papers/uploads`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BeginUpload {
    /// Required: the name of the file; 1 to 200 characters.
    pub name: String,
    /// Required: how large it is, in bytes; at most 200 MB.
    pub size: Option<u64>,
    /// When it is for; of a new version the paper's own.
    pub stage: Option<PaperStage>,
    /// The paper that it is a new version of; a new paper when absent.
    pub paper: Option<String>,
    /// A recording of the meeting: sound or moving pictures, for after it. That of a meeting with a
    /// client needs the client's consent (R031).
    pub recording: bool,
    /// Something that the same file has again, such as when it was last changed. An unfinished
    /// upload of the same caller, name, size and fingerprint is gone on with.
    pub fingerprint: String,
}

/// A file on its way. Gone on with by `PATCH` from `offset`; without that it is swept away after
/// a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UploadView {
    /// Its id.
    pub id: String,
    /// The name of the file.
    pub name: String,
    /// How large it will be, in bytes.
    pub size: u64,
    /// So many bytes have come and are kept.
    pub offset: u64,
    /// When it is swept away.
    pub expires_at: Timestamp,
}

/// `PATCH /api/v1/meetings/{id}/papers/{paper}`: what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChangePaper {
    /// Another name.
    pub name: Option<String>,
    /// Another stage.
    pub stage: Option<PaperStage>,
}
