//! Writing in a dossier: words, and the portrait with them, in one transaction.

use contract::meetings::{ChangeDossier, Dossier};
use domain::{
    accounts::{Actor, Denial},
    ids::MeetingId,
    meetings::{DossierPart, Phase},
};

use super::{
    super::about,
    input::{lay, touched},
    read::{get, lines},
    records::{At, DossierRecord, portrait_name},
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited, entry},
    ports::{Change, Kind},
    record::{self, Record},
    rooms::{blob, picture},
};

/// Tries when somebody changes the same dossier meanwhile and no revision was named.
const TRIES: usize = 5;

/// What becomes of the portrait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portrait<'a> {
    /// It stays.
    Keep,
    /// This one: PNG, JPEG or WebP, at most [`crate::rooms::LARGEST_PHOTO`] bytes.
    Set(&'a [u8]),
    /// None.
    Remove,
}

/// Changes a dossier; what is absent stays. `revision` is the one that the caller saw, 0 when
/// there was none.
///
/// # Errors
/// Denied for a part that the caller may not write; not found (`meeting`, `attendee`); stale; wrong
/// fields, those of [`ChangeDossier`] and `portrait` (`bad_photo`); rules `meeting_cancelled`,
/// `only_forward` for one that is archived; unavailable.
pub async fn change(
    services: &Services,
    actor: &Actor,
    (id, attendee): (&MeetingId, &str),
    (input, portrait): (&ChangeDossier, Portrait<'_>),
    revision: Option<u64>,
) -> Result<Dossier, Error> {
    let told = about("meetings.dossier", id);
    let work = async {
        for _ in 0..TRIES {
            let given = (input, portrait);
            match once(services, actor, (id, attendee), given, (revision, told)).await {
                Err(Error::Stale(_) | Error::Rule("taken")) if revision.is_none() => {}
                // Somebody began it at the same moment.
                Err(Error::Rule("taken")) => return Err(Error::Stale(1)),
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, actor, told, work).await?;
    get(services, actor, id, attendee).await
}

async fn once(
    services: &Services,
    actor: &Actor,
    of: (&MeetingId, &str),
    (input, portrait): (&ChangeDossier, Portrait<'_>),
    (revision, told): (Option<u64>, About<'_>),
) -> Result<(), Error> {
    let at = may_write(services, actor, of, (input, portrait)).await?;
    let known = at.record(services).await?;
    let now = known.as_ref().map_or(0, |known| known.revision);
    if revision.is_some_and(|seen| seen != now) {
        return Err(Error::Stale(now));
    }
    let fresh = || DossierRecord::new(of.0, at.now);
    let before = known
        .as_ref()
        .map_or_else(fresh, |known| known.value.clone());
    let mut after = before.clone();
    let mut fields = Fields::default();
    lay(
        &mut after,
        input,
        &lines(services, &at.meeting).await?,
        &mut fields,
    );
    let mut changes = pictures(&mut after, &at.attendee, portrait, &mut fields)?;
    fields.done()?;
    if after == before {
        return Ok(());
    }
    after.updated_at = at.now;
    changes.push(kept(known, &at.attendee, after)?);
    let detail = format!("{}, {}", at.meeting.record.value.topic, at.who.name);
    let row = entry(services, actor, told, &detail);
    Ok(services.records.write(changes, vec![row]).await?)
}

/// Whose dossier it is, when the caller may write what they want to. Who may not is not told what
/// is wrong with the words.
async fn may_write(
    services: &Services,
    actor: &Actor,
    of: (&MeetingId, &str),
    (input, portrait): (&ChangeDossier, Portrait<'_>),
) -> Result<At, Error> {
    if actor.read_only {
        return Err(Denial::ReadOnlyKey.into());
    }
    let at = At::of(services, actor, of).await?;
    let mut parts = touched(input);
    if portrait != Portrait::Keep || parts.is_empty() {
        parts.push(DossierPart::Outer);
    }
    for part in parts {
        at.standing.may_write_dossier(part, at.own)?;
    }
    if at.meeting.cancelled() {
        return Err(Error::Rule("meeting_cancelled"));
    }
    match at.meeting.phase(at.now) == Phase::Archived {
        true => Err(Error::Rule("only_forward")),
        false => Ok(at),
    }
}

/// The writes that keep another picture, or none; the one before goes.
fn pictures(
    record: &mut DossierRecord,
    attendee: &str,
    portrait: Portrait<'_>,
    fields: &mut Fields,
) -> Result<Vec<Change>, Error> {
    let fresh = match portrait {
        Portrait::Keep => return Ok(Vec::new()),
        Portrait::Remove => None,
        Portrait::Set(bytes) => match picture("portrait", bytes) {
            Ok(kind) => Some((portrait_name(attendee, bytes), kind, bytes)),
            Err(_) => {
                fields.wrong("portrait", "bad_photo");
                return Ok(Vec::new());
            }
        },
    };
    let name = fresh.as_ref().map(|(name, ..)| name.clone());
    let before = std::mem::replace(&mut record.portrait, name);
    if before == record.portrait {
        return Ok(Vec::new());
    }
    let gone = before.map(|name| record::remove(Kind::Blob, &name));
    let made = fresh.map(|(name, kind, bytes)| blob(&name, kind, bytes));
    Ok(gone.into_iter().chain(made.transpose()?).collect())
}

fn kept(
    known: Option<Record<DossierRecord>>,
    attendee: &str,
    after: DossierRecord,
) -> Result<Change, Error> {
    match known {
        Some(mut known) => {
            known.value = after;
            known.put(Kind::Dossier)
        }
        None => record::create(Kind::Dossier, attendee, &after),
    }
}
