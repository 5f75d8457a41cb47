//! How notices went out (R102): for the organiser of a meeting, and of the house for those who
//! look after it.

use contract::notices::{Channel, Deliveries, DeliveryState, DeliveryView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::MeetingId,
};

use super::records::{DeliveryRecord, NoticeRecord};
use crate::{
    Error, Services,
    errands::{Event, What, make},
    journal::{About, audited, entry},
    meetings,
    ports::{JournalEntry, Kind},
    record::{self, Record},
};

/// What was told of a meeting, newest first: by mail and in inboxes.
///
/// # Errors
/// Denied to all but those who look after it; not found; unavailable.
pub async fn deliveries(
    services: &Services,
    actor: &Actor,
    meeting: &MeetingId,
    before: Option<&str>,
    limit: usize,
) -> Result<Deliveries, Error> {
    meetings::looked_after(services, actor, meeting).await?;
    let event = Event::Meeting(meeting.clone()).to_string();
    let latest = |kind| {
        let records = &services.records;
        records.latest(kind, "event", &event, before, limit)
    };
    let (mails, notices) = futures::try_join!(latest(Kind::Delivery), latest(Kind::Notice))?;
    let mut items = Vec::new();
    for stored in &mails {
        items.push(by_mail(Record::of(stored)?));
    }
    for stored in &notices {
        items.push(in_inbox(Record::of(stored)?));
    }
    // Both of one notice have its id; the inbox first.
    items.sort_by(|a, b| b.id.cmp(&a.id).then(a.channel.cmp(&b.channel)));
    let cut = items.get(limit.saturating_sub(1)).map(|one| one.id.clone());
    if let Some(cut) = &cut {
        items.retain(|one| one.id >= *cut);
    }
    Ok(Deliveries {
        items,
        next_cursor: cut,
    })
}

/// Mails of the whole house that failed, newest first.
///
/// # Errors
/// Denied to all but those who keep settings; unavailable.
pub async fn failed(
    services: &Services,
    actor: &Actor,
    before: Option<&str>,
    limit: usize,
) -> Result<Deliveries, Error> {
    can(actor, Action::KeepSettings, Subject::House)?;
    let records = &services.records;
    let state = DeliveryState::Failed.as_str();
    let found = records.latest(Kind::Delivery, "state", state, before, limit);
    let mut items = Vec::new();
    for stored in &found.await? {
        items.push(by_mail(Record::of(stored)?));
    }
    let more = items.len() == limit;
    Ok(Deliveries {
        next_cursor: items.last().filter(|_| more).map(|one| one.id.clone()),
        items,
    })
}

/// Tries a mail that was given up once more, from the start.
///
/// # Errors
/// Denied to all but those who look after the meeting, or keep settings; not found (`delivery`);
/// rule `not_failed`; unavailable.
pub async fn again(services: &Services, actor: &Actor, id: &str) -> Result<(), Error> {
    let about = About {
        action: "notices.again",
        kind: JournalEntry::NOTICE,
        id,
    };
    let work = async {
        let found = record::get::<DeliveryRecord>(services, Kind::Delivery, id).await?;
        let mut delivery = found.ok_or(Error::NotFound("delivery"))?;
        let keeps = can(actor, Action::KeepSettings, Subject::House);
        match (&keeps, &delivery.value.event) {
            (Ok(()), _) => {}
            (_, Event::Meeting(meeting)) => {
                meetings::looked_after(services, actor, meeting).await?;
            }
            _ => keeps?,
        }
        if !delivery.value.state.may_go_again() {
            return Err(Error::Rule("not_failed"));
        }
        let now = services.clock.now();
        delivery.value.state = DeliveryState::Queued;
        delivery.value.tries = 0;
        delivery.value.next_at = Some(now);
        let what = What::Deliver {
            delivery: id.to_owned(),
        };
        let changes = vec![delivery.put(Kind::Delivery)?, make(services, now, what)?];
        let row = entry(services, actor, about, &delivery.value.subject);
        Ok(services.records.write(changes, vec![row]).await?)
    };
    audited(services, actor, about, work).await
}

pub(super) fn by_mail(record: Record<DeliveryRecord>) -> DeliveryView {
    let value = record.value;
    DeliveryView {
        id: record.id,
        channel: Channel::Mail,
        name: value.name,
        address: value.address,
        reason: value.reason,
        subject: value.subject,
        state: value.state,
        tries: value.tries,
        result: value.result,
        at: value.at,
        sent_at: value.sent_at,
        next_at: value.next_at,
    }
}

fn in_inbox(record: Record<NoticeRecord>) -> DeliveryView {
    let value = record.value;
    DeliveryView {
        id: record.id,
        channel: Channel::Inbox,
        name: value.name,
        address: String::new(),
        reason: value.reason,
        subject: value.subject,
        state: DeliveryState::Sent,
        tries: 1,
        result: String::new(),
        at: value.at,
        sent_at: Some(value.at),
        next_at: None,
    }
}
