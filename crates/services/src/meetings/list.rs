//! Lists of meetings, newest made first.

use contract::{meetings::MeetingView, page::Page};
use domain::{
    accounts::{Action, Actor, ActorKind, Denial},
    meetings::MeetingType,
};

use super::{
    records::{Meeting, MeetingRecord},
    view::view,
};
use crate::{
    Error, Services, fields,
    paging::Paging,
    ports::{Kind, Stored},
    record::Record,
};

/// Most records looked at for one page: what the caller may not see does not fill it.
const MOST_LOOKED_AT: usize = 2_000;

/// Which meetings to list; all that are given must match.
#[derive(Debug, Clone, Default)]
pub struct MeetingFilter {
    /// Of this type (R022).
    pub kind: Option<MeetingType>,
    /// Made by the caller.
    pub mine: bool,
}

/// Meetings that the caller may see, newest made first. A page may be short and yet not the last.
///
/// # Errors
/// Denied to unknown callers; wrong field `cursor`; unavailable.
pub async fn list(
    services: &Services,
    actor: &Actor,
    filter: &MeetingFilter,
    paging: &Paging,
) -> Result<Page<MeetingView>, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    let limit = paging.limit();
    let mut before = paging.cursor.clone();
    if before.as_deref().is_some_and(|cursor| !plain(cursor)) {
        return Err(fields::wrong("cursor", "bad_cursor"));
    }
    let (mut items, mut looked_at) = (Vec::new(), 0);
    loop {
        let batch = batch(services, actor, filter, before.as_deref(), limit + 1).await?;
        let more = batch.len() > limit;
        for stored in batch.into_iter().take(limit) {
            before = Some(stored.id.clone());
            looked_at += 1;
            let record: Record<MeetingRecord> = Record::of(&stored)?;
            if filter.kind.is_some_and(|kind| kind != record.value.kind) {
                continue;
            }
            let meeting = Meeting::of(services, record).await?;
            if meeting.can(actor, Action::SeeBooking).is_ok() {
                items.push(view(services, actor, &meeting).await?);
            }
            if items.len() == limit {
                break;
            }
        }
        if !more || items.len() == limit || looked_at >= MOST_LOOKED_AT {
            let next_cursor = before.filter(|_| more || items.len() == limit);
            return Ok(Page { items, next_cursor });
        }
    }
}

fn plain(cursor: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !cursor.is_empty() && cursor.len() <= 64 && cursor.chars().all(plain)
}

/// The next records, by the index that fits: the caller's own, one type's, or all three merged.
async fn batch(
    services: &Services,
    actor: &Actor,
    filter: &MeetingFilter,
    before: Option<&str>,
    limit: usize,
) -> Result<Vec<Stored>, Error> {
    let latest = |field, value| {
        let records = &services.records;
        records.latest(Kind::Meeting, field, value, before, limit)
    };
    if filter.mine {
        return match actor.account() {
            Some(account) => Ok(latest("organiser", account.as_str()).await?),
            None => Ok(Vec::new()),
        };
    }
    let kinds = filter
        .kind
        .map_or(MeetingType::ALL.to_vec(), |kind| vec![kind]);
    let mut merged = Vec::new();
    for kind in kinds {
        merged.extend(latest("type", kind.as_str()).await?);
    }
    merged.sort_by(|a, b| b.id.cmp(&a.id));
    merged.truncate(limit);
    Ok(merged)
}
