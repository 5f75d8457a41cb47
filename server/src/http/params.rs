//! Query parameters: bounded, typed where they are used, wrong ones named.

use axum::{extract::FromRequestParts, http::request::Parts};
use contract::page::{DEFAULT_LIMIT, MOST_ITEMS};
use jiff::Timestamp;

use super::{Fault, path};

/// Longest query that is read, in bytes: 200 rooms of 36 characters fit three times.
const LONGEST: usize = 32 * 1024;

/// The query's pairs in order.
#[derive(Debug, Clone, Default)]
pub struct Params(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Self::read(parts.uri.query().unwrap_or_default())
    }
}

impl Params {
    /// From `a=b&c=d`.
    ///
    /// # Errors
    /// 400 when it is too long or not UTF-8.
    pub fn read(query: &str) -> Result<Self, Fault> {
        if query.len() > LONGEST {
            return Err(Fault::malformed());
        }
        let pairs = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Some((decoded(name)?, decoded(value)?))
            });
        let pairs: Option<Vec<_>> = pairs.collect();
        pairs.map(Self).ok_or_else(Fault::malformed)
    }

    /// The first value; an empty one counts as absent.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(key, _)| key == name)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    /// All values.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        let same = self.0.iter().filter(|(key, _)| key == name);
        same.map(|(_, value)| value.as_str()).collect()
    }

    /// An instant with an offset. A `+` that arrives as a space is taken as meant.
    ///
    /// # Errors
    /// 422 naming the parameter.
    pub fn instant(&self, name: &str) -> Result<Option<Timestamp>, Fault> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let read = text.replace(' ', "+").parse();
        read.map(Some)
            .map_err(|_| Fault::field(name, "bad_instant"))
    }

    /// An id.
    ///
    /// # Errors
    /// 422 naming the parameter when it cannot be one.
    pub fn id<T: From<String>>(&self, name: &str) -> Result<Option<T>, Fault> {
        match self.text(name) {
            None => Ok(None),
            Some(text) if path::plain(text) => Ok(Some(T::from(text.to_owned()))),
            Some(_) => Err(Fault::field(name, "bad_id")),
        }
    }

    /// `true` or `false`; `1`, `0` and a bare name are fine too.
    ///
    /// # Errors
    /// 422 naming the parameter.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Fault> {
        let found = self.0.iter().find(|(key, _)| key == name);
        match found.map(|(_, value)| value.as_str()) {
            None => Ok(None),
            Some("true" | "1" | "") => Ok(Some(true)),
            Some("false" | "0") => Ok(Some(false)),
            Some(_) => Err(Fault::field(name, "bad_value")),
        }
    }

    /// A word of an enumeration, as serde spells it.
    ///
    /// # Errors
    /// 422 naming the parameter.
    pub fn word<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fault> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let value = serde_json::Value::String(text.to_owned());
        let read = serde_json::from_value(value);
        read.map(Some).map_err(|_| Fault::field(name, "bad_value"))
    }

    /// `?limit=`: default 100, at most 1000 (api.md).
    ///
    /// # Errors
    /// 422 when it is no number from 1 to 1000.
    pub fn limit(&self) -> Result<usize, Fault> {
        let Some(text) = self.text("limit") else {
            return Ok(DEFAULT_LIMIT);
        };
        let read = text.parse().ok();
        read.filter(|limit| (1..=MOST_ITEMS).contains(limit))
            .ok_or_else(|| Fault::field("limit", "bad_value"))
    }

    /// `?cursor=` as it was given out.
    #[must_use]
    pub fn cursor(&self) -> Option<String> {
        self.text("cursor").map(str::to_owned)
    }
}

/// Percent-decoding with `+` as a space; none when the result is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'+' => bytes.push(b' '),
            b'%' => {
                let pair = rest.get(..2)?;
                rest = &rest[2..];
                bytes.push(u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?);
            }
            other => bytes.push(*other),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_survive_an_unescaped_plus() {
        for query in [
            "from=2026-11-02T14:00:00+08:00",
            "from=2026-11-02T14%3A00%3A00%2B08:00",
        ] {
            let params = Params::read(query).unwrap();
            let at = params.instant("from").unwrap().unwrap();
            assert_eq!(at.to_string(), "2026-11-02T06:00:00Z");
        }
        let floating = Params::read("from=2026-11-02T14:00:00").unwrap();
        assert!(floating.instant("from").is_err());
    }

    #[test]
    fn limits_are_bounded_and_broken_escapes_are_malformed() {
        assert_eq!(Params::default().limit().unwrap(), 100);
        for bad in ["limit=0", "limit=1001", "limit=-1", "limit=x"] {
            assert!(Params::read(bad).unwrap().limit().is_err(), "{bad}");
        }
        for bad in ["a=%", "a=%zz", "a=%ff", "a=%e4%b8"] {
            assert!(Params::read(bad).is_err(), "{bad}");
        }
    }
}
