//! Lists: `{"items": [...], "next_cursor": null | "..."}` (api.md).

use axum::Json as Answer;
use contract::page::Page;
use services::paging::Paging;

use crate::http::{Fault, Params};

/// A page on the wire.
pub(super) type Listed<T> = Page<T>;

/// Which page a caller wants.
pub(super) fn paging(params: &Params) -> Result<Paging, Fault> {
    Ok(Paging {
        limit: Some(params.limit()?),
        cursor: params.cursor(),
    })
}

/// A list that is short by nature, whole.
pub(super) fn whole<T>(items: Vec<T>) -> Result<Answer<Listed<T>>, Fault> {
    Ok(Answer(Page {
        items,
        next_cursor: None,
    }))
}
