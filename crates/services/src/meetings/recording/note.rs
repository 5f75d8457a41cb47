//! What those do who look after the meeting: ask for a recording, note what the client said, end
//! what was noted.

use contract::meetings::{AskRecording, NoteConsent, RecordingView};
use domain::{
    accounts::{Action, Actor},
    ids::MeetingId,
    meetings::{ConsentWay, MOST_CONSENTS},
};
use jiff::SignedDuration;

use super::{
    super::{about, records::visible},
    records::{ConsentRecord, RecordingRecord, put},
    view::recording,
};
use crate::{
    Error, Services,
    bookings::whole_seconds,
    fields::Fields,
    journal::{About, audited, entry},
};

/// Longest name and company, in characters.
const LONGEST: usize = 200;
/// Tries when somebody else writes at the same time.
pub(super) const TRIES: usize = 10;
/// The end of a consent that was noted may be taken back for so long.
pub(super) const RESTORE: SignedDuration = SignedDuration::from_mins(10);

/// Asks that the meeting is recorded, or no longer does.
///
/// # Errors
/// Denied to all but those who look after the meeting; not found; stale; unavailable.
pub async fn ask_recording(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: AskRecording,
    revision: Option<u64>,
) -> Result<RecordingView, Error> {
    let told = about("meetings.ask_recording", id);
    let change = |kept: &mut RecordingRecord| {
        kept.wanted = input.wanted;
        Ok(())
    };
    changed(services, actor, (id, told), revision, change).await?;
    recording(services, actor, id).await
}

/// Notes that the client agreed; answers the consent's id.
///
/// # Errors
/// As [`ask_recording`]; wrong fields `who`, `company`, `way`, `given_at`; rule
/// `too_many_consents`.
pub async fn note_consent(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &NoteConsent,
) -> Result<RecordingView, Error> {
    let now = services.clock.now();
    let new = services.ids.id();
    let told = about("meetings.consent", id);
    let change = |kept: &mut RecordingRecord| {
        let mut fields = Fields::default();
        let who = fields.line("who", &input.who, LONGEST);
        let company = fields.line("company", &input.company, LONGEST);
        fields.check("way", "required", input.way.is_some());
        let noted = input.way.is_none_or(|way| ConsentWay::NOTED.contains(&way));
        fields.check("way", "bad_value", noted);
        let given_at = input.given_at.map_or(now, whole_seconds);
        fields.check("given_at", "later_than_now", given_at <= now);
        fields.done()?;
        add(
            kept,
            ConsentRecord {
                id: new.clone(),
                who,
                company,
                attendee: None,
                way: input.way.unwrap_or(ConsentWay::InWriting),
                given_at,
                noted_at: now,
                noted_by: Some(actor.name.clone()),
                withdrawn_at: None,
            },
        )
    };
    changed(services, actor, (id, told), None, change).await?;
    recording(services, actor, id).await
}

/// One more consent.
pub(super) fn add(kept: &mut RecordingRecord, new: ConsentRecord) -> Result<(), Error> {
    if kept.consents.len() >= MOST_CONSENTS {
        return Err(Error::Rule("too_many_consents"));
    }
    kept.consents.push(new);
    Ok(())
}

/// Notes that a consent was withdrawn; one that was already stays so.
///
/// # Errors
/// As [`ask_recording`]; not found (`consent`).
pub async fn withdraw_consent(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    consent: &str,
) -> Result<(), Error> {
    let now = services.clock.now();
    let told = about("meetings.withdraw_consent", id);
    let change = |kept: &mut RecordingRecord| {
        let found = kept.consents.iter_mut().find(|one| one.id == consent);
        let found = found.ok_or(Error::NotFound("consent"))?;
        found.withdrawn_at = found.withdrawn_at.or(Some(now));
        Ok(())
    };
    changed(services, actor, (id, told), None, change).await
}

/// Takes back that a consent was withdrawn: only of one that a colleague noted, within ten
/// minutes. What somebody said of themselves nobody else takes back.
///
/// # Errors
/// As [`withdraw_consent`]; rule `restore_too_late`.
pub async fn restore_consent(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    consent: &str,
) -> Result<(), Error> {
    let now = services.clock.now();
    let told = about("meetings.consent", id);
    let change = |kept: &mut RecordingRecord| {
        let found = kept.consents.iter_mut().find(|one| one.id == consent);
        let found = found.ok_or(Error::NotFound("consent"))?;
        match found.withdrawn_at {
            None => {}
            Some(_) if may_restore(found, now) => found.withdrawn_at = None,
            Some(_) => return Err(Error::Rule("restore_too_late")),
        }
        Ok(())
    };
    changed(services, actor, (id, told), None, change).await
}

/// Whether the end of this consent may be taken back at `now`.
pub(super) fn may_restore(one: &ConsentRecord, now: jiff::Timestamp) -> bool {
    let just_now = one
        .withdrawn_at
        .is_some_and(|at| now.duration_since(at) < RESTORE);
    one.way != ConsentWay::Link && just_now
}

/// Changes what is kept, as one who looks after the meeting; again when somebody was faster.
async fn changed(
    services: &Services,
    actor: &Actor,
    (id, told): (&MeetingId, About<'_>),
    revision: Option<u64>,
    change: impl Fn(&mut RecordingRecord) -> Result<(), Error> + Sync,
) -> Result<(), Error> {
    let work = async {
        for _ in 0..TRIES {
            match once(services, actor, (id, told), revision, &change).await {
                Err(Error::Stale(_) | Error::Rule("taken")) if revision.is_none() => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, actor, told, work).await
}

async fn once(
    services: &Services,
    actor: &Actor,
    (id, told): (&MeetingId, About<'_>),
    revision: Option<u64>,
    change: &(impl Fn(&mut RecordingRecord) -> Result<(), Error> + Sync),
) -> Result<(), Error> {
    let meeting = visible(services, actor, id).await?;
    meeting.can(actor, Action::ChangeBooking)?;
    let known = super::read(services, id).await?;
    let now = known.as_ref().map_or(0, |known| known.revision);
    if revision.is_some_and(|seen| seen != now) {
        return Err(Error::Stale(now));
    }
    let before = known.as_ref().map(|known| known.value.clone());
    let before = before.unwrap_or_default();
    let mut value = before.clone();
    change(&mut value)?;
    if value == before {
        return Ok(());
    }
    let row = entry(
        services,
        actor,
        told,
        &said(&meeting.record.value.topic, &before, &value),
    );
    let write = put(id, known, value)?;
    Ok(services.records.write(vec![write], vec![row]).await?)
}

/// What the journal says beside the action: which consent, or whether it is to be recorded.
fn said(topic: &str, before: &RecordingRecord, after: &RecordingRecord) -> String {
    let other = |one: &&ConsentRecord| !before.consents.contains(one);
    match after.consents.iter().find(other) {
        Some(one) => format!("{topic}, {} ({})", one.who, one.company),
        None if after.wanted => format!("{topic}, yes"),
        None => format!("{topic}, no"),
    }
}
