//! How a plain record lies in its table: `value` is its JSON, `keys` what it is found by.

use services::ports::{Change, Kind, Stored};
use surrealdb::types::{Object, RecordId, Value};

use super::kinds;
use crate::{
    commit::Commit,
    error::Failure,
    values::{self, array, count, field, from_json, object, revision, text, to_json, value},
};

const CHANGES: &str = include_str!("../../queries/records/commit_changes.surql");

/// The key of a record.
pub(super) fn id(kind: Kind, id: &str) -> RecordId {
    RecordId::new(kinds::table(kind), id)
}

/// A row as the port's record.
pub(super) fn stored(found: Value) -> Result<Stored, Failure> {
    let mut found = values::row(found)?;
    Ok(Stored {
        id: text(field(&mut found, "id"))?,
        revision: count(&field(&mut found, "revision"))?,
        value: to_json(field(&mut found, "value"))?,
    })
}

/// Rows as the port's records.
pub(super) fn all(found: Value) -> Result<Vec<Stored>, Failure> {
    values::list(found)?.into_iter().map(stored).collect()
}

/// Adds changes of plain records to a transaction, in order. Touched rooms are the guard's
/// business.
pub(crate) fn add(commit: &mut Commit, changes: Vec<Change>) -> Result<(), Failure> {
    let changes: Vec<_> = changes.into_iter().filter_map(change).collect();
    if !changes.is_empty() {
        commit.add(CHANGES);
        commit.bind("changes", array(changes));
    }
    Ok(())
}

fn change(change: Change) -> Option<Value> {
    let fields = match change {
        Change::Put {
            kind,
            id: of,
            expected,
            value: json,
        } => object([
            ("id", value(id(kind, &of))),
            (
                "act",
                value(
                    if expected.is_some() {
                        "replace"
                    } else {
                        "create"
                    }
                    .to_owned(),
                ),
            ),
            ("expected", value(expected.map(revision))),
            ("row", Value::Object(row(kind, &of, expected, json))),
        ]),
        Change::Remove { kind, id: of } => object([
            ("id", value(id(kind, &of))),
            ("act", value("remove".to_owned())),
        ]),
        Change::TouchRoom { .. } => return None,
    };
    Some(Value::Object(fields))
}

fn row(kind: Kind, id: &str, expected: Option<u64>, json: serde_json::Value) -> Object {
    let mut keys = Object::new();
    for field in kinds::found_by(kind) {
        if let Some(text) = json.get(field).and_then(serde_json::Value::as_str) {
            keys.insert(*field, value(kinds::key(kind, field, text)));
        }
    }
    let mut row = object([
        ("revision", revision(expected.unwrap_or(0) + 1)),
        ("keys", Value::Object(keys)),
        ("value", from_json(json)),
    ]);
    if kinds::newest_first(kind) {
        row.insert("key", value(id.to_owned()));
    }
    row
}
