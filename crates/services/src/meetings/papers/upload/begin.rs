//! Announcing a file: whether it may come, and whether there is room for it.

use contract::meetings::{BeginUpload, UploadView};
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::{LARGEST_PAPER, MOST_PAPERS, MOST_VERSIONS, PaperStage},
};

use super::{
    super::{
        super::{
            about,
            recording::{Coming, attach},
            records::changeable,
        },
        records::{Shelf, UploadRecord},
    },
    LONGEST_FINGERPRINT, MOST_UPLOADS, RESERVE, file_name, later, parts, running, shown,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{actor_id, audited},
    ports::Kind,
    record::{self, Record},
};

/// Announces a file. An unfinished upload of the same file by the same caller is gone on with.
///
/// # Errors
/// Denied to all but those who look after the meeting; not found (`meeting`, `paper`); wrong
/// fields `name`, `size`, `fingerprint`; rules `meeting_cancelled`, `paper_too_large`,
/// `papers_full`, `no_consent`, `too_many_papers`, `too_many_versions`, `too_many_uploads`,
/// `no_room_for_files`; unavailable.
pub async fn begin(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &BeginUpload,
) -> Result<UploadView, Error> {
    let work = announce(services, actor, id, input);
    audited(services, actor, about("meetings.add_paper", id), work).await
}

async fn announce(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &BeginUpload,
) -> Result<UploadView, Error> {
    let meeting = changeable(services, actor, id, None).await?;
    let mut fields = Fields::default();
    let name = file_name(&input.name, &mut fields);
    fields.check("size", "required", input.size.is_some());
    let fine = input.fingerprint.chars().count() <= LONGEST_FINGERPRINT;
    fields.check("fingerprint", "too_long", fine);
    fields.done()?;
    let size = input.size.unwrap_or(0);
    let shelf = Shelf::of(services, id).await?;
    let (stage, recording) = match &input.paper {
        None if input.recording => (PaperStage::After, true),
        None => (input.stage.unwrap_or_default(), false),
        Some(paper) => {
            let paper = &shelf.paper(paper)?.value;
            (paper.stage, paper.recording)
        }
    };
    let coming = Coming {
        said: recording,
        stage,
        media_type: None,
    };
    attach(services, &meeting, coming).await?;
    let running = running(services, id).await?;
    let wanted = UploadRecord {
        meeting: id.clone(),
        paper: input.paper.clone(),
        name,
        stage,
        recording,
        size,
        fingerprint: input.fingerprint.clone(),
        by: actor_id(actor).to_owned(),
        expires_at: later(services),
    };
    let same = |one: &&Record<UploadRecord>| {
        let known = UploadRecord {
            expires_at: wanted.expires_at,
            ..one.value.clone()
        };
        known == wanted && !wanted.fingerprint.is_empty()
    };
    if let Some(known) = running.iter().find(same) {
        let offset = parts(services, &known.id).await?.offset;
        return Ok(shown(known, offset));
    }
    fits(&shelf, input.paper.as_deref(), size)?;
    let others: u64 = running.iter().map(|one| one.value.size).sum();
    room(services, shelf.bytes().saturating_add(others), size).await?;
    if running.len() >= MOST_UPLOADS {
        return Err(Error::Rule("too_many_uploads"));
    }
    let new = services.ids.id();
    let change = record::create(Kind::Upload, &new, &wanted)?;
    services.records.write(vec![change], Vec::new()).await?;
    let record = Record {
        id: new,
        revision: 1,
        value: wanted,
    };
    Ok(shown(&record, 0))
}

/// Whether one more paper, or one more version, is allowed at all.
pub(super) fn fits(shelf: &Shelf, paper: Option<&str>, size: u64) -> Result<(), Error> {
    if size > LARGEST_PAPER {
        return Err(Error::Rule("paper_too_large"));
    }
    match paper {
        None if shelf.standing().count() >= MOST_PAPERS => Err(Error::Rule("too_many_papers")),
        None => Ok(()),
        Some(paper) if shelf.paper(paper)?.value.versions.len() >= MOST_VERSIONS => {
            Err(Error::Rule("too_many_versions"))
        }
        Some(_) => Ok(()),
    }
}

/// Whether `more` bytes fit beside the `used` ones of the meeting, and on the disk.
async fn room(services: &Services, used: u64, more: u64) -> Result<(), Error> {
    if used.saturating_add(more) > services.files_per_meeting {
        return Err(Error::Rule("papers_full"));
    }
    let free = services.files.free().await?;
    match free {
        Some(free) if free < more.saturating_add(RESERVE) => Err(Error::Rule("no_room_for_files")),
        _ => Ok(()),
    }
}
