//! The journal: facts appended in the transaction that they tell, and hints that they were.
//!
//! Start at `feed`: one LIVE query a process, however many listeners.

mod feed;
mod rows;

pub(crate) use feed::Feed;

use services::ports::{JournalEntry, JournalFilter};
use surrealdb::types::Variables;

use crate::{
    commit::Commit,
    engine::Engine,
    error::Failure,
    values::{self, array, instant, value},
};

const COMMIT: &str = include_str!("../../queries/journal/commit.surql");
const LIST: &str = include_str!("../../queries/journal/list.surql");

/// Adds rows to a transaction.
pub(crate) fn add(commit: &mut Commit, entries: &[JournalEntry]) -> Result<(), Failure> {
    if !entries.is_empty() {
        commit.add(COMMIT);
        let rows = entries
            .iter()
            .map(rows::row)
            .collect::<Result<Vec<_>, _>>()?;
        commit.bind("journal", array(rows));
    }
    Ok(())
}

/// Rows that match, newest first, with ids before `before`.
pub(crate) async fn list(
    engine: &Engine,
    filter: &JournalFilter,
    before: Option<&str>,
    limit: usize,
) -> Result<Vec<JournalEntry>, Failure> {
    let lower = |text: &Option<String>| value(text.as_ref().map(|text| text.to_lowercase()));
    let mut with = Variables::new();
    with.insert("actor", lower(&filter.actor));
    with.insert("content", lower(&filter.content));
    with.insert("actions", value(filter.actions.clone()));
    with.insert("result", value(filter.result.clone()));
    with.insert("role", value(filter.role.clone()));
    with.insert("before", value(before.map(str::to_owned)));
    with.insert("from", value(filter.from.map(instant)));
    with.insert("to", value(filter.to.map(instant)));
    with.insert("limit", values::limit(limit));
    let text = LIST.replace("{range}", &range(filter, before));
    let found = engine.run(&text, with).await?.value(0)?;
    values::rows(found)?.into_iter().map(rows::entry).collect()
}

/// Only conditions that are asked for, so that an index of `at` or of `key` bounds the scan.
fn range(filter: &JournalFilter, before: Option<&str>) -> String {
    let given = [
        (before.is_some(), "key < $before"),
        (filter.from.is_some(), "at >= $from"),
        (filter.to.is_some(), "at < $to"),
    ];
    let given: Vec<_> = given
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, text)| text)
        .collect();
    match given.is_empty() {
        true => "key > ''".to_owned(),
        false => given.join(" AND "),
    }
}
