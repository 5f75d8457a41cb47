//! Whether a meeting may be recorded: one with a client only with the client's prior consent
//! (R031). Who agrees by a link says so here; what a client said elsewhere a colleague notes.
//!
//! The recording itself is a paper; its upload asks [`attach`]. A console that starts a recording
//! asks [`may_record`]. Start at [`recording`].

mod agree;
mod note;
mod records;
#[cfg(test)]
mod tests;
mod view;

pub(in crate::meetings) use agree::agree_at_once;
pub use agree::{agree, agreed};
pub(crate) use agree::{agree_as, agreed_as};
pub use note::{ask_recording, note_consent, restore_consent, withdraw_consent};
pub(in crate::meetings) use records::{RecordingRecord, read};
pub use view::recording;

use contract::meetings::ConsentedBy;
use domain::{
    ids::MeetingId,
    meetings::{self, NoConsent, PaperStage, is_recording, needs_consent},
};
use jiff::Timestamp;

use super::records::{Meeting, known};
use crate::{
    Error, Services, fields,
    ports::{Change, Kind},
    record::Record,
};

/// Whether a recording of the meeting may begin now: for whoever starts one.
///
/// # Errors
/// Rule `no_consent`; not found; unavailable.
pub async fn may_record(services: &Services, id: &MeetingId) -> Result<(), Error> {
    let meeting = known(services, id).await?;
    let kept = read(services, id).await?;
    allowed(&meeting, kept.as_ref(), services.clock.now())
}

/// The one question behind all paths: may what was recorded until `until` be.
fn allowed(
    meeting: &Meeting,
    kept: Option<&Record<RecordingRecord>>,
    until: Timestamp,
) -> Result<(), Error> {
    let consents = kept.map_or_else(Vec::new, |kept| kept.value.last_words());
    let kind = meeting.record.value.kind;
    let answer = meetings::may_record(kind, &consents, until);
    answer.map_err(|NoConsent| Error::Rule("no_consent"))
}

/// A file that comes, or a paper that is put elsewhere.
#[derive(Debug, Clone, Copy)]
pub(in crate::meetings) struct Coming<'a> {
    /// Its sender calls it a recording.
    pub said: bool,
    /// When it is for.
    pub stage: PaperStage,
    /// What it is, once it was looked into.
    pub media_type: Option<&'a str>,
}

/// A file that may be attached as a recording.
#[derive(Debug, Clone)]
pub(in crate::meetings) struct Attached {
    /// With whose consent.
    pub consents: Vec<ConsentedBy>,
    /// Written in the same transaction: a withdrawal that was faster makes it fail.
    pub guard: Option<Change>,
}

/// Whether a file may be attached as a recording; none when it is no recording. Sound and moving
/// pictures for after a meeting with a client are taken for one, whatever they are called: nobody
/// could tell them apart.
///
/// # Errors
/// Wrong field `file` for a recording that is neither sound nor pictures; rule `no_consent`;
/// unavailable.
pub(in crate::meetings) async fn attach(
    services: &Services,
    meeting: &Meeting,
    file: Coming<'_>,
) -> Result<Option<Attached>, Error> {
    let moving = file.media_type.is_none_or(is_recording);
    if file.said && !moving {
        return Err(fields::wrong("file", "not_a_recording"));
    }
    let client = needs_consent(meeting.record.value.kind);
    let known_as_such = file.media_type.is_some() && moving;
    let taken_for = client && file.stage == PaperStage::After && known_as_such;
    if !file.said && !taken_for {
        return Ok(None);
    }
    let kept = read(services, &meeting.id()).await?;
    let until = meeting.slot().end.min(services.clock.now());
    allowed(meeting, kept.as_ref(), until)?;
    let kept = kept.filter(|_| client);
    let guard = kept.as_ref().map(|kept| kept.put(Kind::Recording));
    Ok(Some(Attached {
        consents: kept.map_or_else(Vec::new, |kept| kept.value.standing(until)),
        guard: guard.transpose()?,
    }))
}
