//! Reading papers: the list of them, and what one says.

use contract::meetings::Papers;
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::{PaperStage, Right, Standing},
};
use jiff::Timestamp;

use super::{
    super::{
        people::{People, checked_in_at, standing},
        records::visible,
    },
    records::{Shelf, view},
};
use crate::{Error, Services};

/// The content of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The file's name.
    pub name: String,
    /// By its content.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// Hexadecimal.
    pub sha256: String,
    /// Where it lies in [`crate::ports::Files`].
    pub file: String,
}

/// The papers that the caller may read.
///
/// # Errors
/// Denied to observers and to those who are not invited; not found; unavailable.
pub async fn list(services: &Services, actor: &Actor, id: &MeetingId) -> Result<Papers, Error> {
    let meeting = visible(services, actor, id).await?;
    let people = People::of(services, id).await?;
    let now = services.clock.now();
    let standing = standing(actor, &meeting, &people, now);
    standing.may(Right::Papers)?;
    let there = checked_in_at(actor, &meeting, &people);
    let shelf = Shelf::of(services, id).await?;
    let mut papers = shown(&shelf, standing, there, now);
    if standing.looks_after {
        papers.wanted = shelf.lacks(&meeting.record.value.papers_wanted);
    }
    Ok(papers)
}

/// As the caller may see them; nothing for those without the right.
pub(in crate::meetings) fn shown(
    shelf: &Shelf,
    standing: Standing,
    checked_in_at: Option<Timestamp>,
    now: Timestamp,
) -> Papers {
    let there = checked_in_at.is_some();
    let may = |stage| standing.may_read(stage, there).is_ok();
    let readable = shelf.standing().filter(|one| may(one.value.stage));
    let later =
        standing.may_read(PaperStage::InMeeting, true).is_ok() && !may(PaperStage::InMeeting);
    let waiting = shelf
        .standing()
        .filter(|one| later && one.value.stage == PaperStage::InMeeting);
    let removed = shelf.0.iter().filter(|one| {
        let paper = &one.value;
        standing.looks_after && paper.removed_at.is_some() && !paper.is_gone(now)
    });
    Papers {
        items: readable.map(view).collect(),
        after_check_in: u32::try_from(waiting.count()).unwrap_or(u32::MAX),
        removed: removed.map(view).collect(),
        checked_in_at,
        may_keep: standing.looks_after,
        wanted: Vec::new(),
    }
}

/// One version of a paper, for reading; the newest when no number is given.
///
/// # Errors
/// Denied by stage and standing (R062 to R064); not found; unavailable.
pub async fn open(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    paper: &str,
    version: Option<u32>,
) -> Result<Content, Error> {
    let meeting = visible(services, actor, id).await?;
    let people = People::of(services, id).await?;
    let standing = standing(actor, &meeting, &people, services.clock.now());
    standing.may(Right::Papers)?;
    let shelf = Shelf::of(services, id).await?;
    let paper = &shelf.paper(paper)?.value;
    let there = checked_in_at(actor, &meeting, &people).is_some();
    standing.may_read(paper.stage, there)?;
    let found = match version {
        None => paper.versions.last(),
        Some(number) => paper.versions.iter().find(|one| one.number == number),
    };
    let version = found.ok_or(Error::NotFound("paper"))?;
    Ok(Content {
        name: paper.name.clone(),
        media_type: version.media_type.clone(),
        size: version.size,
        sha256: version.sha256.clone(),
        file: version.content(),
    })
}
