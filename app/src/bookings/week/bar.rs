//! The bar above the week: which one, its neighbours, a day or a week, and the way to book.

use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{days::monday, views::DAYS};
use crate::{
    bookings::calendar::{PrintLink, Span, SpanSwitch, address_at, use_query},
    frame::area::rel,
    text::{
        Locale, use_locale,
        words::{bookings, ui, week as words},
    },
    zones::{date_with_year, month, parse_date, weekday, weekday_short},
};

/// "16 to 22 November", "11月16日 至 22日".
#[must_use]
pub fn days_in_words(locale: Locale, first: Date) -> String {
    let last = first.checked_add(6.days()).unwrap_or(first);
    let same = first.month() == last.month();
    let (from, to) = match locale {
        Locale::En => {
            let long = |day: Date| format!("{} {}", day.day(), month(locale, day.month()));
            let from = if same {
                first.day().to_string()
            } else {
                long(first)
            };
            (from, long(last))
        }
        Locale::Zh => {
            let long = |day: Date| format!("{}月{}日", day.month(), day.day());
            let to = if same {
                format!("{}日", last.day())
            } else {
                long(last)
            };
            (long(first), to)
        }
    };
    ui::from_to(locale, &from, &to)
}

/// The bar.
#[component]
pub fn Bar(
    /// The Monday.
    first: Date,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    // From where the address is, not from what is shown: a second press while a week is on its way
    // goes one further.
    let to = move |weeks: i64| {
        move || {
            query.with(|query| {
                let asked = query.get("date").and_then(|date| parse_date(&date));
                let from = asked.and_then(monday).unwrap_or(first);
                let date = from.checked_add((7 * weeks).days());
                let date = date.map(|date| date.to_string()).unwrap_or_default();
                address_at("/week", query, &[("date", &date)])
            })
        }
    };
    let this = move || query.with(|query| address_at("/week", query, &[("date", "")]));
    let number = first.iso_week_date().week();
    view! {
        <header class="cal-bar">
            <nav class="cal-steps" aria-label=words::weeks(locale)>
                <a class="button" href=to(-1) aria-label=words::week_before(locale)>
                    "‹"
                </a>
                <a class="button" href=this>
                    {words::this_week(locale)}
                </a>
                <a class="button" href=to(1) aria-label=words::week_after(locale)>
                    "›"
                </a>
            </nav>
            <h1 class="cal-day">{days_in_words(locale, first)}</h1>
            <span class="quiet">{words::week_n(locale, &number)}</span>
            <JumpTo first />
            <span class="cal-space"></span>
            <SpanSwitch span=Span::Week />
            <PrintLink span="week" />
            <a class="button button-main" href="/bookings/new" rel=rel("/bookings/new")>
                {bookings::book(locale)}
            </a>
        </header>
        <DayStrip first />
    }
}

/// Any week, by the browser's own picker of days.
#[component]
fn JumpTo(first: Date) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let navigate = use_navigate();
    let go = move |event| {
        let date = event_target_value(&event);
        if parse_date(&date).is_some() {
            let to = query.with_untracked(|query| address_at("/week", query, &[("date", &date)]));
            navigate(&to, NavigateOptions::default());
        }
    };
    let asked = query.with_untracked(|query| query.get("date"));
    let asked = asked.and_then(|date| parse_date(&date));
    let shown = asked
        .filter(|date| monday(*date) == Some(first))
        .unwrap_or(first);
    view! {
        <input
            type="date"
            class="input cal-jump"
            aria-label=words::go_to_week(locale)
            value=shown.to_string()
            on:change=go
        />
    }
}

/// On a phone the grid shows one day; here one says which.
#[component]
fn DayStrip(first: Date) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let chosen = use_context::<super::grid::Chosen>();
    let days = (0..DAYS).filter_map(|day| {
        Some((
            day,
            first.checked_add(i64::try_from(day).ok()?.days()).ok()?,
        ))
    });
    let link = move |(number, date): (usize, Date)| {
        let text = date.to_string();
        let to = move || query.with(|query| address_at("/week", query, &[("date", &text)]));
        let here = move || {
            chosen
                .is_some_and(|chosen| chosen.0.get() == number)
                .then_some("true")
        };
        let name = format!(
            "{}, {}",
            weekday(locale, date.weekday()),
            date_with_year(locale, date)
        );
        view! {
            <a href=to aria-current=here aria-label=name>
                <span>{weekday_short(locale, date.weekday())}</span>
                <span class="figures">{date.day()}</span>
            </a>
        }
    };
    view! {
        <nav class="week-strip" aria-label=words::days(locale)>
            {days.map(link).collect_view()}
        </nav>
    }
}
