//! The way to the sheet for the wall.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::bar::address_at;
use crate::text::{use_locale, words::paper as words};

/// What only the calendar knows.
const NOT_ON_PAPER: [(&str, &str); 7] = [
    ("month", ""),
    ("after", ""),
    ("booking", ""),
    ("book", ""),
    ("at", ""),
    ("free", ""),
    ("hours", ""),
];

/// "Print": the same days and rooms at `/print`, which has no program.
#[component]
pub fn PrintLink(
    /// `week`, or nothing for a day.
    span: &'static str,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let to = move || {
        let mut changes = NOT_ON_PAPER.to_vec();
        changes.push(("span", span));
        query.with(|query| address_at("/print", query, &changes))
    };
    view! {
        <a class="button button-quiet" href=to rel="external">
            {words::print(locale)}
        </a>
    }
}
