//! Reads JSON without a word about what is wrong with it. `serde_json` explains every error with
//! the texts of every type inside (a third of a door's program, measured), and a page can only say
//! "malformed" anyway. Writing stays with `serde_json`; a test reads what it writes.

mod scan;
mod types;

use std::fmt;

use serde::{
    Deserialize,
    de::{self, Expected, Unexpected},
};

/// It cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

/// Each ignores what it is told, so that nothing is compiled to tell it.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// What a JSON text says.
///
/// # Errors
/// [`Unreadable`]: no JSON, not this type, or numbers with a fraction (the wire has none).
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Unreadable> {
    let mut json = scan::Json::new(text);
    let value = T::deserialize(&mut json)?;
    match json.peek() {
        None => Ok(value),
        Some(_) => Err(Unreadable),
    }
}
