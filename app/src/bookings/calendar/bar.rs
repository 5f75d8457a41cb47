//! The bar above the grid: the day, its neighbours, and the way to book; and whose time it is.

use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};

use super::{
    span::{Span, SpanSwitch},
    steps::{JumpTo, StepWords, Steps},
};
use crate::{
    bookings::views::House,
    clock::use_clock,
    text::{use_locale, words::bookings as words, words::ui},
    zones::{Zone, date_long, parse_date},
};

/// The address's fields, as the page holds them.
#[derive(Clone, Copy)]
struct Query(Memo<ParamsMap>);

/// Holds the address's fields for the whole page. What a part of the page holds is gone while it
/// is read anew, and its controls are still there to be used.
pub fn provide_query() -> Memo<ParamsMap> {
    let query = use_query_map();
    provide_context(Query(query));
    query
}

/// The address's fields, for handlers of controls.
#[must_use]
pub fn use_query() -> Memo<ParamsMap> {
    use_context::<Query>().map_or_else(use_query_map, |query| query.0)
}

/// The calendar's address with some query fields changed; an empty value takes one away.
#[must_use]
pub fn address(query: &ParamsMap, changes: &[(&'static str, &str)]) -> String {
    address_at("/", query, changes)
}

/// The same of the page at `path`.
#[must_use]
pub fn address_at(path: &str, query: &ParamsMap, changes: &[(&'static str, &str)]) -> String {
    let mut query = query.clone();
    for (name, value) in changes {
        query.remove(name);
        if !value.is_empty() {
            query.insert(*name, (*value).to_owned());
        }
    }
    format!("{path}{}", query.to_query_string())
}

/// The bar.
#[component]
pub fn Bar(
    /// The day shown.
    day: Date,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let to = move |days: Option<i64>| {
        query.with(|query| {
            let asked = query.get("date").and_then(|date| parse_date(&date));
            let date = days.and_then(|days| asked.unwrap_or(day).checked_add(days.days()).ok());
            let date = date.map(|date| date.to_string()).unwrap_or_default();
            // "Free now" is of today.
            let changes = [
                ("date", date.as_str()),
                ("booking", ""),
                ("book", ""),
                ("free", ""),
            ];
            address(query, &changes)
        })
    };
    let step_words = StepWords {
        all: words::days(locale),
        before: words::day_before(locale),
        now: ui::today(locale),
        after: words::day_after(locale),
    };
    let book = format!("/bookings/new?date={day}");
    view! {
        <header class="cal-bar">
            <Steps words=step_words to />
            <h1 class="cal-day">
                <time datetime=day.to_string()>{date_long(locale, day)}</time>
            </h1>
            <JumpTo label=words::go_to_day(locale) path="/" value=day.to_string() />
            <span class="cal-space"></span>
            <SpanSwitch span=Span::Day />
            <a class="button button-main" href=book>
                {words::book(locale)}
            </a>
        </header>
    }
}

/// "Shanghai time", and the other zones that matter here.
#[component]
pub fn ZoneChoice(house: StoredValue<House>, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let navigate = use_navigate();
    let clock = use_clock();
    let go = move |event| {
        let zone = event_target_value(&event);
        let date = query
            .with_untracked(|query| query.get("date"))
            .unwrap_or_default();
        let to = query.with_untracked(|query| address(query, &[("zone", &zone), ("date", &date)]));
        navigate(&to, NavigateOptions::default());
    };
    let options = house.with_value(|house| {
        let zones = house.zones.iter().map(Zone::read);
        zones
            .map(|one| {
                (
                    one.name.clone(),
                    words::city_time(locale, &one.city(locale)),
                )
            })
            .collect::<Vec<_>>()
    });
    let chosen = zone.name.clone();
    view! {
        <label class="cal-zone">
            <span class="only-heard">{words::times_shown_in(locale)}</span>
            <select class="input" on:change=go>
                {options
                    .into_iter()
                    .map(|(name, text)| {
                        let selected = name == chosen;
                        view! {
                            <option value=name selected=selected>
                                {text}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
            <span class="cal-clock figures">{move || zone.time(clock.minute())}</span>
        </label>
    }
}
