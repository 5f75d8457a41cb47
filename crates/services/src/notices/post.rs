//! From a letter to its notices: one for each recipient, and a delivery for each by mail.

use contract::notices::DeliveryState;
use domain::{meetings::AttendeeKind, notices::Reason};
use jiff::{Timestamp, ToSpan};

use super::{
    records::{
        AnswerLinkRecord, CalendarPart, DeliveryRecord, KEPT, LetterRecord, NoticeRecord,
        Recipient, Said,
    },
    words,
};
use crate::{
    Error, Services, accounts,
    errands::{Event, What, make},
    journal::{About, entry},
    ports::{Change, JournalEntry, Kind},
    record::{self, Record},
};

/// Recipients whose notices are made in one transaction: each takes up to four records.
const AT_ONCE: usize = 200;

/// The writes that make a letter, under an id that says what it is about or a new one, and have it
/// posted. Without recipients there is nothing to write.
///
/// # Errors
/// Unavailable.
pub(super) fn letter(
    services: &Services,
    id: Option<String>,
    (event, reason): (&Event, Reason),
    said: &Said,
    recipients: Vec<Recipient>,
    calendar: Option<CalendarPart>,
) -> Result<Vec<Change>, Error> {
    if recipients.is_empty() {
        return Ok(Vec::new());
    }
    let now = services.clock.now();
    let id = id.unwrap_or_else(|| services.ids.id());
    let letter = LetterRecord {
        event: event.clone(),
        reason,
        said: said.clone(),
        recipients,
        posted: 0,
        calendar,
        at: now,
        expires_at: now.saturating_add(KEPT).unwrap_or(Timestamp::MAX),
    };
    Ok(vec![
        record::create(Kind::Letter, &id, &letter)?,
        make(services, now, What::Post { letter: id })?,
    ])
}

/// Makes the next notices of a letter; the errand stays until all are made.
///
/// # Errors
/// Stale when another process did it; unavailable.
pub(super) async fn post(
    services: &Services,
    errand: &str,
    id: &str,
    mail: bool,
) -> Result<(), Error> {
    let gone = vec![record::remove(Kind::Errand, errand)];
    let Some(mut letter) = record::get::<LetterRecord>(services, Kind::Letter, id).await? else {
        return Ok(services.records.write(gone, Vec::new()).await?);
    };
    let from = letter.value.posted;
    let some = letter.value.recipients.iter().skip(from).take(AT_ONCE);
    let some: Vec<Recipient> = some.cloned().collect();
    let mut changes = Vec::new();
    for one in &some {
        changes.extend(notice(services, id, &letter, one, mail)?);
    }
    letter.value.posted += some.len();
    let over = letter.value.posted >= letter.value.recipients.len();
    // The revision of the letter decides: who writes it has made these notices, nobody else.
    changes.push(letter.put(Kind::Letter)?);
    if over {
        changes.extend(gone);
    }
    let actor = domain::accounts::Actor::system();
    let about = About {
        action: "notices.post",
        kind: JournalEntry::NOTICE,
        id,
    };
    let row = entry(services, &actor, about, &letter.value.said.topic);
    Ok(services.records.write(changes, vec![row]).await?)
}

fn notice(
    services: &Services,
    letter_id: &str,
    letter: &Record<LetterRecord>,
    to: &Recipient,
    mail: bool,
) -> Result<Vec<Change>, Error> {
    let (id, now) = (services.ids.id(), services.clock.now());
    let letter = &letter.value;
    let (subject, text) = words::of(letter, to);
    let join = join(&letter.said, to);
    let mut changes = Vec::new();
    if to.account.is_some() {
        let notice = NoticeRecord {
            letter: letter_id.to_owned(),
            event: letter.event.clone(),
            reason: letter.reason,
            account: to.account.clone(),
            unread: to.account.clone(),
            name: to.name.clone(),
            locale: to.locale,
            subject: subject.clone(),
            text: text.clone(),
            link: letter.said.link.clone(),
            join: join.clone(),
            at: now,
            read_at: None,
            expires_at: letter.expires_at,
        };
        changes.push(record::create(Kind::Notice, &id, &notice)?);
    }
    let Some(address) = to.address.clone().filter(|_| mail) else {
        return Ok(changes);
    };
    let (link, answer) = answer_link(services, letter, to)?;
    changes.extend(link);
    let until = letter
        .reason
        .ends_at_start()
        .then_some(letter.said.slot.start);
    let delivery = DeliveryRecord {
        letter: letter_id.to_owned(),
        event: letter.event.clone(),
        reason: letter.reason,
        name: to.name.clone(),
        address,
        locale: to.locale,
        subject,
        text,
        link: match to.account {
            Some(_) => letter.said.link.clone(),
            None => String::new(),
        },
        join,
        answer,
        state: DeliveryState::Queued,
        tries: 0,
        result: String::new(),
        until,
        at: now,
        sent_at: None,
        next_at: Some(now),
        expires_at: letter.expires_at,
    };
    changes.push(record::create(Kind::Delivery, &id, &delivery)?);
    changes.push(make(services, now, What::Deliver { delivery: id })?);
    Ok(changes)
}

/// Where this one joins; who observes does not.
fn join(said: &Said, to: &Recipient) -> String {
    match to.kind {
        AttendeeKind::Observer => String::new(),
        _ => said.join.clone(),
    }
}

/// A link by which this one answers without signing in, when an answer is asked for: the record,
/// and the link's path.
fn answer_link(
    services: &Services,
    letter: &LetterRecord,
    to: &Recipient,
) -> Result<(Option<Change>, Option<String>), Error> {
    let meeting = matches!(letter.event, Event::Meeting(_));
    let (true, Some(attendee)) = (letter.reason.asks() && meeting, &to.attendee) else {
        return Ok((None, None));
    };
    let secret = services.ids.secret();
    let end = letter.said.slot.end.checked_add((24 * 7).hours());
    let link = AnswerLinkRecord {
        event: letter.event.clone(),
        attendee: attendee.clone(),
        locale: to.locale,
        expires_at: end.unwrap_or(letter.said.slot.end),
    };
    let change = record::create(Kind::AnswerLink, &accounts::secret_hash(&secret), &link)?;
    Ok((Some(change), Some(format!("/i/{secret}"))))
}
