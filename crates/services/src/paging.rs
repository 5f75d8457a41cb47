//! Pages of lists: bounded, and where the next begins.

use contract::page::{DEFAULT_LIMIT, MOST_ITEMS, Page};

/// Which page of a list is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paging {
    /// Items wanted; none: [`DEFAULT_LIMIT`]; never more than [`MOST_ITEMS`].
    pub limit: Option<usize>,
    /// The last page's `next_cursor`.
    pub cursor: Option<String>,
}

impl Paging {
    /// Everything that one page may hold.
    #[must_use]
    pub fn most() -> Self {
        Self {
            limit: Some(MOST_ITEMS),
            cursor: None,
        }
    }

    /// The limit in force, 1 to [`MOST_ITEMS`].
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MOST_ITEMS)
    }

    /// The page of a list that is at hand whole, in order. The cursor is the last item's id; one
    /// that is gone meanwhile begins again.
    pub(crate) fn cut<T>(&self, items: Vec<T>, id: impl Fn(&T) -> &str) -> Page<T> {
        let after = self.cursor.as_deref();
        let position = after.and_then(|after| items.iter().position(|one| id(one) == after));
        let skipped = position.map_or(0, |position| position + 1);
        let more = items.len() > skipped + self.limit();
        let items: Vec<T> = items.into_iter().skip(skipped).take(self.limit()).collect();
        let last = items.last().map(|one| id(one).to_owned());
        Page {
            items,
            next_cursor: last.filter(|_| more),
        }
    }
}
