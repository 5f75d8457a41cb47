//! Sending by mail: each once, also when the process is killed meanwhile (R102, R104).
//!
//! A mail server that took a mail over cannot be asked whether it did. So before the line that ends
//! a mail is written, that is noted outside the database, which takes microseconds, and so is the
//! answer; several are committed together. After a kill a mail with that note is not sent again:
//! what was written reaches the server, though the process is gone. Only a server that refused it
//! in that moment never had it; the log says that it is not known, and offers to send it again.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use contract::notices::DeliveryState;
use domain::notices::wait_minutes;
use futures::{FutureExt, future::join_all};
use jiff::{SignedDuration, Timestamp};

use super::{
    mail::{Parts, mail, parts},
    notes::{Mark, SentNotes},
    records::DeliveryRecord,
};
use crate::{
    Error, Services,
    errands::{Errand, What, make},
    ports::{Change, Kind, MailError},
    record::{self, Record},
};

/// Mails whose outcome is committed together.
const TOGETHER: usize = 40;
/// Mails on their way at the same time.
const AT_ONCE: usize = 4;
/// After so many temporary failures in a row the server is let alone for a while.
const MOST_IN_A_ROW: usize = 3;
/// How long: a mail that was not even tried loses no try.
const LET_ALONE: SignedDuration = SignedDuration::from_secs(60);

/// How mails are sent.
#[derive(Clone)]
pub struct Office {
    /// Address that people type, without a slash at its end: links begin with it.
    pub base: String,
    /// What has gone out.
    pub sent: Arc<dyn SentNotes>,
}

/// What became of one.
enum Outcome {
    Sent,
    /// Handed over before a kill; what was answered is not known.
    Unconfirmed,
    Failed(MailError),
    /// Not tried: its time is past, or the server is let alone.
    TooLate,
    NotNow,
}

/// One to be sent.
struct Item<'a> {
    errand: &'a Record<Errand>,
    delivery: Record<DeliveryRecord>,
}

/// Sends what is due; answers how many errands were settled.
pub(super) async fn deliver(
    services: &Services,
    office: &Office,
    errands: Vec<Record<Errand>>,
) -> usize {
    let mut done = 0;
    let mut in_a_row = 0;
    let noted = office.sent.noted();
    for some in errands.chunks(TOGETHER) {
        let work = together(services, office, some, &noted, &mut in_a_row);
        match Box::pin(work).await {
            Ok(count) => done += count,
            Err(error) => {
                tracing::warn!(%error, "mails could not be settled; they are looked at again");
                break;
            }
        }
    }
    done
}

async fn together(
    services: &Services,
    office: &Office,
    errands: &[Record<Errand>],
    noted: &HashMap<String, Mark>,
    in_a_row: &mut usize,
) -> Result<usize, Error> {
    let (mut changes, items) = to_send(services, errands).await?;
    let parts = parts(services, items.iter().map(|item| &item.delivery.value)).await?;
    let now = services.clock.now();
    let mut settled = Vec::new();
    for some in items.chunks(AT_ONCE) {
        let quiet = *in_a_row >= MOST_IN_A_ROW;
        let outcomes: Vec<Outcome> = match quiet {
            true => some.iter().map(|_| Outcome::NotNow).collect(),
            false => {
                let tries = some
                    .iter()
                    .map(|item| one(services, office, item, (&parts, noted), now));
                join_all(tries.map(FutureExt::boxed)).await
            }
        };
        for outcome in &outcomes {
            match outcome {
                Outcome::Failed(MailError::Temporary(_)) => *in_a_row += 1,
                Outcome::Sent => *in_a_row = 0,
                _ => {}
            }
        }
        settled.extend(some.iter().zip(outcomes));
    }
    for (item, outcome) in settled {
        changes.extend(settle(services, item, outcome)?);
    }
    services.records.write(changes, Vec::new()).await?;
    office.sent.forget();
    Ok(errands.len())
}

