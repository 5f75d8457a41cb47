//! Sending by mail: each once, also when the process is killed meanwhile (R102, R104).
//!
//! A mail server that took a mail over cannot be asked whether it did. So that a kill between its
//! yes and the commit does not send the mail twice, the yes is first noted outside the database,
//! which takes microseconds, and several are committed together. What remains is the moment
//! between the server's yes and the note; a mail sent twice by it has one Message-ID.

use std::{collections::HashSet, sync::Arc};

use contract::notices::DeliveryState;
use domain::notices::wait_minutes;
use futures::{FutureExt, future::join_all};
use jiff::{SignedDuration, Timestamp};

use super::records::{DeliveryRecord, LetterRecord};
use crate::{
    Error, Services,
    connections::icalendar::itip,
    errands::{Errand, What, make},
    ports::{Calendar, Change, Kind, Mail, MailError, Mailbox},
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

/// What has gone out, noted where a kill does not reach it.
pub trait SentNotes: Send + Sync {
    /// Notes one; returns once the note would survive a kill.
    ///
    /// # Errors
    /// In words, for the log.
    fn note(&self, delivery: &str) -> Result<(), String>;
    /// All that were noted and not forgotten, also by a process before this one.
    fn noted(&self) -> HashSet<String>;
    /// Forgets all: the database knows them.
    fn forget(&self);
}

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
    Failed(MailError),
    /// Not tried: its time is past, or the server is let alone.
    TooLate,
    NotNow,
}

/// One to be sent.
struct Item {
    errand: Record<Errand>,
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
    noted: &HashSet<String>,
    in_a_row: &mut usize,
) -> Result<usize, Error> {
    let mut changes = Vec::new();
    let mut items = Vec::new();
    for errand in errands {
        let What::Deliver { delivery } = &errand.value.what else {
            continue;
        };
        match record::get::<DeliveryRecord>(services, Kind::Delivery, delivery).await? {
            Some(delivery) if !is_over(&delivery.value) => items.push(Item {
                errand: errand.clone(),
                delivery,
            }),
            _ => changes.push(record::remove(Kind::Errand, &errand.id)),
        }
    }
    let now = services.clock.now();
    let mut settled = Vec::new();
    for some in items.chunks(AT_ONCE) {
        let quiet = *in_a_row >= MOST_IN_A_ROW;
        let outcomes: Vec<Outcome> = match quiet {
            true => some.iter().map(|_| Outcome::NotNow).collect(),
            false => {
                let tries = some
                    .iter()
                    .map(|item| one(services, office, item, noted, now));
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
    let count = changes.len();
    services.records.write(changes, Vec::new()).await?;
    office.sent.forget();
    Ok(count)
}

fn is_over(delivery: &DeliveryRecord) -> bool {
    matches!(delivery.state, DeliveryState::Sent | DeliveryState::Failed)
}

async fn one(
    services: &Services,
    office: &Office,
    item: &Item,
    noted: &HashSet<String>,
    now: Timestamp,
) -> Outcome {
    let delivery = &item.delivery;
    if noted.contains(&delivery.id) {
        return Outcome::Sent;
    }
    if delivery.value.until.is_some_and(|until| until <= now) {
        return Outcome::TooLate;
    }
    let Some(mailer) = &services.mailer else {
        return Outcome::NotNow;
    };
    let mail = match mail(services, office, delivery).await {
        Ok(mail) => mail,
        Err(error) => return Outcome::Failed(MailError::Temporary(error.to_string())),
    };
    match mailer.send(&mail).await {
        Ok(()) => {
            if let Err(error) = office.sent.note(&delivery.id) {
                tracing::error!(%error, "a sent mail could not be noted");
            }
            Outcome::Sent
        }
        Err(error) => Outcome::Failed(error),
    }
}

/// The writes that an outcome means.
fn settle(services: &Services, item: &Item, outcome: Outcome) -> Result<Vec<Change>, Error> {
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
        Outcome::TooLate => {
            value.state = DeliveryState::Failed;
            value.result = match value.result.is_empty() {
                true => "too late: it has begun".to_owned(),
                false => format!("too late: it has begun; before: {}", value.result),
            };
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

/// The mail: the words, then the links, then what goes to the calendar.
async fn mail(
    services: &Services,
    office: &Office,
    delivery: &Record<DeliveryRecord>,
) -> Result<Mail, Error> {
    let value = &delivery.value;
    let letter = record::get::<LetterRecord>(services, Kind::Letter, &value.letter).await?;
    let calendar = letter.and_then(|letter| {
        let many = letter.value.recipients.len() > itip::MOST_LISTED;
        let part = letter.value.calendar?;
        Some(Calendar {
            method: if part.cancels { "CANCEL" } else { "REQUEST" },
            ics: match many {
                true => itip::named_alone(&part.ics, &value.address),
                false => part.ics,
            },
        })
    });
    Ok(Mail {
        id: delivery.id.clone(),
        to: Mailbox {
            name: value.name.clone(),
            address: value.address.clone(),
        },
        reply_to: None,
        subject: value.subject.clone(),
        text: format!("{}\n\n{}", value.text, links(office, value)),
        html: None,
        calendar,
        language: value.locale,
    })
}

fn links(office: &Office, value: &DeliveryRecord) -> String {
    let base = &office.base;
    let mut lines = Vec::new();
    let mut line = |en: &str, zh: &str, path: &str| {
        if !path.is_empty() {
            let label = match value.locale {
                contract::locale::Locale::En => format!("{en}: "),
                contract::locale::Locale::Zh => format!("{zh}："),
            };
            lines.push(format!("{label}{base}{path}"));
        }
    };
    line(
        "Do you come? Answer here",
        "您能参加吗？请在此回复",
        value.answer.as_deref().unwrap_or(""),
    );
    line("Join", "加入会议", &value.join);
    line(
        "Agenda, papers and people",
        "议程、资料与参会人员",
        &value.link,
    );
    lines.join("\n")
}
