//! Lists: a bounded page and where the next begins.

use serde::{Deserialize, Serialize};

/// Items of a page when the caller does not say.
pub const DEFAULT_LIMIT: usize = 100;
/// Most items of a page.
pub const MOST_ITEMS: usize = 1_000;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Give it back as `?cursor=` for the next page; none at the end.
    pub next_cursor: Option<String>,
}