/// The deliveries that the errands are for, and the end of those errands that are for nothing.
async fn to_send<'a>(
    services: &Services,
    errands: &'a [Record<Errand>],
) -> Result<(Vec<Change>, Vec<Item<'a>>), Error> {
    let asked = errands
        .iter()
        .filter_map(|errand| match &errand.value.what {
            What::Deliver { delivery } => Some((errand, delivery)),
            _ => None,
        });
    let asked: Vec<_> = asked.collect();
    let ids: Vec<String> = asked.iter().map(|(_, id)| (*id).clone()).collect();
    let mut found = BTreeMap::new();
    for stored in services.records.get_many(Kind::Delivery, &ids).await? {
        let delivery = Record::<DeliveryRecord>::of(&stored)?;
        found.insert(stored.id, delivery);
    }
    let (mut over, mut items) = (Vec::new(), Vec::new());
    for (errand, id) in asked {
        match found.remove(id).filter(|one| !one.value.state.is_over()) {
            Some(delivery) => items.push(Item { errand, delivery }),
            None => over.push(record::remove(Kind::Errand, &errand.id)),
        }
    }
    Ok((over, items))
}

async fn one(
    services: &Services,
    office: &Office,
    item: &Item<'_>,
    (parts, noted): (&Parts, &HashMap<String, Mark>),
    now: Timestamp,
) -> Outcome {
    let delivery = &item.delivery;
    match noted.get(&delivery.id) {
        Some(Mark::Taken) => return Outcome::Sent,
        Some(Mark::HandedOver) => return Outcome::Unconfirmed,
        Some(Mark::NotTaken) | None => {}
    }
    if delivery.value.until.is_some_and(|until| until <= now) {
        return Outcome::TooLate;
    }
    let Some(mailer) = &services.mailer else {
        return Outcome::NotNow;
    };
    let part = parts.get(&delivery.value.letter);
    let note = |mark| {
        if let Err(error) = office.sent.note(&delivery.id, mark) {
            tracing::error!(%error, "how far a mail came could not be noted");
        }
    };
    let mail = mail(office, delivery, part);
    let sent = mailer.hand_over(&mail, &|| note(Mark::HandedOver)).await;
    match sent {
        Ok(()) => {
            note(Mark::Taken);
            Outcome::Sent
        }
        Err(error) => {
            note(Mark::NotTaken);
            Outcome::Failed(error)
        }
    }
}

/// The writes that an outcome means.
fn settle(services: &Services, item: &Item<'_>, outcome: Outcome) -> Result<Vec<Change>, Error> {
    let now = services.clock.now();
    let mut delivery = item.delivery.clone();
    let value = &mut delivery.value;
    let mut changes = vec![record::remove(Kind::Errand, &item.errand.id)];
    value.next_at = None;
    let again = match outcome {
        Outcome::Sent => {
            value.tries += 1;
            value.state = DeliveryState::Sent;
            value.sent_at = Some(now);
            value.result.clear();
            None
        }
        Outcome::Unconfirmed => {
            value.tries += 1;
            value.state = DeliveryState::Unconfirmed;
            value.sent_at = Some(now);
            value.result.clear();
            None
        }
        Outcome::TooLate => {
            value.state = DeliveryState::TooLate;
            None
        }
        Outcome::NotNow => Some(LET_ALONE),
        Outcome::Failed(error) => {
            value.tries += 1;
            value.result = error.to_string().chars().take(500).collect();
            let wait = match error {
                MailError::Temporary(_) => wait_minutes(value.tries),
                MailError::Permanent(_) => None,
            };
            value.state = match wait {
                Some(_) => DeliveryState::Retrying,
                None => DeliveryState::Failed,
            };
            wait.map(SignedDuration::from_mins)
        }
    };
    if let Some(wait) = again {
        let at = now.saturating_add(wait).unwrap_or(Timestamp::MAX);
        value.next_at = Some(at);
        let what = What::Deliver {
            delivery: delivery.id.clone(),
        };
        changes.push(make(services, at, what)?);
    }
    changes.push(delivery.put(Kind::Delivery)?);
    Ok(changes)
}
