//! Recording a meeting: one with a client only with the client's prior consent (R031).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::MeetingType;

/// Most consents that are kept of one meeting, withdrawn ones too.
pub const MOST_CONSENTS: usize = 500;

/// By which way a consent came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentWay {
    /// By the one who agrees, on the page of a link.
    Link,
    /// In writing.
    InWriting,
    /// By mail.
    ByMail,
    /// Said in the room.
    InTheRoom,
}

impl ConsentWay {
    /// The ways that a colleague may note.
    pub const NOTED: [ConsentWay; 3] = [
        ConsentWay::InWriting,
        ConsentWay::ByMail,
        ConsentWay::InTheRoom,
    ];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ConsentWay::Link => "link",
            ConsentWay::InWriting => "in_writing",
            ConsentWay::ByMail => "by_mail",
            ConsentWay::InTheRoom => "in_the_room",
        }
    }
}

/// One consent, as far as the rule needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// How it came.
    pub way: ConsentWay,
    /// Since when.
    pub given_at: Timestamp,
    /// Until when; none: it stands.
    pub withdrawn_at: Option<Timestamp>,
}

/// The client did not agree, or not before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoConsent;

/// Whether meetings of this type need the client's consent to be recorded; the others are among
/// colleagues or public, and need none.
#[must_use]
pub const fn needs_consent(kind: MeetingType) -> bool {
    matches!(kind, MeetingType::ClientLiaison)
}

/// Whether a meeting may be recorded, or what was recorded of it until `until` be attached (R031).
///
/// A meeting with a client needs a consent that was given before the recording ends and that
/// nobody withdrew; and nobody of the client's who agreed by a link may have withdrawn since, even
/// if another's consent stands. Which of several consents of one person counts, the caller says
/// by giving only the last.
///
/// # Errors
/// [`NoConsent`].
pub fn may_record(
    kind: MeetingType,
    consents: &[Consent],
    until: Timestamp,
) -> Result<(), NoConsent> {
    if !needs_consent(kind) {
        return Ok(());
    }
    let stands = |one: &Consent| one.withdrawn_at.is_none() && one.given_at <= until;
    let objects = |one: &Consent| one.withdrawn_at.is_some() && one.way == ConsentWay::Link;
    match consents.iter().any(stands) && !consents.iter().any(objects) {
        true => Ok(()),
        false => Err(NoConsent),
    }
}

/// Whether a file of this media type, found by looking into it, can be a recording.
#[must_use]
pub fn is_recording(media_type: &str) -> bool {
    media_type.starts_with("audio/") || media_type.starts_with("video/")
}
