//! A reminder whose time has come (R048, R093 to R095, R100).

use domain::{
    meetings::{AttendeeKind, Participation},
    notices::Reason,
};
use jiff::{SignedDuration, Timestamp};

use super::{
    event::{Gathered, gather},
    people::{Person, reached},
    post::letter,
    records::Stage,
};
use crate::{
    Error, Services,
    errands::{Event, Reminder, What, make, reminder_id},
    ports::{Change, Kind, StoreError},
    record,
};

/// Who was asked less than this ago is not pressed for an answer.
const PATIENCE: SignedDuration = SignedDuration::from_hours(12);

/// Reminds of `event` at `start`; when it is at another time by now, or does not take place, says
/// nothing (R103).
///
/// # Errors
/// Unavailable.
pub(super) async fn remind(
    services: &Services,
    errand: &str,
    event: &Event,
    reminder: Reminder,
    start: Timestamp,
) -> Result<(), Error> {
    let now = services.clock.now();
    let mut changes = vec![record::remove(Kind::Errand, errand)];
    let gathered = gather(services, event, Some(start)).await?;
    if let Some(it) = gathered.filter(|it| it.stage == Stage::On && it.said.slot.start == start) {
        changes.extend(next_date(services, event, reminder, &it)?);
        // Lintel was not there at the time: what has begun needs no reminder.
        if now < start {
            let (reason, people) = addressed(&it, reminder, now);
            let recipients = reached(services, people).await?;
            // Under this name there is one letter, however often this is done.
            let id = reminder_id(start, event, reminder, due_day(errand));
            let mut said = it.said.clone();
            if let (Reminder::Rehearsal, Event::Meeting(id)) = (reminder, event) {
                said.link = format!("/device-test?meeting={id}");
            }
            let made = letter(services, Some(id), (event, reason), &said, recipients, None)?;
            changes.extend(made);
        }
    }
    match services.records.write(changes, Vec::new()).await {
        // Another process was faster.
        Err(StoreError::Taken(_)) => {
            let gone = vec![record::remove(Kind::Errand, errand)];
            Ok(services.records.write(gone, Vec::new()).await?)
        }
        outcome => Ok(outcome?),
    }
}

/// The instant for which an errand was made, which its id begins with: reminders of one sort differ
/// by it.
fn due_day(errand: &str) -> Timestamp {
    let at = errand.split('~').next().and_then(|at| at.parse().ok());
    at.unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A series arms its next date once this one has begun.
fn next_date(
    services: &Services,
    event: &Event,
    reminder: Reminder,
    it: &Gathered,
) -> Result<Option<Change>, Error> {
    let last = reminder == Reminder::HourBefore && matches!(event, Event::Series(_));
    let tell = || {
        let what = What::Tell {
            event: event.clone(),
            by: None,
            was: None,
            pending: false,
        };
        make(services, it.said.slot.start, what)
    };
    last.then(tell).transpose()
}

fn addressed(it: &Gathered, reminder: Reminder, now: Timestamp) -> (Reason, Vec<Person>) {
    let coming = it.asked.iter().filter(|one| {
        let unanswered = one.participation == Participation::NeedsAction;
        let waits = now.duration_since(one.invited_at) >= PATIENCE;
        let required = one.person.kind == AttendeeKind::Required;
        match reminder {
            Reminder::Confirm => required && unanswered && waits,
            Reminder::DayBefore | Reminder::HourBefore => {
                let away = [Participation::Declined, Participation::Delegated];
                !away.contains(&one.participation)
            }
            Reminder::Rehearsal => false,
        }
    });
    let mut people: Vec<Person> = coming.map(|one| one.person.clone()).collect();
    let host = it.host.clone();
    let reason = match reminder {
        Reminder::Confirm => Reason::Confirm,
        Reminder::DayBefore => {
            people.extend(host);
            Reason::DayBefore
        }
        Reminder::HourBefore => Reason::HourBefore,
        Reminder::Rehearsal => {
            people.extend(host);
            Reason::Rehearsal
        }
    };
    (reason, people)
}
