//! What somebody was told, as they read it (R096).

use contract::notices::{Inbox, MOST_COUNTED, NoticeView, ReadNotices};
use domain::{
    accounts::{Actor, Denial},
    ids::AccountId,
};

use super::records::NoticeRecord;
use crate::{
    Error, Services,
    accounts::contact,
    journal::{About, entry},
    ports::{JournalEntry, Kind, StoreError},
    record::{self, Record},
};

/// Most notices that one command marks.
const MOST_MARKED: usize = 500;
/// Tries when a notice is read twice at the same time.
const TRIES: usize = 5;

fn own(actor: &Actor) -> Result<AccountId, Error> {
    Ok(actor.account().cloned().ok_or(Denial::SignIn)?)
}

/// The caller's notices, newest first, with ids before `before`, at most `limit`.
///
/// # Errors
/// Sign in, for callers without an account; unavailable.
pub async fn inbox(
    services: &Services,
    actor: &Actor,
    before: Option<&str>,
    limit: usize,
) -> Result<Inbox, Error> {
    let account = own(actor)?;
    let records = &services.records;
    let found = records.latest(Kind::Notice, "account", account.as_str(), before, limit);
    let (found, unread) = futures::try_join!(
        async { found.await.map_err(Error::from) },
        unread(services, actor)
    )?;
    let items: Vec<NoticeView> = found.iter().map(view).collect::<Result<_, _>>()?;
    let more = items.len() == limit;
    Ok(Inbox {
        next_cursor: items.last().filter(|_| more).map(|one| one.id.clone()),
        items,
        unread,
        by_mail: contact(services, &account)
            .await?
            .is_some_and(|one| one.by_mail),
    })
}

fn view(stored: &crate::ports::Stored) -> Result<NoticeView, Error> {
    let record: Record<NoticeRecord> = Record::of(stored)?;
    let value = record.value;
    Ok(NoticeView {
        id: record.id,
        reason: value.reason,
        subject: value.subject,
        text: value.text,
        link: value.link,
        join: value.join,
        at: value.at,
        read_at: value.read_at,
    })
}

/// How many the caller has not read, at most [`MOST_COUNTED`].
///
/// # Errors
/// As [`inbox`].
pub async fn unread(services: &Services, actor: &Actor) -> Result<usize, Error> {
    let account = own(actor)?;
    let records = &services.records;
    let found = records.find(Kind::Notice, "unread", account.as_str(), MOST_COUNTED);
    Ok(found.await?.len())
}

/// Marks notices of the caller as read, or as not read after all. Those of others are passed over.
///
/// # Errors
/// As [`inbox`].
pub async fn mark_read(
    services: &Services,
    actor: &Actor,
    input: &ReadNotices,
) -> Result<usize, Error> {
    let account = own(actor)?;
    for _ in 0..TRIES {
        match mark(services, actor, &account, input).await {
            Err(Error::Stale(_)) => {}
            outcome => return outcome,
        }
    }
    Err(Error::Unavailable(None))
}

async fn mark(
    services: &Services,
    actor: &Actor,
    account: &AccountId,
    input: &ReadNotices,
) -> Result<usize, Error> {
    let found: Vec<Record<NoticeRecord>> = match input.ids.is_empty() {
        true => {
            let all = record::find(
                services,
                Kind::Notice,
                "unread",
                account.as_str(),
                MOST_MARKED,
            );
            all.await?
        }
        false => {
            let mut found = Vec::new();
            for id in input.ids.iter().take(MOST_MARKED) {
                found.extend(record::get(services, Kind::Notice, id).await?);
            }
            found
        }
    };
    let now = services.clock.now();
    let mut changes = Vec::new();
    for mut notice in found {
        let value = &mut notice.value;
        if value.account.as_ref() != Some(account) || value.read_at.is_some() == input.read {
            continue;
        }
        value.read_at = input.read.then_some(now);
        value.unread = Some(account.clone()).filter(|_| !input.read);
        changes.push(notice.put(Kind::Notice)?);
    }
    let count = changes.len();
    if count > 0 {
        let about = About {
            action: "notices.read",
            kind: JournalEntry::NOTICE,
            id: account.as_str(),
        };
        let row = entry(services, actor, about, "");
        match services.records.write(changes, vec![row]).await {
            Err(StoreError::Stale(now)) => return Err(Error::Stale(now)),
            outcome => outcome?,
        }
    }
    Ok(count)
}
