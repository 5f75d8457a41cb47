//! What the caller decided a moment ago, to be taken back: also by who has no program in the page.

use std::collections::BTreeSet;

use contract::approvals::RequestView;
use domain::{accounts::Actor, ids::BookingId};

use super::{
    facts::{facts, seen},
    take_back::WITHIN,
};
use crate::{Error, Services, journal::actor_id, ports::JournalFilter};

/// Rows of the journal that are looked at.
const MOST_ROWS: usize = 50;
/// Requests that are offered.
const MOST: usize = 5;

/// Requests whose last answer the caller gave and may take back, newest first.
///
/// # Errors
/// Unavailable.
pub async fn recent(services: &Services, actor: &Actor) -> Result<Vec<RequestView>, Error> {
    let now = services.clock.now();
    let filter = JournalFilter {
        content: Some("approvals.".to_owned()),
        from: now.checked_sub(WITHIN).ok(),
        result: Some("ok".to_owned()),
        ..JournalFilter::default()
    };
    let rows = services.records.journal(&filter, None, MOST_ROWS).await?;
    let mut looked_at = BTreeSet::new();
    let mut found = Vec::new();
    for row in rows {
        let own = row.actor == actor_id(actor) && row.subject_kind == "booking";
        if !own || found.len() >= MOST || !looked_at.insert(row.subject_id.clone()) {
            continue;
        }
        let id = BookingId::from(row.subject_id.as_str());
        let Some(booking) = services.bookings.booking(&id).await? else {
            continue;
        };
        let facts = facts(services, actor, &booking).await?;
        if facts.may_take_back_until.is_some() {
            found.push(seen(actor, &booking, facts, now));
        }
    }
    Ok(found)
}
