//! JSON and instants as the engine's values, and back, exactly. Must not know tables.

use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Number as JsonNumber, Value as Json};
use surrealdb::types::{Array, Datetime, Number, Object, SurrealValue, Value};

use crate::error::Failure;

/// An object of named values.
pub(crate) fn object<const N: usize>(fields: [(&str, Value); N]) -> Object {
    let mut object = Object::new();
    for (name, value) in fields {
        object.insert(name, value);
    }
    object
}

/// Any value of ours as the engine's.
pub(crate) fn value(of: impl SurrealValue) -> Value {
    of.into_value()
}

/// Many values as one.
pub(crate) fn array(of: impl IntoIterator<Item = Value>) -> Value {
    Value::Array(Array::from(of.into_iter().collect::<Vec<_>>()))
}

/// A limit as the engine counts.
pub(crate) fn limit(of: usize) -> Value {
    value(i64::try_from(of).unwrap_or(i64::MAX))
}

/// A revision as the engine counts. Ours never come near the end of the range.
pub(crate) fn revision(of: u64) -> Value {
    value(i64::try_from(of).unwrap_or(i64::MAX))
}

/// An instant.
pub(crate) fn instant(at: Timestamp) -> Value {
    let nanos = at.as_nanosecond();
    let second = i64::try_from(nanos.div_euclid(1_000_000_000)).unwrap_or(i64::MAX);
    let nano = u32::try_from(nanos.rem_euclid(1_000_000_000)).unwrap_or(0);
    // Every instant that jiff knows (years -9999 to 9999) is one that the engine knows.
    Value::Datetime(Datetime::from_timestamp(second, nano).unwrap_or(Datetime::MAX_UTC))
}

/// An instant back.
pub(crate) fn timestamp(value: Value) -> Result<Timestamp, Failure> {
    let Value::Datetime(at) = value else {
        return Err(broken("an instant", &value));
    };
    let nanos =
        i128::from(at.timestamp()) * 1_000_000_000 + i128::from(at.timestamp_subsec_nanos());
    Timestamp::from_nanosecond(nanos).map_err(|error| Failure::Other(error.to_string()))
}

/// What was read does not fit: the data is newer or broken.
pub(crate) fn broken(expected: &str, found: &Value) -> Failure {
    Failure::Other(format!(
        "stored data: expected {expected}, found {}",
        found.kind()
    ))
}

/// JSON as the engine's value. Numbers keep their kind; a number over `i64` becomes a decimal.
pub(crate) fn from_json(json: Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(yes) => Value::Bool(yes),
        Json::Number(number) => from_number(&number),
        Json::String(text) => Value::String(text),
        Json::Array(all) => array(all.into_iter().map(from_json)),
        Json::Object(fields) => Value::Object(from_fields(fields)),
    }
}

/// A JSON object as the engine's.
pub(crate) fn from_fields(fields: Map<String, Json>) -> Object {
    let mut object = Object::new();
    for (name, json) in fields {
        object.insert(name, from_json(json));
    }
    object
}

fn from_number(number: &JsonNumber) -> Value {
    Value::Number(match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(int), ..) => Number::Int(int),
        (_, Some(large), _) => Number::Decimal(large.into()),
        (.., float) => Number::Float(float.unwrap_or_default()),
    })
}

/// JSON back. Values that JSON cannot hold were never written by us and are refused.
pub(crate) fn to_json(value: Value) -> Result<Json, Failure> {
    Ok(match value {
        Value::None | Value::Null => Json::Null,
        Value::Bool(yes) => Json::Bool(yes),
        Value::Number(Number::Int(int)) => Json::from(int),
        Value::Number(Number::Float(float)) => Json::from(float),
        Value::Number(Number::Decimal(large)) => u64::try_from(large)
            .map(Json::from)
            .map_err(|error| Failure::Other(error.to_string()))?,
        Value::String(text) => Json::String(text),
        Value::Array(all) => Json::Array(
            all.into_inner()
                .into_iter()
                .map(to_json)
                .collect::<Result<_, _>>()?,
        ),
        Value::Object(object) => Json::Object(to_fields(object)?),
        other => return Err(broken("JSON", &other)),
    })
}

/// A JSON object back.
pub(crate) fn to_fields(object: Object) -> Result<Map<String, Json>, Failure> {
    let fields = object.into_inner().into_iter();
    fields
        .map(|(name, value)| Ok((name, to_json(value)?)))
        .collect()
}

/// A type of ours as an engine's object.
pub(crate) fn record(of: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(of)
        .map(from_json)
        .map_err(|error| Failure::Other(error.to_string()))
}

/// A type of ours back.
pub(crate) fn read<T: DeserializeOwned>(value: Value) -> Result<T, Failure> {
    serde_json::from_value(to_json(value)?)
        .map_err(|error| Failure::Other(format!("stored data: {error}")))
}

/// A field of a row, which is then gone from it.
pub(crate) fn field(row: &mut Object, name: &str) -> Value {
    row.remove(name).unwrap_or_default()
}

/// The rows of an answer.
pub(crate) fn rows(value: Value) -> Result<Vec<Object>, Failure> {
    list(value)?.into_iter().map(row).collect()
}

/// The values of an answer.
pub(crate) fn list(value: Value) -> Result<Vec<Value>, Failure> {
    match value {
        Value::Array(all) => Ok(all.into_inner()),
        other => Err(broken("a list", &other)),
    }
}

/// One row.
pub(crate) fn row(value: Value) -> Result<Object, Failure> {
    match value {
        Value::Object(object) => Ok(object),
        other => Err(broken("a row", &other)),
    }
}

/// A revision back.
pub(crate) fn count(value: &Value) -> Result<u64, Failure> {
    match value {
        Value::Number(Number::Int(int)) => u64::try_from(*int).ok(),
        _ => None,
    }
    .ok_or_else(|| broken("a revision", value))
}

/// A text back.
pub(crate) fn text(value: Value) -> Result<String, Failure> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(broken("a text", &other)),
    }
}
