//! Day, week or list: the same rooms and filters, another stretch of time.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::bar::address_at;
use crate::{
    frame::area::rel,
    text::{use_locale, words::list, words::month, words::week as words},
};

/// Which of them a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Rooms across the hours of a day.
    Day,
    /// Rooms across seven days.
    Week,
    /// Days of a month.
    Month,
    /// Line by line.
    List,
}

/// What only one of the pages knows.
const OF_ONE_PAGE: [(&str, &str); 7] = [
    ("month", ""),
    ("after", ""),
    ("booking", ""),
    ("book", ""),
    ("at", ""),
    ("free", ""),
    ("hours", ""),
];

/// The names, side by side; the page that is shown is marked.
#[component]
pub fn SpanSwitch(
    /// Which is shown.
    span: Span,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let to =
        move |path: &'static str| move || query.with(|query| address_at(path, query, &OF_ONE_PAGE));
    let spans = [
        (Span::Day, "/", words::day(locale)),
        (Span::Week, "/week", words::week(locale)),
        (Span::Month, "/month", month::month(locale)),
        (Span::List, "/list", list::list(locale)),
    ];
    let name = move |(one, path, text): (Span, &'static str, &'static str)| {
        view! {
            <a href=to(path) rel=rel(path) aria-current=(one == span).then_some("page")>
                {text}
            </a>
        }
    };
    view! {
        <nav class="switcher" aria-label=words::days_shown(locale)>
            {spans.map(name).into_iter().collect_view()}
        </nav>
    }
}
