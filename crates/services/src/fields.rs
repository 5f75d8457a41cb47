//! Checks of what people typed, collected so that all wrong fields are named at once.

use contract::problem::FieldError;
use jiff::tz::TimeZone;

use crate::Error;

/// Longest id that a caller may send.
pub(crate) const LONGEST_ID: usize = 64;

/// Field errors so far.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<FieldError>);

impl Fields {
    /// Notes that `field` is wrong.
    pub(crate) fn wrong(&mut self, field: &str, code: &str) {
        self.0.push(FieldError::new(field, code));
    }

    /// Notes it unless `fine`.
    pub(crate) fn check(&mut self, field: &str, code: &str, fine: bool) {
        if !fine {
            self.wrong(field, code);
        }
    }

    /// One line of text, trimmed, 1 to `most` characters.
    pub(crate) fn line(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        self.check(field, "required", !text.is_empty());
        self.check(field, "too_long", text.chars().count() <= most);
        self.check(field, "bad_characters", !text.chars().any(char::is_control));
        text.to_owned()
    }

    /// Free text of several lines, at most `most` characters.
    pub(crate) fn text(&mut self, field: &str, text: &str, most: usize) -> String {
        self.check(field, "too_long", text.chars().count() <= most);
        let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        self.check(field, "bad_characters", !text.chars().any(bad));
        text.trim_end().to_owned()
    }

    /// An IANA zone that this machine knows.
    pub(crate) fn zone(&mut self, field: &str, name: &str) -> TimeZone {
        let zone = crate::zones::named(name);
        self.check(field, "bad_time_zone", zone.is_some());
        zone.unwrap_or(TimeZone::UTC)
    }

    /// An id as opaque text of a harmless length.
    pub(crate) fn id(&mut self, field: &str, id: &str) {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '@');
        let fine = !id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(plain);
        self.check(field, "bad_id", fine);
    }

    /// # Errors
    /// [`Error::Invalid`] with every wrong field.
    pub(crate) fn done(self) -> Result<(), Error> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Error::Invalid(self.0))
    }
}

/// One wrong field as an error.
pub(crate) fn wrong(field: &str, code: &str) -> Error {
    Error::Invalid(vec![FieldError::new(field, code)])
}
