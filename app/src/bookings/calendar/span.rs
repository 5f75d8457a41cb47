//! Day or week: the same rooms and filters, another stretch of time.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::bar::address_at;
use crate::{
    frame::area::rel,
    text::{use_locale, words::week as words},
};

/// What only one of the two pages knows.
const OF_ONE_PAGE: [(&str, &str); 5] = [
    ("booking", ""),
    ("book", ""),
    ("at", ""),
    ("free", ""),
    ("hours", ""),
];

/// The two names, side by side; the page that is shown is marked.
#[component]
pub fn SpanSwitch(
    /// Whether this is the week.
    week: bool,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let to =
        move |path: &'static str| move || query.with(|query| address_at(path, query, &OF_ONE_PAGE));
    let here = |yes: bool| yes.then_some("page");
    view! {
        <nav class="switcher" aria-label=words::days_shown(locale)>
            <a href=to("/") rel=rel("/") aria-current=here(!week)>
                {words::day(locale)}
            </a>
            <a href=to("/week") rel=rel("/week") aria-current=here(week)>
                {words::week(locale)}
            </a>
        </nav>
    }
}
