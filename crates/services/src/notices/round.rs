//! One round of errands: those whose time has come, in order, none standing in the way of others.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{Office, deciders, deliver, post, remind, tell};
use crate::{
    Error, Services,
    errands::{Errand, Event, What, id_of},
    ports::Kind,
    record::{self, Record},
};

/// Errands looked at in one round.
const AT_ONCE: usize = 400;
/// An errand that failed so often is given up, with a line in the log.
const MOST_FAILURES: u32 = 12;

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Errands done.
    pub done: usize,
    /// Errands that failed and wait for another try.
    pub failed: usize,
    /// When the next one is due; none: nothing is to be done.
    pub next: Option<Timestamp>,
}

/// Does what is due. Without a mail server nothing is written for mail.
///
/// # Errors
/// Unavailable, when errands cannot be read; one that fails only waits.
pub async fn round(services: &Services, office: &Office) -> Result<Round, Error> {
    let now = services.clock.now();
    let page = services.records.page(Kind::Errand, None, AT_ONCE).await?;
    let mut round = Round::default();
    let mut tellings = BTreeMap::<Event, Vec<_>>::new();
    let (mut posts, mut reminders, mut mails, mut requests) = (vec![], vec![], vec![], vec![]);
    for stored in &page {
        let Ok(errand) = Record::<Errand>::of(stored) else {
            tracing::error!(errand = stored.id, "an errand cannot be read");
            continue;
        };
        if now < errand.value.at {
            round.next = round.next.or(Some(errand.value.at));
            continue;
        }
        match &errand.value.what {
            What::Tell { event, .. } => tellings.entry(event.clone()).or_default().push(errand),
            What::Post { .. } => posts.push(errand),
            What::Remind { .. } => reminders.push(errand),
            What::Deliver { .. } => mails.push(errand),
            What::Expire { .. } | What::Nudge { .. } => requests.push(errand),
        }
    }
    of_requests(services, &mut round, requests).await;
    for (event, errands) in tellings {
        let outcome = Box::pin(tell::tell(services, &event, &errands)).await;
        settle(services, &mut round, &errands, outcome).await;
    }
    for errand in reminders {
        if let What::Remind {
            event,
            reminder,
            start,
        } = &errand.value.what
        {
            let work = remind::remind(services, &errand.id, event, *reminder, *start);
            let outcome = Box::pin(work).await;
            settle(services, &mut round, &[errand], outcome).await;
        }
    }
    for errand in posts {
        if let What::Post { letter } = &errand.value.what {
            let mail = services.mailer.is_some();
            let outcome = post::post(services, &errand.id, letter, mail).await;
            settle(services, &mut round, &[errand], outcome).await;
        }
    }
    if services.mailer.is_some() {
        let done = Box::pin(deliver::deliver(services, office, mails)).await;
        round.done += done;
    }
    if round.done > 0 || round.failed > 0 {
        round.next = Some(now);
    }
    Ok(round)
}

/// Requests that end now, and those who decide about them.
async fn of_requests(services: &Services, round: &mut Round, errands: Vec<Record<Errand>>) {
    for errand in errands {
        let outcome = match &errand.value.what {
            What::Expire { booking } => {
                Box::pin(deciders::expire(services, &errand.id, booking)).await
            }
            What::Nudge { event, start } => {
                Box::pin(deciders::nudge(services, &errand.id, event, *start)).await
            }
            _ => Ok(()),
        };
        settle(services, round, &[errand], outcome).await;
    }
}

/// Counts what was done; what failed is put off, longer each time, and given up in the end.
async fn settle(
    services: &Services,
    round: &mut Round,
    errands: &[Record<Errand>],
    outcome: Result<(), Error>,
) {
    match outcome {
        Ok(()) => round.done += errands.len(),
        // Another process did it.
        Err(Error::Stale(_)) => round.done += errands.len(),
        Err(error) => {
            round.failed += errands.len();
            for errand in errands {
                if let Err(error) = put_off(services, errand, &error).await {
                    tracing::error!(%error, "an errand could not be put off");
                }
            }
        }
    }
}

async fn put_off(services: &Services, errand: &Record<Errand>, why: &Error) -> Result<(), Error> {
    let failed = errand.value.failed + 1;
    let mut changes = vec![record::remove(Kind::Errand, &errand.id)];
    if failed < MOST_FAILURES {
        tracing::warn!(errand = errand.id, %why, failed, "an errand failed; it is tried again");
        let wait = SignedDuration::from_secs(5 << failed.min(10));
        let at = services.clock.now().saturating_add(wait);
        let at = at.unwrap_or(Timestamp::MAX);
        let later = Errand {
            at,
            failed,
            what: errand.value.what.clone(),
        };
        let id = id_of(services, at);
        changes.push(record::create(Kind::Errand, &id, &later)?);
    } else {
        tracing::error!(errand = errand.id, %why, "an errand was given up");
    }
    Ok(services.records.write(changes, Vec::new()).await?)
}
