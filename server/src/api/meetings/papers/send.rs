//! Sending a file: whole or a range of it, never as something that a browser would carry out.

use std::ops::Range;

use axum::{
    body::Body,
    extract::{FromRequestParts, Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::ids::MeetingId;
use services::{Error, Services, meetings::papers};

use crate::{
    http::{Caller, Fault, path},
    site::Site,
};

/// A meeting, a paper of it, and one of its versions.
#[derive(Debug, Clone)]
pub(super) struct Version(pub MeetingId, pub String, pub u32);

impl<S: Send + Sync> FromRequestParts<S> for Version {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let unknown = || Fault::not_found("address");
        let read = Path::<(String, String, String)>::from_request_parts(parts, state).await;
        let Path((meeting, paper, number)) = read.map_err(|_| unknown())?;
        let number = number.parse().map_err(|_| unknown())?;
        match path::plain(&meeting) && path::plain(&paper) {
            true => Ok(Self(meeting.into(), paper, number)),
            false => Err(unknown()),
        }
    }
}

/// Types that no browser carries out; anything else is sent as bytes.
const HARMLESS: [&str; 4] = [
    "application/pdf",
    "text/plain",
    "application/zip",
    "application/rtf",
];

fn sent_as(media_type: &str) -> &str {
    let office = media_type.starts_with("application/vnd.") || media_type == "application/msword";
    let picture = media_type.starts_with("image/") && !media_type.contains("svg");
    match office || picture || HARMLESS.contains(&media_type) {
        true => media_type,
        false => "application/octet-stream",
    }
}

/// The file, byte for byte.
pub(super) async fn download(
    State(site): State<Site>,
    caller: Caller,
    Version(id, paper, number): Version,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    let content = papers::open(services, actor, &id, &paper, Some(number)).await?;
    let tag = format!("\"{}\"", content.sha256);
    let mut response = bytes(services, &content.file, content.size, &headers, &tag).await?;
    let answer = response.headers_mut();
    put(
        answer,
        header::CONTENT_TYPE.as_str(),
        sent_as(&content.media_type),
    );
    put(answer, "content-disposition", &attachment(&content.name));
    // Should a browser show it all the same: nothing in it runs, nothing is fetched.
    put(
        answer,
        "content-security-policy",
        "sandbox; default-src 'none'; frame-ancestors 'none'",
    );
    put(answer, "cross-origin-resource-policy", "same-origin");
    Ok(response)
}

pub(super) fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// 200, 206 or 416 (RFC 9110 14), 304 for who has it already.
pub(super) async fn bytes(
    services: &Services,
    file: &str,
    size: u64,
    asked: &HeaderMap,
    tag: &str,
) -> Result<Response, Fault> {
    let said = |name| asked.get(name).and_then(|value| value.to_str().ok());
    if said(header::IF_NONE_MATCH).is_some_and(|known| known.contains(tag)) {
        let kept = [(header::ETAG, tag.to_owned())];
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let same = said(header::IF_RANGE).is_none_or(|known| known == tag);
    let wanted = said(header::RANGE).filter(|_| same);
    let wanted = wanted.map_or(Wanted::Whole, |range| read_range(range, size));
    let (status, range) = match wanted {
        Wanted::Whole => (StatusCode::OK, 0..size),
        Wanted::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Wanted::Nowhere => {
            let beyond = Fault::Edge(StatusCode::RANGE_NOT_SATISFIABLE, "not_found");
            let mut response = beyond.into_response();
            put(
                response.headers_mut(),
                "content-range",
                &format!("bytes */{size}"),
            );
            return Ok(response);
        }
    };
    let (from, length) = (range.start, range.end - range.start);
    let part = status == StatusCode::PARTIAL_CONTENT;
    let stream = services.files.get(file, Some(range)).await;
    let stream = stream.map_err(Error::from)?;
    // An empty range reads the whole of an empty file, which is nothing.
    let mut response = (status, Body::from_stream(stream)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    put(headers, "accept-ranges", "bytes");
    put(headers, "etag", tag);
    put(headers, "cache-control", "private, no-cache");
    if part {
        let last = from + length.saturating_sub(1);
        put(
            headers,
            "content-range",
            &format!("bytes {from}-{last}/{size}"),
        );
    }
    Ok(response)
}

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Part(Range<u64>),
    Nowhere,
}

/// One range; several, or what is none, are answered with the whole.
fn read_range(text: &str, size: u64) -> Wanted {
    let Some(range) = text.trim().strip_prefix("bytes=") else {
        return Wanted::Whole;
    };
    let Some((from, to)) = range.split_once('-') else {
        return Wanted::Whole;
    };
    let (from, to) = (from.trim(), to.trim());
    let range = match (from.parse::<u64>(), to.parse::<u64>()) {
        (Ok(from), Ok(last)) if from <= last => from..last.saturating_add(1).min(size),
        (Ok(from), Err(_)) if to.is_empty() => from..size,
        (Err(_), Ok(tail)) if from.is_empty() => size.saturating_sub(tail)..size,
        _ => return Wanted::Whole,
    };
    match range.start < range.end {
        true => Wanted::Part(range),
        false => Wanted::Nowhere,
    }
}

/// The name in every alphabet (RFC 6266, RFC 8187), and in plain letters for old programs.
fn attachment(name: &str) -> String {
    let plain = |c: char| match c {
        ' '..='~' if !matches!(c, '"' | '\\' | '%' | '/' | ';') => c,
        _ => '_',
    };
    let fallback: String = name.chars().map(plain).collect();
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!#$&+^`|".contains(&byte);
    let one = |byte: u8| match keep(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    let whole: String = name.bytes().map(one).collect();
    format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r059_names_keep_their_alphabet_and_cannot_break_the_header() {
        assert_eq!(
            attachment("预算 \"1\";\r\n.pdf"),
            "attachment; filename=\"__ _1____.pdf\"; \
             filename*=UTF-8''%E9%A2%84%E7%AE%97%20%221%22%3B%0D%0A.pdf"
        );
    }

    #[test]
    fn r059_ranges_lie_within_the_file() {
        let cases = [
            ("bytes=0-4", Wanted::Part(0..5)),
            ("bytes=5-", Wanted::Part(5..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-99", Wanted::Part(0..10)),
            ("bytes=8-99", Wanted::Part(8..10)),
            ("bytes=10-", Wanted::Nowhere),
            ("bytes=-0", Wanted::Nowhere),
            ("bytes=4-2", Wanted::Whole),
            ("bytes=0-1,3-4", Wanted::Whole),
            ("lines=1-2", Wanted::Whole),
            ("bytes=x", Wanted::Whole),
        ];
        for (text, expected) in cases {
            assert_eq!(read_range(text, 10), expected, "{text}");
        }
        assert_eq!(read_range("bytes=0-", 0), Wanted::Nowhere);
    }
}
