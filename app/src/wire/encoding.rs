//! Errors on their way through a plain form's address and back.

use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType};
use serde::{Serialize, de::DeserializeOwned};

use super::json::{self, Unreadable};

/// JSON, read by [`json`].
pub struct Encoding;

impl ContentType for Encoding {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for Encoding {
    const FORMAT_TYPE: Format = Format::Text;
}

type Bytes = leptos::server_fn::Bytes;

impl<T: Serialize> Encodes<T> for Encoding {
    type Error = Unreadable;

    fn encode(output: &T) -> Result<Bytes, Unreadable> {
        serde_json::to_vec(output)
            .map(Bytes::from)
            .map_err(|_| Unreadable)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Encoding {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Unreadable> {
        json::read(std::str::from_utf8(&bytes).map_err(|_| Unreadable)?)
    }
}
