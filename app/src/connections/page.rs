//! The page at `/import`: in, out, feeds.

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    feeds::{Feeds, Mine},
    import::Import,
};
use crate::{
    bookings::{api::house as read_house, views::House},
    text::{use_locale, words::connections as words, words::ui},
    ui::Problem,
    wire::{Resource, Suspend},
};

/// The page.
#[component]
pub fn ConnectionsPage() -> impl IntoView {
    let locale = use_locale();
    let house = Resource::new(|| (), |()| read_house(None));
    let mine = Mine::new();
    view! {
        <Title text=ui::import_export(locale) />
        <header class="page-head">
            <h1>{ui::import_export(locale)}</h1>
        </header>
        <Suspense>
            {move || Suspend::new(async move {
                match house.await {
                    Ok(house) => {
                        let house = StoredValue::new(house);
                        Either::Left(
                            view! {
                                <div class="stack house-form">
                                    <Import house />
                                    <Export house />
                                    <Feeds house mine />
                                </div>
                            },
                        )
                    }
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// Calendars out: all, mine, or of one room.
#[component]
fn Export(house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let link = |query: &str, kind: &str| format!("/api/v1/exports/calendar.{kind}{query}");
    let mut lines = vec![
        (words::everything(locale).to_owned(), String::new()),
        (
            words::my_own_bookings(locale).to_owned(),
            "?person=me".to_owned(),
        ),
    ];
    lines.extend(house.with_value(|house| {
        let rooms = house.rooms.iter();
        rooms
            .map(|room| (room.name.clone(), format!("?room={}", room.id)))
            .collect::<Vec<_>>()
    }));
    view! {
        <section class="card" aria-label=words::export(locale)>
            <h2 class="card-title">{words::export(locale)}</h2>
            <ul class="rows export-rows">
                {lines
                    .into_iter()
                    .map(|(name, query)| {
                        view! {
                            <li>
                                <span class="row-main">{name.clone()}</span>
                                <a
                                    class="button"
                                    href=link(&query, "ics")
                                    download=""
                                    rel="external"
                                    aria-label=format!("{name}, .ics")
                                >
                                    ".ics"
                                </a>
                                <a
                                    class="button"
                                    href=link(&query, "json")
                                    download=""
                                    rel="external"
                                    aria-label=format!("{name}, JSON")
                                >
                                    "JSON"
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}
