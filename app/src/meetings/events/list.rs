//! What is on, by day.

use std::collections::BTreeMap;

use contract::meetings::EventView;
use domain::meetings::paragraphs;
use jiff::civil::Date;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, EventList},
    article::{audience_word, state_word},
};
use crate::{
    meetings::words::{city_time, place_word},
    text::{Locale, use_locale, words::events as words},
    ui::{Empty, Gate, Problem},
    wire::{Resource, Suspend},
    zones::{Zone, date_long, date_with_year, weekday},
};

/// Characters of the content that a line shows.
const LEAD: usize = 180;

/// The page at `/events?cursor=`.
#[component]
pub fn EventsPage() -> impl IntoView {
    let locale = use_locale();
    let cursor = use_query_map().get_untracked().get("cursor");
    let cursor = cursor.filter(|cursor| !cursor.is_empty());
    let later = cursor.is_some();
    let read = Resource::new_blocking(move || cursor.clone(), api::events);
    view! {
        <Title text=words::title(locale) />
        <Gate class="events">
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(list) => Either::Left(view! { <Whole list later /> }),
                        Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                    }
                })}
            </Suspense>
        </Gate>
    }
}

#[component]
fn Whole(list: EventList, later: bool) -> impl IntoView {
    let locale = use_locale();
    let title = match list.house.is_empty() {
        true => words::title(locale).to_owned(),
        false => words::of_house(locale, &list.house),
    };
    let (known, nothing) = (list.known, list.items.is_empty());
    let next = list.next.clone().map(|cursor| {
        let href = format!("/events?cursor={cursor}");
        view! {
            <a class="button" href=href>
                {words::later(locale)}
            </a>
        }
    });
    let first = later.then(|| view! { <a href="/events">{words::from_first(locale)}</a> });
    let sign_in = (!known).then(|| {
        view! { <a href="/sign-in?next=/events">{words::sign_in(locale)}</a> }
    });
    view! {
        <div class="events-page">
            <header class="events-head">
                <h1>{title}</h1>
                <a class="button" href="/events.ics">
                    {words::subscribe(locale)}
                </a>
            </header>
            {match nothing {
                true => Either::Left(view! { <Nothing known /> }),
                false => Either::Right(days(locale, list)),
            }}
            <nav class="events-more" aria-label=words::title(locale)>
                {next}
                {first}
                {sign_in}
            </nav>
        </div>
    }
}

/// Says what will stand here, and to those who could make it so, how.
#[component]
fn Nothing(known: bool) -> impl IntoView {
    let locale = use_locale();
    view! {
        <section class="card">
            <Empty title=words::nothing(locale)>
                <p>
                    {match known {
                        true => words::nothing_means_house(locale),
                        false => words::nothing_means(locale),
                    }}
                </p>
                {known
                    .then(|| view! { <a href="/meetings">{words::to_my_meetings(locale)}</a> })}
            </Empty>
        </section>
    }
}

/// Grouped by the day on which each begins where it is held.
fn days(locale: Locale, list: EventList) -> impl IntoView + use<> {
    let zones: Vec<Zone> = list.zones.iter().map(Zone::read).collect();
    let zone_of = |one: &EventView| zones.iter().find(|zone| zone.name == one.time_zone);
    let this_year = zones.first().map(|zone| zone.day(list.now).year());
    let mut days: BTreeMap<Date, Vec<(EventView, Zone)>> = BTreeMap::new();
    for one in list.items {
        if let Some(zone) = zone_of(&one).cloned() {
            let day = zone.day(one.start);
            days.entry(day).or_default().push((one, zone));
        }
    }
    let day = move |(day, all): (Date, Vec<(EventView, Zone)>)| {
        let title = match Some(day.year()) == this_year {
            true => date_long(locale, day),
            false => {
                let name = weekday(locale, day.weekday());
                format!("{name} {}", date_with_year(locale, day))
            }
        };
        let id = format!("day-{day}");
        let labelled = id.clone();
        let lines = all.into_iter();
        let lines = lines.map(|(one, zone)| view! { <Line one zone /> });
        view! {
            <section class="events-day" aria-labelledby=labelled>
                <h2 id=id>{title}</h2>
                <ul class="card rows event-rows">{lines.collect_view()}</ul>
            </section>
        }
    };
    days.into_iter().map(day).collect_view()
}

#[component]
fn Line(one: EventView, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let span = zone.span(locale, one.start, one.end);
    let facts = [place_word(locale, &one.place), one.organiser.clone()];
    let facts: Vec<String> = facts.into_iter().filter(|one| !one.is_empty()).collect();
    let lead = paragraphs(&one.content).into_iter().next();
    let lead = lead.map(|text| shortened(&text));
    let state = state_word(locale, &one).map(|(state, word)| {
        view! {
            <span class="state-word" class:hatched=state == "pending" data-state=state>
                {word}
            </span>
        }
    });
    let audience = audience_word(locale, &one);
    view! {
        <li>
            <div class="row-when figures">
                <strong>{span}</strong>
                <span>{city_time(locale, &zone)}</span>
            </div>
            <div class="row-main">
                <h3>
                    <a class="row-link" href=format!("/events/{}", one.id)>
                        {one.topic.clone()}
                    </a>
                </h3>
                <p class="row-sub">{facts.join(" · ")}</p>
                {lead.map(|text| view! { <p class="event-lead">{text}</p> })}
            </div>
            {audience.map(|word| view! { <span class="quiet">{word}</span> })}
            {state}
        </li>
    }
}

/// The first characters, ending in dots where there are more.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(LEAD).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
