//! Time zones for screens: the server's own tz file, so that WASM carries no tz database.

use serde::{Deserialize, Serialize};

/// A zone as TZif bytes (RFC 8536), for `jiff::tz::TimeZone::tzif`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoneFile {
    /// IANA name.
    pub name: String,
    /// The bytes in base64, 0.5 to 3 kB.
    pub tzif: String,
}
