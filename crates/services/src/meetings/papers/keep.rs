//! Renaming papers, putting them in another stage, taking them off and putting them back.

use contract::meetings::{ChangePaper, Paper};
use domain::{accounts::Actor, ids::MeetingId, meetings::MOST_PAPERS};

use super::{
    super::{
        about,
        recording::{Coming, attach},
        records::{Meeting, changeable},
    },
    records::{PaperRecord, Shelf, view},
    upload::file_name,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{audited, entry},
    ports::{Change, Kind},
    record::Record,
};

/// Renames a paper, or puts it in another stage.
///
/// # Errors
/// Denied; not found; stale; wrong field `name`; rules `meeting_cancelled`, `no_consent` where it
/// becomes a recording; unavailable.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    paper: &str,
    input: &ChangePaper,
    revision: Option<u64>,
) -> Result<Paper, Error> {
    let told = about("meetings.change_paper", id);
    let work = async {
        let meeting = changeable(services, actor, id, None).await?;
        let mut fields = Fields::default();
        let name = input.name.as_deref();
        let name = name.map(|name| file_name(name, &mut fields));
        fields.done()?;
        let shelf = Shelf::of(services, id).await?;
        let mut record = shelf.paper(paper)?.clone().at(revision)?;
        let before = record.value.clone();
        record.value.name = name.unwrap_or_else(|| before.name.clone());
        // A recording is for after the meeting, whatever it is renamed to.
        if !before.recording {
            record.value.stage = input.stage.unwrap_or(before.stage);
        }
        let guard = match record.value.stage == before.stage {
            true => None,
            false => agreed(services, &meeting, &mut record.value).await?,
        };
        match record.value == before {
            true => Ok(view(&record)),
            false => write(services, actor, (record, guard), told).await,
        }
    };
    audited(services, actor, told, work).await
}

/// Takes a paper off; it can be put back for a day.
///
/// # Errors
/// As [`change`].
pub async fn remove(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    paper: &str,
    revision: Option<u64>,
) -> Result<(), Error> {
    let told = about("meetings.remove_paper", id);
    let work = async {
        changeable(services, actor, id, None).await?;
        let shelf = Shelf::of(services, id).await?;
        let mut record = shelf.paper(paper)?.clone().at(revision)?;
        record.value.removed_at = Some(services.clock.now());
        let write = write(services, actor, (record, None), told);
        write.await.map(|_| ())
    };
    audited(services, actor, told, work).await
}

/// Puts a paper back as it was; one that was not taken off stays as it is.
///
/// # Errors
/// As [`change`]; rules `restore_too_late`, `too_many_papers`, `no_consent` for a recording.
pub async fn restore(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    paper: &str,
) -> Result<Paper, Error> {
    let told = about("meetings.restore_paper", id);
    let work = async {
        let meeting = changeable(services, actor, id, None).await?;
        let shelf = Shelf::of(services, id).await?;
        let found = shelf.0.iter().find(|one| one.id == paper);
        let mut record = found.ok_or(Error::NotFound("paper"))?.clone();
        if record.value.removed_at.is_none() {
            return Ok(view(&record));
        }
        if record.value.is_gone(services.clock.now()) {
            return Err(Error::Rule("restore_too_late"));
        }
        if shelf.standing().count() >= MOST_PAPERS {
            return Err(Error::Rule("too_many_papers"));
        }
        let guard = agreed(services, &meeting, &mut record.value).await?;
        record.value.removed_at = None;
        write(services, actor, (record, guard), told).await
    };
    audited(services, actor, told, work).await
}

/// Where a paper is put, it may be a recording, and needs what a recording needs; the write that
/// guards it.
async fn agreed(
    services: &Services,
    meeting: &Meeting,
    paper: &mut PaperRecord,
) -> Result<Option<Change>, Error> {
    let newest = paper.versions.last();
    let coming = Coming {
        said: paper.recording,
        stage: paper.stage,
        media_type: newest.map(|one| one.media_type.as_str()),
    };
    let attached = attach(services, meeting, coming).await?;
    if !paper.recording {
        paper.mark(attached.as_ref());
    }
    Ok(attached.and_then(|attached| attached.guard))
}

async fn write(
    services: &Services,
    actor: &Actor,
    (mut record, guard): (Record<PaperRecord>, Option<Change>),
    told: crate::journal::About<'_>,
) -> Result<Paper, Error> {
    let row = entry(services, actor, told, &record.value.name);
    let changes = [record.put(Kind::Paper)?].into_iter().chain(guard);
    let changes = changes.collect();
    services.records.write(changes, vec![row]).await?;
    record.revision += 1;
    Ok(view(&record))
}
