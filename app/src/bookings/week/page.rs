//! The page: reads the week, listens, and puts bar, filters and grid together.

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    api,
    bar::Bar,
    board::Board,
    days::{Days, monday},
    grid::{Chosen, Grid},
    scene::Scene,
    views::WeekView,
};
use crate::{
    bookings::{
        calendar::{RoomFilters, keeps, provide_query},
        views::House,
    },
    clock::use_clock,
    frame::NoRooms,
    live::{Live, listen_to_all},
    text::{
        use_locale,
        words::{bookings, paper, week as words},
    },
    ui::{LivePill, Problem, Waiting},
    wire::{Resource, Suspend},
    zones::parse_date,
};

/// The page at `/week`.
#[component]
pub fn WeekPage() -> impl IntoView {
    let locale = use_locale();
    let query = provide_query();
    // Another day of the same week is not read again.
    let asked = Memo::new(move |_| {
        let (date, zone) = query.with(|query| (query.get("date"), query.get("zone")));
        let week = date.as_deref().and_then(parse_date).and_then(monday);
        (week.map(|first| first.to_string()).or(date), zone)
    });
    let read = Resource::new(move || asked.get(), |(date, zone)| api::week(date, zone));
    let scene = StoredValue::new(None::<Scene>);
    let live = listen_to_all(use_clock(), move |message| {
        let scene = scene.try_get_value().flatten();
        if scene.is_some_and(|scene| scene.heard(&message)) {
            read.refetch();
        }
    });
    view! {
        <Title text=words::week(locale) />
        <Transition fallback=|| view! { <Waiting rows=12 /> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(view) => Either::Left(view! { <Shown view live keep=scene /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

/// A week as it was read.
#[component]
fn Shown(view: WeekView, live: Live, keep: StoredValue<Option<Scene>>) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let clock = use_clock();
    clock.start(view.house.as_of);
    let zone = view.house.zone();
    let first = view.first;
    let cut = view.week.cut.then_some(view.week.ids.len());
    let board = Board::new(&view.week, Days::new(first, zone.clone()));
    let scene = Scene::new(board, clock, locale);
    keep.set_value(Some(scene));
    provide_context(Chosen(chosen(scene)));
    let rooms = view.house.rooms.clone();
    let shown = Memo::new(move |_| {
        query.with(|query| {
            let kept = rooms.iter().filter(|room| keeps(query, room));
            kept.cloned().collect::<Vec<_>>()
        })
    });
    let nowhere = view.house.rooms.is_empty();
    let house = StoredValue::new(view.house);
    view! {
        <Bar first />
        {if nowhere {
            Either::Left(view! { <NoRooms /> })
        } else {
            Either::Right(
                view! {
                    <Filters house />
                    <p class="only-print note">{paper::rows_in_sight(locale)}</p>
                    {cut.map(|n| view! { <p class="note">{words::first_only(locale, &n)}</p> })}
                    <Grid scene shown house />
                },
            )
        }}
        <div class="cal-corner-pill">
            <LivePill live clock zone />
        </div>
    }
}

/// The day that the address names, else today, else the first.
fn chosen(scene: Scene) -> Memo<usize> {
    let query = use_query_map();
    Memo::new(move |_| {
        let asked = query.with(|query| query.get("date"));
        let asked = asked.as_deref().and_then(parse_date);
        let now = scene.clock.minute();
        let chosen = scene.board.try_with_value(|board| {
            let days = &board.days;
            let named =
                asked.and_then(|date| (0..super::views::DAYS).find(|day| days.date(*day) == date));
            named.or_else(|| days.day_of(days.minute(now)))
        });
        chosen.flatten().unwrap_or(0)
    })
}

/// Fewer rooms, as on the day's calendar. A plain form, so it works before the program.
#[component]
fn Filters(house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let date = use_query_map().with_untracked(|query| query.get("date"));
    view! {
        <form class="cal-filters" method="get" action="/week" role="search">
            <RoomFilters house path="/week" />
            {date.map(|date| view! { <input type="hidden" name="date" value=date /> })}
            <noscript>
                <button class="button">{bookings::filter(locale)}</button>
            </noscript>
        </form>
    }
}
