//! To the stretch of time before, to now's, to the one after, and to any day.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::bar::{address_at, use_query};
use crate::zones::parse_date;

/// What the three ways are called.
#[derive(Debug, Clone, Copy)]
pub struct StepWords {
    /// All three: "Days".
    pub all: &'static str,
    /// "The day before".
    pub before: &'static str,
    /// "Today".
    pub now: &'static str,
    /// "The day after".
    pub after: &'static str,
}

/// The three ways; `to` makes the address so many stretches further, without a number now's.
///
/// It asks where the address is, not what is shown: a second press while a stretch is on its way
/// goes one further.
#[component]
pub fn Steps<F>(words: StepWords, to: F) -> impl IntoView
where
    F: Fn(Option<i64>) -> String + Copy + Send + Sync + 'static,
{
    view! {
        <nav class="cal-steps" aria-label=words.all>
            <a class="button" href=move || to(Some(-1)) aria-label=words.before>
                "‹"
            </a>
            <a class="button" href=move || to(None)>
                {words.now}
            </a>
            <a class="button" href=move || to(Some(1)) aria-label=words.after>
                "›"
            </a>
        </nav>
    }
}

/// Any day, by the browser's own picker.
#[component]
pub fn JumpTo(
    /// What it is called.
    label: &'static str,
    /// The page's own address.
    path: &'static str,
    /// The day it shows, as `2026-11-20`.
    value: String,
) -> impl IntoView {
    let query = use_query();
    let navigate = use_navigate();
    let go = move |event| {
        let date = event_target_value(&event);
        if parse_date(&date).is_some() {
            let to = query.with_untracked(|query| address_at(path, query, &[("date", &date)]));
            navigate(&to, NavigateOptions::default());
        }
    };
    view! {
        <input
            type="date"
            class="input cal-jump"
            aria-label=label
            value=value
            on:change=go
        />
    }
}
