//! Making a paper, or a new version of one, of what has come.

use contract::meetings::Paper;
use domain::{accounts::Actor, ids::MeetingId};
use futures::StreamExt;
use sha2::{Digest, Sha256};

use super::{
    super::{
        super::{
            about,
            recording::{Attached, Coming, attach},
            records::{Meeting, changeable},
        },
        records::{PaperRecord, Shelf, UploadRecord, VersionRecord, content_name, view},
        sniff,
    },
    begin::fits,
    own, parts,
};
use crate::{
    Error, Services,
    journal::{audited, entry},
    ports::{Change, Kind, StoreError},
    record::{self, Record},
};

/// Tries when somebody else changes the same paper meanwhile.
const TRIES: usize = 10;

/// Makes the paper, or the new version, of what has come. Twice is once.
///
/// # Errors
/// As [`begin`]; not found (`upload`); rule `upload_unfinished`; wrong field `file` for a recording
/// that is none.
pub async fn finish(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    upload: &str,
) -> Result<Paper, Error> {
    let told = about("meetings.add_paper", id);
    let work = async {
        let meeting = changeable(services, actor, id, None).await?;
        let record = match own(services, actor, id, upload).await {
            Err(Error::NotFound(_)) => return finished_before(services, id, upload).await,
            other => other?,
        };
        let known = parts(services, upload).await?;
        if known.offset != record.value.size {
            return Err(Error::Rule("upload_unfinished"));
        }
        let version = stored(services, actor, &record, &known.names).await?;
        let paper = add(services, actor, &meeting, (&record, version)).await?;
        // Whatever stays behind is swept away later.
        for part in &known.names {
            if let Err(error) = services.files.delete(part).await {
                tracing::warn!(%error, part, "a part of an upload stays behind");
            }
        }
        Ok(paper)
    };
    audited(services, actor, told, work).await
}

async fn finished_before(
    services: &Services,
    id: &MeetingId,
    upload: &str,
) -> Result<Paper, Error> {
    let shelf = Shelf::of(services, id).await?;
    let made = |one: &&Record<PaperRecord>| {
        let mut versions = one.value.versions.iter();
        versions.any(|version| version.upload == upload)
    };
    let found = shelf.standing().find(made);
    found.map(view).ok_or(Error::NotFound("upload"))
}

/// Puts the parts together under the name of their content.
async fn stored(
    services: &Services,
    actor: &Actor,
    record: &Record<UploadRecord>,
    names: &[String],
) -> Result<VersionRecord, Error> {
    let (mut hash, mut head) = (Sha256::new(), Vec::new());
    for part in names {
        let mut bytes = services.files.get(part, None).await?;
        while let Some(piece) = bytes.next().await {
            let piece = piece?;
            let more = sniff::HEAD.saturating_sub(head.len()).min(piece.len());
            head.extend_from_slice(&piece[..more]);
            hash.update(&piece);
        }
    }
    let digest = hash.finalize();
    let sha256: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    // Also when the same content is there: written anew, it is not swept away meanwhile.
    services.files.join(names, &content_name(&sha256)).await?;
    Ok(VersionRecord {
        number: 0,
        sha256,
        size: record.value.size,
        media_type: sniff::media_type(&head, &record.value.name).to_owned(),
        upload: record.id.clone(),
        by: actor.name.clone(),
        at: services.clock.now(),
    })
}

async fn add(
    services: &Services,
    actor: &Actor,
    meeting: &Meeting,
    (upload, version): (&Record<UploadRecord>, VersionRecord),
) -> Result<Paper, Error> {
    for _ in 0..TRIES {
        match try_add(services, actor, meeting, (upload, &version)).await {
            Err(Error::Stale(_) | Error::Unavailable(Some(StoreError::Stale(_)))) => {}
            done => return done,
        }
    }
    Err(Error::Unavailable(None))
}

async fn try_add(
    services: &Services,
    actor: &Actor,
    meeting: &Meeting,
    (upload, version): (&Record<UploadRecord>, &VersionRecord),
) -> Result<Paper, Error> {
    let coming = Coming {
        said: upload.value.recording,
        stage: upload.value.stage,
        media_type: Some(&version.media_type),
    };
    let attached = attach(services, meeting, coming).await?;
    let (id, new) = (&upload.value.meeting, &upload.value);
    let shelf = Shelf::of(services, id).await?;
    fits(&shelf, new.paper.as_deref(), new.size)?;
    if shelf.bytes().saturating_add(new.size) > services.files_per_meeting {
        return Err(Error::Rule("papers_full"));
    }
    let (record, change) = match &new.paper {
        Some(paper) => {
            let mut record = shelf.paper(paper)?.clone();
            let newest = record.value.versions.last().map_or(0, |one| one.number);
            let number = newest.saturating_add(1);
            record.value.versions.push(VersionRecord {
                number,
                ..version.clone()
            });
            record.value.mark(attached.as_ref());
            let change = record.put(Kind::Paper)?;
            record.revision += 1;
            (record, change)
        }
        None => made(services, new, (version, attached.as_ref()))?,
    };
    let row = entry(
        services,
        actor,
        about("meetings.add_paper", id),
        &format!("{}, {} bytes", record.value.name, new.size),
    );
    let done: Change = record::remove(Kind::Upload, &upload.id);
    let guard = attached.and_then(|attached| attached.guard);
    let changes = [change, done].into_iter().chain(guard).collect();
    services.records.write(changes, vec![row]).await?;
    Ok(view(&record))
}

fn made(
    services: &Services,
    new: &UploadRecord,
    (version, attached): (&VersionRecord, Option<&Attached>),
) -> Result<(Record<PaperRecord>, Change), Error> {
    let first = VersionRecord {
        number: 1,
        ..version.clone()
    };
    let mut value = PaperRecord {
        meeting: new.meeting.clone(),
        name: new.name.clone(),
        stage: new.stage,
        recording: false,
        consents: Vec::new(),
        versions: vec![first],
        removed_at: None,
    };
    value.mark(attached);
    let id = services.ids.id();
    let change = record::create(Kind::Paper, &id, &value)?;
    let record = Record {
        id,
        revision: 1,
        value,
    };
    Ok((record, change))
}
