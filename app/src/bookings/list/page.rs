//! The page: bar, filters, lines by day; it reads again when the house changes.

use jiff::civil::Date;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{api, lines::Days, views::ListView};
use crate::{
    bookings::{
        asked::Asked,
        calendar::{RoomFilters, Span, SpanSwitch, address_at, provide_query, use_query},
        views::House,
    },
    clock::use_clock,
    frame::{NoRooms, area::rel},
    live::changes,
    text::{
        use_locale,
        words::{bookings, list as words},
    },
    ui::{AskForm, Empty, LivePill, Problem},
    wire::{Resource, Suspend},
    zones::date_long,
};

/// The page at `/list?date=`.
#[component]
pub fn ListPage() -> impl IntoView {
    let locale = use_locale();
    let query = provide_query();
    let asked = Memo::new(move |_| query.with(Asked::read));
    let first = asked.get_untracked();
    let house = Resource::new(move || first.clone(), api::list);
    view! {
        <Title text=words::list(locale) />
        <Suspense>
            {move || Suspend::new(async move {
                match house.await {
                    Ok(list) => Either::Left(view! { <Shown list asked /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// What was read first; from then on the lines change in place.
#[component]
fn Shown(list: ListView, asked: Memo<Asked>) -> impl IntoView {
    let clock = use_clock();
    clock.start(list.house.as_of);
    let zone = list.house.zone();
    let house = StoredValue::new(list.house.clone());
    let (live, latest, _) = changes::follow(list, asked, api::list);
    let day = Memo::new(move |_| latest.value.with(|list| list.day));
    view! {
        <Bar day />
        <div class="cal-filters" role="search">
            <RoomFilters house path="/list" />
        </div>
        <Problem error=Signal::derive(move || latest.error.get()) />
        <Lines latest=latest.value house busy=latest.busy />
        <div class="cal-corner-pill">
            <LivePill live clock zone />
        </div>
    }
}

#[component]
fn Bar(day: Memo<Date>) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let now =
        move || query.with(|query| address_at("/list", query, &[("date", ""), ("after", "")]));
    let kept = move || {
        let kept = ["find", "building", "floor", "seats", "equipment"];
        let value = move |name: &'static str| query.with(|query| query.get(name));
        let hidden = move |name: &'static str| {
            let value = value(name)?;
            Some(view! { <input type="hidden" name=name value=value /> })
        };
        kept.into_iter().filter_map(hidden).collect_view()
    };
    view! {
        <header class="cal-bar">
            <a class="button" href=now>
                {words::from_now(locale)}
            </a>
            <h1 class="cal-day">
                {move || words::from_day(locale, &date_long(locale, day.get()))}
            </h1>
            <AskForm path="/list" at_once=true>
                <input
                    type="date"
                    class="input cal-jump"
                    name="date"
                    aria-label=bookings::go_to_day(locale)
                    value=move || day.get().to_string()
                    prop:value=move || day.get().to_string()
                />
                {kept}
                <noscript>
                    <button class="button">{bookings::filter(locale)}</button>
                </noscript>
            </AskForm>
            <span class="cal-space"></span>
            <SpanSwitch span=Span::List />
            <a class="button button-main" href="/bookings/new" rel=rel("/bookings/new")>
                {bookings::book(locale)}
            </a>
        </header>
    }
}

#[component]
fn Lines(
    latest: RwSignal<ListView>,
    house: StoredValue<House>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let nowhere = house.with_value(|house| house.rooms.is_empty());
    let none = move || {
        let nothing = latest.with(|list| list.items.is_empty());
        (nothing && !nowhere).then(|| {
            view! {
                <Empty title=words::nothing(locale)>
                    <p>{words::nothing_means(locale)}</p>
                </Empty>
            }
        })
    };
    let next = move || {
        let next = latest.with(|list| list.next.clone())?;
        let to = query.with(|query| address_at("/list", query, &[("after", &next)]));
        Some(view! {
            <a class="button" href=to>
                {words::go_on(locale)}
            </a>
        })
    };
    let back = move || {
        query.with(|query| query.get("after"))?;
        let to = query.with(|query| address_at("/list", query, &[("after", "")]));
        Some(view! {
            <a class="button button-quiet" href=to>
                {words::start_over(locale)}
            </a>
        })
    };
    view! {
        <section aria-label=words::as_booked(locale) aria-busy=move || busy.get().to_string()>
            {nowhere.then(|| view! { <NoRooms /> })} {none} <Days latest house />
        </section>
        <nav class="list-more" aria-label=words::parts(locale)>
            {back}
            {next}
        </nav>
    }
}
