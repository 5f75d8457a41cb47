//! Reading a dossier, as far as the caller may.

use contract::meetings::{AgendaLine, Dossier};
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::{AttendeeClass, DossierPart},
};

use super::{
    super::{
        agenda,
        people::{acquaint, attendees},
        records::Meeting,
    },
    records::{At, DossierRecord, portrait_path},
};
use crate::{
    Error, Services,
    rooms::{Photo, read_blob},
};

/// The dossier of somebody; without anything in it while nobody wrote one.
///
/// # Errors
/// Denied to those who may not read the agenda; not found (`meeting`, `attendee`); unavailable.
pub async fn get(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    attendee: &str,
) -> Result<Dossier, Error> {
    let at = At::of(services, actor, (id, attendee)).await?;
    at.standing.may_read_dossier(DossierPart::Outer, at.own)?;
    let record = at.record(services).await?;
    let revision = record.as_ref().map_or(0, |record| record.revision);
    let value = record.map(|record| record.value);
    let updated_at = value.as_ref().map(|value| value.updated_at);
    let value = value.unwrap_or_else(|| DossierRecord::new(id, at.now));
    let all = attendees(actor, &at.meeting, &at.people, at.standing, at.now);
    let mut one: Vec<_> = all.into_iter().filter(|one| one.id == attendee).collect();
    acquaint(services, actor, at.standing, &mut one).await?;
    let who = one.into_iter().next().ok_or(Error::NotFound("attendee"))?;
    let lines = lines(services, &at.meeting).await?;
    let reads = |part| at.standing.may_read_dossier(part, at.own).is_ok();
    let writes = |part: &DossierPart| at.standing.may_write_dossier(*part, at.own).is_ok();
    let portrait = value.portrait.as_ref();
    Ok(Dossier {
        title: said(value.title, who.position.as_ref()),
        organisation: said(value.organisation, who.company.as_ref()),
        biography: value.biography,
        portrait: portrait.map(|name| portrait_path(id, attendee, name)),
        sessions: spoken(&value.sessions, &lines),
        links: value.links,
        needs: reads(DossierPart::Needs).then_some(value.needs),
        inner: reads(DossierPart::Inner).then_some(value.inner),
        may_write: DossierPart::ALL.into_iter().filter(writes).collect(),
        asked_for: who.class == Some(AttendeeClass::Guest),
        attendee: who,
        updated_at,
        revision,
    })
}

/// The picture, to whom may see the outer part.
///
/// # Errors
/// As [`get`]; not found (`photo`).
pub async fn portrait(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    attendee: &str,
) -> Result<Photo, Error> {
    let at = At::of(services, actor, (id, attendee)).await?;
    at.standing.may_read_dossier(DossierPart::Outer, at.own)?;
    let record = at.record(services).await?;
    let name = record.and_then(|record| record.value.portrait);
    read_blob(services, &name.ok_or(Error::NotFound("photo"))?).await
}

/// What somebody wrote, else what is known of them.
pub(super) fn said(written: String, known: Option<&String>) -> String {
    match (written.is_empty(), known) {
        (true, Some(known)) => known.clone(),
        _ => written,
    }
}

/// The agenda with the times that it has now.
pub(super) async fn lines(
    services: &Services,
    meeting: &Meeting,
) -> Result<Vec<AgendaLine>, Error> {
    let kept = agenda::read(services, &meeting.id()).await?;
    let items = kept.map_or_else(Vec::new, |kept| kept.value.items);
    Ok(agenda::shown(meeting.slot(), items).items)
}

/// The items with these ids that are still there, in the agenda's order.
pub(super) fn spoken(sessions: &[String], lines: &[AgendaLine]) -> Vec<AgendaLine> {
    let chosen = |line: &&AgendaLine| sessions.contains(&line.item.id);
    lines.iter().filter(chosen).cloned().collect()
}
