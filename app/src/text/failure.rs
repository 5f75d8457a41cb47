//! Errors as sentences, the same words wherever one appears.

use contract::problem::Failure;

use super::{Locale, words::errors};

/// A failure as a sentence.
#[must_use]
pub fn failure(locale: Locale, failure: &Failure) -> String {
    match failure {
        Failure::Unavailable => errors::unavailable(locale).to_owned(),
        _ => errors::unreachable(locale).to_owned(),
    }
}

/// What is wrong with a field, by its stable code.
#[must_use]
pub fn field_error(locale: Locale, code: &str) -> String {
    match code {
        "required" => errors::required(locale).to_owned(),
        _ => errors::malformed(locale).to_owned(),
    }
}
