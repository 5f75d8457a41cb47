//! What the address of a list or a month asks of the server.

use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

/// The address's fields that change what is read.
const FIELDS: [&str; 9] = [
    "date",
    "month",
    "after",
    "zone",
    "find",
    "building",
    "floor",
    "seats",
    "equipment",
];

/// What the address asks: names and values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Asked(Vec<(String, String)>);

impl Asked {
    /// From the address's fields.
    #[must_use]
    pub fn read(query: &ParamsMap) -> Self {
        let field = |name: &str| Some((name.to_owned(), query.get(name)?));
        let fields = FIELDS.into_iter().filter_map(field);
        Self(fields.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// As the address's fields again.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn query(&self) -> ParamsMap {
        self.0.iter().cloned().collect()
    }
}
