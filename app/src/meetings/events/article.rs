//! One event as it is read; also as the preview of whoever publishes it.

use contract::meetings::EventView;
use domain::meetings::{Audience, Phase, paragraphs};
use jiff::Timestamp;
use leptos::prelude::*;

use crate::{
    meetings::{
        join::in_zone,
        words::{place_word, when},
    },
    text::{Locale, use_locale, words::events as words, words::meetings, words::publish},
    zones::{Zone, date_with_year},
};

/// What, when, where, who, what it is about, and how one comes.
#[component]
pub fn Article(
    /// The event.
    event: EventView,
    /// Its zone.
    zone: Zone,
    /// The server's clock.
    now: Timestamp,
    /// Whoever publishes looks at it: its heading stands below the page's, its links lead nowhere
    /// yet.
    #[prop(optional)]
    preview: bool,
) -> impl IntoView {
    let locale = use_locale();
    let span = when(locale, &zone, event.start, event.end);
    let day = zone.day(event.start);
    let year = (day.year() != zone.day(now).year()).then(|| date_with_year(locale, day));
    let zone_word = in_zone(locale, &zone, event.start);
    let place = place_word(locale, &event.place);
    let news = news(locale, &event);
    let topic = event.topic.clone();
    let head = match preview {
        true => view! { <h3 class="event-topic">{topic}</h3> }.into_any(),
        false => view! { <h1>{topic}</h1> }.into_any(),
    };
    view! {
        {head}
        {news.map(|(state, word)| view! { <p class="join-news" data-state=state>{word}</p> })}
        <div>
            <p class="join-when figures">{span}</p>
            <p class="quiet">
                {year.map(|year| format!("{year} · "))} {zone_word}
            </p>
        </div>
        <dl class="pairs">
            {(!place.is_empty())
                .then(|| {
                    view! {
                        <dt>{meetings::place(locale)}</dt>
                        <dd>{place}</dd>
                    }
                })} <dt>{words::organised_by(locale)}</dt> <dd>{event.organiser.clone()}</dd>
        </dl>
        <Content text=event.content.clone() />
        <Ways event preview />
    }
}

/// Plain paragraphs: nothing in them is obeyed.
#[component]
fn Content(text: String) -> impl IntoView {
    let locale = use_locale();
    let all = paragraphs(&text);
    let empty = all.is_empty();
    view! {
        <div class="event-content">
            {all.into_iter().map(|one| view! { <p>{one}</p> }).collect_view()}
            {empty.then(|| view! { <p class="quiet">{publish::nothing_yet(locale)}</p> })}
        </div>
    }
}

/// Into one's calendar, and to the meeting. Signing up (R065) comes here.
#[component]
fn Ways(event: EventView, preview: bool) -> impl IntoView {
    let locale = use_locale();
    let come = event.join_path.clone().map(|path| {
        view! {
            <a class="button button-main" href=(!preview).then_some(path)>
                {words::come(locale)}
            </a>
        }
    });
    let open = !event.cancelled && event.phase < Phase::Ended;
    let file = format!("/api/v1/events/{}/calendar.ics", event.id);
    let add = open.then(|| {
        view! {
            <a class="button" href=(!preview).then_some(file) download="">
                {words::add(locale)}
            </a>
        }
    });
    view! { <div class="button-row">{come} {add}</div> }
}

/// What whoever wants to come must know first.
fn news(locale: Locale, event: &EventView) -> Option<(&'static str, &'static str)> {
    if event.cancelled {
        return Some(("off", words::off_news(locale)));
    }
    match event.phase {
        Phase::Ended | Phase::Archived => Some(("ended", words::over_news(locale))),
        Phase::InProgress => Some(("in_use", words::now_news(locale))),
        _ if event.pending => Some(("off", words::not_sure_news(locale))),
        _ => None,
    }
}

/// The same in a word, for lists.
#[must_use]
pub fn state_word(locale: Locale, event: &EventView) -> Option<(&'static str, &'static str)> {
    if event.cancelled {
        return Some(("off", words::cancelled(locale)));
    }
    match event.phase {
        Phase::InProgress => Some(("in_use", words::now(locale))),
        _ if event.pending => Some(("pending", words::not_sure(locale))),
        _ => None,
    }
}

/// "For the house", where it is not for everybody.
#[must_use]
pub fn audience_word(locale: Locale, event: &EventView) -> Option<&'static str> {
    (event.audience == Audience::House).then(|| words::for_house(locale))
}
