//! The bar above the week: which one, its neighbours, a day or a week, and the way to book.

use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

use super::{days::monday, views::DAYS};
use crate::{
    bookings::calendar::{
        JumpTo, PrintLink, Span, SpanSwitch, StepWords, Steps, address_at, use_query,
    },
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
    let to = move |weeks: Option<i64>| {
        query.with(|query| {
            let asked = query.get("date").and_then(|date| parse_date(&date));
            let from = asked.and_then(monday).unwrap_or(first);
            let date = weeks.and_then(|weeks| from.checked_add((7 * weeks).days()).ok());
            let date = date.map(|date| date.to_string()).unwrap_or_default();
            address_at("/week", query, &[("date", &date)])
        })
    };
    let step_words = StepWords {
        all: words::weeks(locale),
        before: words::week_before(locale),
        now: words::this_week(locale),
        after: words::week_after(locale),
    };
    let asked = query.with_untracked(|query| query.get("date"));
    let asked = asked.and_then(|date| parse_date(&date));
    let shown = asked.filter(|date| monday(*date) == Some(first));
    let shown = shown.unwrap_or(first).to_string();
    let number = first.iso_week_date().week();
    view! {
        <header class="cal-bar">
            <Steps words=step_words to />
            <h1 class="cal-day">{days_in_words(locale, first)}</h1>
            <span class="quiet">{words::week_n(locale, &number)}</span>
            <JumpTo label=words::go_to_week(locale) path="/week" value=shown />
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
