//! Plain records and the reading side of the journal. Must not know what the records say.
//!
//! Start at `kinds`: which table a kind lies in, what it is found by, what is unique.

mod kinds;
mod rows;

use async_trait::async_trait;
use services::ports::{Change, JournalEntry, JournalFilter, Kind, Records, StoreError, Stored};
use surrealdb::types::Variables;

#[cfg(test)]
pub(crate) use kinds::found_by;
pub(crate) use kinds::table;
pub(crate) use rows::add;

use crate::{Store, bookings, commit::Commit, error::Failure, journal, retry, values};

const GET: &str = include_str!("../../queries/records/get.surql");
const MANY: &str = include_str!("../../queries/records/get_many.surql");
const FIND: &str = include_str!("../../queries/records/find.surql");
const LATEST: &str = include_str!("../../queries/records/latest.surql");
const PAGE: &str = include_str!("../../queries/records/page.surql");
const PING: &str = include_str!("../../queries/journal/ping.surql");

/// After every id: ids are of `[0-9a-z-]`.
const LAST: &str = "~";
/// Most records of one look.
const MOST_AT_ONCE: usize = 2_000;
/// Most changes in one write.
const MOST_CHANGES: usize = 1_000;

#[async_trait]
impl Records for Store {
    async fn get(&self, kind: Kind, id: &str) -> Result<Option<Stored>, StoreError> {
        let mut with = Variables::new();
        with.insert("id", rows::id(kind, id));
        let found = self
            .engine
            .run(GET, with)
            .await?
            .value(0)
            .map_err(StoreError::from)?;
        match found.is_nullish() {
            true => Ok(None),
            false => Ok(Some(rows::stored(found)?)),
        }
    }

    async fn get_many(&self, kind: Kind, ids: &[String]) -> Result<Vec<Stored>, StoreError> {
        if ids.len() > MOST_AT_ONCE {
            let many = format!("more than {MOST_AT_ONCE} records at once");
            return Err(StoreError::Unavailable(many));
        }
        let mut with = Variables::new();
        let all = ids.iter().map(|id| values::value(rows::id(kind, id)));
        with.insert("ids", values::array(all));
        let found = self
            .engine
            .run(MANY, with)
            .await?
            .value(0)
            .map_err(StoreError::from)?;
        Ok(rows::all(found)?)
    }

    async fn find(
        &self,
        kind: Kind,
        field: &'static str,
        value: &str,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut with = sought(kind, field, value)?;
        with.insert("limit", values::limit(limit));
        let text = FIND
            .replace("{table}", table(kind))
            .replace("{field}", field);
        let found = self
            .engine
            .run(&text, with)
            .await?
            .value(0)
            .map_err(StoreError::from)?;
        let mut found = rows::all(found)?;
        // A unique field is kept without regard to case, but asked for exactly.
        found.retain(|one| one.value.get(field).is_some_and(|is| is == value));
        Ok(found)
    }

    async fn latest(
        &self,
        kind: Kind,
        field: &'static str,
        value: &str,
        before: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut with = sought(kind, field, value)?;
        let before = before.unwrap_or(LAST);
        with.insert("before", values::value(before.to_owned()));
        with.insert("limit", values::limit(limit));
        let text = LATEST
            .replace("{table}", table(kind))
            .replace("{field}", field);
        let found = self
            .engine
            .run(&text, with)
            .await?
            .value(0)
            .map_err(StoreError::from)?;
        Ok(rows::all(found)?)
    }

    async fn page(
        &self,
        kind: Kind,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut with = Variables::new();
        with.insert("after", values::value(after.unwrap_or_default().to_owned()));
        with.insert("limit", values::limit(limit));
        let text = PAGE.replace("{table}", table(kind));
        let found = self
            .engine
            .run(&text, with)
            .await?
            .value(0)
            .map_err(StoreError::from)?;
        Ok(rows::all(found)?)
    }

    async fn write(
        &self,
        changes: Vec<Change>,
        journal: Vec<JournalEntry>,
    ) -> Result<(), StoreError> {
        let commit = prepare(changes, &journal)?;
        Ok(retry::on_conflict(|| commit.run(&self.engine)).await?)
    }

    async fn journal(
        &self,
        filter: &JournalFilter,
        before: Option<&str>,
        limit: usize,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        Ok(journal::list(&self.engine, filter, before, limit).await?)
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.engine.run(PING, Variables::new()).await?;
        Ok(())
    }
}

/// The variable `key` of a look-up by a field that has an index.
fn sought(kind: Kind, field: &str, value: &str) -> Result<Variables, StoreError> {
    if !kinds::found_by(kind).contains(&field) {
        return Err(StoreError::Unavailable(format!(
            "{kind:?} is not found by {field}"
        )));
    }
    let mut with = Variables::new();
    with.insert("key", values::value(kinds::key(kind, field, value)));
    Ok(with)
}

fn prepare(changes: Vec<Change>, journal: &[JournalEntry]) -> Result<Commit, Failure> {
    if changes.len() > MOST_CHANGES {
        return Err(Failure::Other(format!(
            "more than {MOST_CHANGES} changes in one write"
        )));
    }
    let mut commit = Commit::default();
    let touched = changes.iter().filter_map(|change| match change {
        Change::TouchRoom { room } => Some(room),
        _ => None,
    });
    bookings::touch(&mut commit, touched);
    add(&mut commit, changes)?;
    journal::add(&mut commit, journal)?;
    Ok(commit)
}
