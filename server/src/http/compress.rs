//! Long answers made smaller on their way.
//!
//! Only those that hold nothing secret beside what a caller sent: from the length of a compressed
//! answer a third party could otherwise guess the secret (BREACH).

use tower_http::{CompressionLevel, compression::CompressionLayer};

/// Quick rather than small: a week of 8,400 bookings takes some ten milliseconds.
const LEVEL: i32 = 4;

/// Brotli or gzip, as the caller takes it.
#[must_use]
pub fn compressed() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(LEVEL))
}
