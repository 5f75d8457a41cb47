//! The page: what begins soon on top, then what runs, then the next day; kept true.

use contract::bookings::BookingView;
use domain::service::reminds;
use jiff::Timestamp;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{api, lines::Lines, soon::Soon, views::Desk};
use crate::{
    bookings::views::House,
    clock::use_clock,
    live::changes,
    text::{use_locale, words::service as words},
    ui::{Empty, LivePill, Problem},
    wire::{Resource, Suspend},
};

/// The page at `/desk`.
#[component]
pub fn DeskPage() -> impl IntoView {
    let locale = use_locale();
    let read = Resource::new(|| (), |()| api::desk());
    view! {
        <Title text=words::desk(locale) />
        <header class="page-head">
            <h1>{words::desk(locale)}</h1>
        </header>
        <Suspense>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(desk) => Either::Left(view! { <Shown desk /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// What was read first; from then on the lines change in place, by the house and by the clock.
#[component]
fn Shown(desk: Desk) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    clock.start(desk.house.as_of);
    let zone = desk.house.zone();
    let house = StoredValue::new(desk.house.clone());
    // The day that is looked at moves on.
    let hour = Memo::new(move |_| clock.minute().as_second().div_euclid(3_600));
    let (live, latest, _) = changes::follow(desk, hour, |_| api::desk());
    let of = move |wants: fn(&BookingView, Timestamp) -> bool| {
        Memo::new(move |_| {
            let now = clock.minute();
            latest.value.with(|desk| {
                let wanted = desk.items.iter().filter(|one| wants(one, now));
                wanted.cloned().collect::<Vec<_>>()
            })
        })
    };
    let running = of(|one, now| one.start <= now && now < one.end);
    let later = of(|one, now| one.start > now && !reminds(one.start, now));
    let none = move || latest.value.with(|desk| desk.items.is_empty());
    view! {
        <Problem error=Signal::derive(move || latest.error.get()) />
        <Soon desk=latest.value house />
        <Part items=running house title=words::running(locale) />
        <Part items=later house title=words::later(locale) />
        <Show when=none>
            <Empty title=words::nothing(locale)>
                <p>{words::nothing_means(locale)}</p>
            </Empty>
        </Show>
        <div class="cal-corner-pill">
            <LivePill live clock zone />
        </div>
    }
}

#[component]
fn Part(
    items: Memo<Vec<BookingView>>,
    house: StoredValue<House>,
    title: &'static str,
) -> impl IntoView {
    view! {
        <Show when=move || items.with(|items| !items.is_empty())>
            <section class="desk-part" aria-label=title>
                <h2 class="list-title">{title}</h2>
                <Lines items house label=title />
            </section>
        </Show>
    }
}
