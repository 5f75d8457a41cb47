//! How a journal row lies in its table: its own fields, `at` as an instant, the id twice.

use serde_json::Value as Json;
use services::ports::JournalEntry;
use surrealdb::types::{Object, RecordId, Value};

use crate::{
    error::Failure,
    values::{field, from_fields, instant, text, timestamp, to_fields, value},
};

/// The row of an entry.
pub(super) fn row(entry: &JournalEntry) -> Result<Value, Failure> {
    let json = serde_json::to_value(entry).map_err(|error| Failure::Other(error.to_string()))?;
    let Json::Object(fields) = json else {
        return Err(Failure::Other("a journal entry is an object".to_owned()));
    };
    let mut row = from_fields(fields);
    row.insert("id", value(RecordId::new("journal", entry.id.as_str())));
    row.insert("key", value(entry.id.clone()));
    row.insert("at", instant(entry.at));
    Ok(Value::Object(row))
}

/// The entry of a row.
pub(super) fn entry(mut row: Object) -> Result<JournalEntry, Failure> {
    let at = timestamp(field(&mut row, "at"))?;
    let id = text(field(&mut row, "key"))?;
    row.remove("id");
    let mut fields = to_fields(row)?;
    fields.insert("id".to_owned(), Json::String(id));
    fields.insert("at".to_owned(), Json::String(at.to_string()));
    serde_json::from_value(Json::Object(fields))
        .map_err(|error| Failure::Other(format!("stored data: {error}")))
}
