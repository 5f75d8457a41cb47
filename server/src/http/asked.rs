//! What is known of a request before anybody is asked who sent it.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Uri, header, request::Parts},
};
use contract::locale::Locale;

use crate::site::Site;

/// Cookie with the language that a person chose.
pub const LOCALE_COOKIE: &str = "lintel_locale";
/// Longest `Accept-Language` that is looked at, in bytes.
const LONGEST_ACCEPT: usize = 512;

/// One request, in its extensions.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Names the request in the log and in problems.
    pub trace_id: String,
    /// The language to answer in.
    pub locale: Locale,
    /// The person chose it by cookie, so an account's setting does not change it.
    pub chosen: bool,
    /// Where it came from; none when the connection is not known (in-process tests).
    pub address: Option<IpAddr>,
}

impl Asked {
    /// From the request's head.
    #[must_use]
    pub fn read(site: &Site, parts: &Parts) -> Self {
        let chosen = cookie(&parts.headers, LOCALE_COOKIE).and_then(Locale::parse);
        let locale = chosen.or_else(|| accepted(&parts.headers));
        Self {
            trace_id: uuid::Uuid::new_v4().simple().to_string(),
            locale: locale.unwrap_or_default(),
            chosen: chosen.is_some(),
            address: address(site, parts),
        }
    }

    /// The address as the rate limits know it.
    #[must_use]
    pub fn client(&self) -> String {
        self.address
            .map_or_else(|| "unknown".to_owned(), |address| address.to_string())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get().cloned().unwrap_or_else(|| Self {
            trace_id: String::new(),
            locale: Locale::default(),
            chosen: false,
            address: None,
        }))
    }
}

/// A cookie's value.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.trim_matches('"'))
}

/// The best of our languages by `Accept-Language` (RFC 9110 12.5.4), weights considered.
fn accepted(headers: &HeaderMap) -> Option<Locale> {
    let text = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Locale)> = None;
    for part in text.get(..text.len().min(LONGEST_ACCEPT))?.split(',') {
        let (range, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        let weight: f32 = weight.trim().parse().unwrap_or(0.0);
        let Some(locale) = Locale::parse(range) else {
            continue;
        };
        if weight > 0.0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

fn address(site: &Site, parts: &Parts) -> Option<IpAddr> {
    if site.trusts_proxy {
        let forwarded = parts.headers.get("x-forwarded-for");
        let last = forwarded
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.rsplit(',').next())
            .and_then(|value| value.trim().parse().ok());
        if last.is_some() {
            return last;
        }
    }
    let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    connection.map(|ConnectInfo(address)| address.ip())
}

/// The host that the caller addressed, with its port: `Host`, or the address line of HTTP/2.
#[must_use]
pub fn host<'a>(headers: &'a HeaderMap, uri: &'a Uri) -> Option<&'a str> {
    let named = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    named.or_else(|| uri.authority().map(|authority| authority.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().unwrap());
        headers
    }

    #[test]
    fn r220_the_heaviest_known_language_wins() {
        let cases = [
            ("zh-CN,zh;q=0.9,en;q=0.8", Some(Locale::Zh)),
            ("fr-FR,fr;q=0.9,en;q=0.3,zh;q=0.2", Some(Locale::En)),
            ("en;q=0.1, zh;q=0.7", Some(Locale::Zh)),
            ("de", None),
            ("zh;q=0, de", None),
            ("ü;;q=x,,,", None),
        ];
        for (text, want) in cases {
            let map = match text.is_ascii() {
                true => headers(header::ACCEPT_LANGUAGE, text),
                false => HeaderMap::new(),
            };
            assert_eq!(accepted(&map), want, "{text}");
        }
    }

    #[test]
    fn cookies_are_found_among_others() {
        let map = headers(header::COOKIE, "a=b; lintel_locale=zh; lintel_locale_x=en");
        assert_eq!(cookie(&map, LOCALE_COOKIE), Some("zh"));
        assert_eq!(cookie(&map, "none"), None);
    }
}
