//! Reading the journal (R212, R213).

use contract::{audit::JournalView, page::Page, text};
use domain::accounts::{Action, Actor, Subject, can};

use crate::{
    Error, Services,
    paging::Paging,
    ports::{JournalEntry, JournalFilter},
};

/// What to list: the five filters of R213, newest first.
#[derive(Debug, Clone, Default)]
pub struct JournalQuery {
    /// All that are given must match.
    pub filter: JournalFilter,
    /// Which page.
    pub paging: Paging,
}

/// Journal rows, newest first, names as they were then. For system administrators (R212 R213).
/// `content` also finds the words that people read instead of an action's code, in both languages.
///
/// # Errors
/// Denied to others; unavailable.
pub async fn list(
    services: &Services,
    actor: &Actor,
    query: &JournalQuery,
) -> Result<Page<JournalView>, Error> {
    can(actor, Action::ReadJournal, Subject::House)?;
    let limit = query.paging.limit();
    let before = query.paging.cursor.as_deref();
    let mut filter = query.filter.clone();
    if let Some(content) = filter.content.as_deref() {
        filter.actions = text::actions_named(content);
    }
    let rows = services.records.journal(&filter, before, limit + 1);
    let mut rows = rows.await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().map(|row| row.id.clone());
    Ok(Page {
        items: rows.into_iter().map(view).collect(),
        next_cursor: last.filter(|_| more),
    })
}

fn view(row: JournalEntry) -> JournalView {
    JournalView {
        id: row.id,
        at: row.at,
        actor: row.actor_name,
        role: row.role,
        action: row.action,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        result: row.result,
        detail: row.detail,
    }
}
