//! The page: bar, filters, the days; it reads again when the house changes.

use jiff::civil::Date;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api,
    days::{first_of, in_words, months_on, name},
    table::Table,
    views::{FEW, MonthView},
};
use crate::{
    bookings::{
        asked::Asked,
        calendar::{
            RoomFilters, Span, SpanSwitch, StepWords, Steps, address_at, provide_query, use_query,
        },
    },
    clock::use_clock,
    frame::{NoRooms, area::rel},
    live::changes,
    text::{
        use_locale,
        words::{bookings, month as words, schedule},
    },
    ui::{LivePill, Problem},
    wire::{Resource, Suspend},
};

/// The page at `/month?month=`.
#[component]
pub fn MonthPage() -> impl IntoView {
    let locale = use_locale();
    let query = provide_query();
    let asked = Memo::new(move |_| query.with(Asked::read));
    let first = asked.get_untracked();
    let read = Resource::new(move || first.clone(), api::month);
    view! {
        <Title text=words::month(locale) />
        <Suspense>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(month) => Either::Left(view! { <Shown month asked /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// What was read first; from then on the days change in place.
#[component]
fn Shown(month: MonthView, asked: Memo<Asked>) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    clock.start(month.house.as_of);
    let zone = month.house.zone();
    let house = StoredValue::new(month.house.clone());
    let nowhere = month.house.rooms.is_empty();
    let (live, latest, _) = changes::follow(month, asked, api::month);
    let month = latest.value;
    let first = Memo::new(move |_| {
        month
            .with(|month| first_of(&month.month))
            .unwrap_or_default()
    });
    let about = move || match month.with(|month| month.kept) {
        0 => words::none_kept(locale).to_owned(),
        few if few < FEW => words::what_stands_here(locale).to_owned(),
        many => words::of_rooms(locale, &FEW, &many),
    };
    view! {
        <Bar first />
        <div class="cal-filters" role="search">
            <RoomFilters house path="/month" />
        </div>
        <Problem error=Signal::derive(move || latest.error.get()) />
        {match nowhere {
            true => view! { <NoRooms /> }.into_any(),
            false => {
                view! {
                    <p class="quiet" role="status">
                        {about}
                    </p>
                }
                    .into_any()
            }
        }}
        <Table month first house busy=latest.busy />
        <div class="cal-corner-pill">
            <LivePill live clock zone />
        </div>
    }
}

#[component]
fn Bar(first: Memo<Date>) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let to = move |months: Option<i64>| {
        query.with(|query| {
            let asked = query.get("month").and_then(|month| first_of(&month));
            let from = asked.unwrap_or(first.get());
            let to = months.map(|months| name(months_on(from, months)));
            address_at(
                "/month",
                query,
                &[("month", &to.unwrap_or_default()), ("date", "")],
            )
        })
    };
    let step_words = StepWords {
        all: schedule::months(locale),
        before: schedule::month_before(locale),
        now: schedule::this_month(locale),
        after: schedule::month_after(locale),
    };
    view! {
        <header class="cal-bar">
            <Steps words=step_words to />
            <h1 class="cal-day">{move || in_words(locale, first.get())}</h1>
            <span class="cal-space"></span>
            <SpanSwitch span=Span::Month />
            <a class="button button-main" href="/bookings/new" rel=rel("/bookings/new")>
                {bookings::book(locale)}
            </a>
        </header>
    }
}
