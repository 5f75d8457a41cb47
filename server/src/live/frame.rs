//! Frames of an event stream (WHATWG HTML 9.2.5), as bytes that listeners share.

use axum::body::Bytes;
use jiff::Timestamp;
use serde::Serialize;

/// How long a browser waits before it connects again, in milliseconds.
const RETRY_MS: u32 = 2_000;

/// An event with its id `epoch-seq`; none when it cannot be written as JSON.
pub fn event(epoch: &str, seq: u64, name: &str, data: &impl Serialize) -> Option<Bytes> {
    // JSON escapes line ends, so the data is one line.
    let data = serde_json::to_string(data)
        .inspect_err(|error| tracing::error!(%error, "a live message could not be written"))
        .ok()?;
    Some(Bytes::from(format!(
        "id: {epoch}-{seq}\nevent: {name}\ndata: {data}\n\n"
    )))
}

/// The very first bytes: they open the stream and set the browser's patience.
pub fn opening() -> Bytes {
    Bytes::from(format!("retry: {RETRY_MS}\n\n"))
}

/// A comment against silent proxies, and the server's clock for screens, which cannot see
/// comments and must notice silence.
pub fn beat(now: Timestamp) -> Bytes {
    Bytes::from(format!(": beat\nevent: beat\ndata: \"{now}\"\n\n"))
}

/// `Last-Event-ID` taken apart.
pub fn parse_id(text: &str) -> Option<(&str, u64)> {
    let (epoch, seq) = text.trim().rsplit_once('-')?;
    Some((epoch, seq.parse().ok()?))
}
