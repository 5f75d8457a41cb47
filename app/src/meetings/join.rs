//! What the join link shows to whoever holds it: no program, no names of people (R028).

use contract::meetings::{Join, Platform};
use domain::meetings::Phase;
use leptos::{either::Either, prelude::*};
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

use super::{
    api,
    outside::Outsider,
    platforms::host,
    recording::Choice,
    views::Joining,
    words::{city_time, place_word, when},
};
use crate::{
    text::{Locale, use_locale, words::meetings as words, words::outside},
    ui::{Gate, LeadsNowhere, Problem},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// The page at `/j/:secret`.
#[component]
pub fn JoinPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let secret = params.get("secret").unwrap_or_default();
    let secret = StoredValue::new(secret);
    let locale = use_locale();
    let join = Resource::new_blocking(move || secret.get_value(), api::join);
    view! {
        <Meta name="robots" content="noindex" />
        <Gate>
            <Suspense>
                {move || Suspend::new(async move {
                    match join.await {
                        Ok(joining) => {
                            let secret = secret.get_value();
                            Either::Left(view! { <Known joining secret /> })
                        }
                        Err(error) if error.status == 404 => {
                            let title = words::no_such_link(locale);
                            let means = words::no_such_link_means(locale);
                            Either::Right(Either::Left(view! { <LeadsNowhere title means /> }))
                        }
                        Err(error) => {
                            Either::Right(Either::Right(view! { <Problem error=Some(error) /> }))
                        }
                    }
                })}
            </Suspense>
            </Gate>
    }
}

#[component]
fn Known(joining: Joining, secret: String) -> impl IntoView {
    let locale = use_locale();
    let zone = Zone::read(&joining.zone);
    let (asks, known_as) = (joining.asks, joining.known_as);
    let choice = (joining.join.to_be_recorded && known_as.is_some()).then(|| {
        let action = format!("/j/{secret}/recording");
        view! { <Choice action agreed=joining.agreed /> }
    });
    let recorded = joining.join.to_be_recorded;
    let join = joining.join;
    let mode = join.mode;
    let house_only = !asks && !join.outsiders && !join.cancelled && join.phase < Phase::Ended;
    let span = when(locale, &zone, join.start, join.end);
    let place = place_word(locale, &join.place);
    let news = news(locale, &join);
    view! {
        <Title text=join.topic.clone() />
        <section class="card card-pad join">
            <h1>{join.topic}</h1>
            {news.map(|(state, word)| view! { <p class="join-news" data-state=state>{word}</p> })}
            <div>
                <p class="join-when figures">{span}</p>
                <p class="quiet">{in_zone(locale, &zone, join.start)}</p>
            </div>
            {(!place.is_empty())
                .then(|| {
                    view! {
                        <div>
                            <p class="quiet">{words::place(locale)}</p>
                            <p>{place}</p>
                        </div>
                    }
                })}
            {(asks || known_as.is_some())
                .then(|| view! { <Outsider secret known_as mode recorded /> })}
            {choice}
            {house_only.then(|| view! { <p class="quiet">{outside::house_only(locale)}</p> })}
            {(!join.cancelled).then(|| view! { <Doors platforms=join.platforms /> })}
        </section>
    }
}

/// "Shanghai time, UTC+8": strangers may be anywhere.
pub(super) fn in_zone(locale: Locale, zone: &Zone, at: jiff::Timestamp) -> String {
    let minutes = zone.at(at).offset().seconds() / 60;
    let (hours, rest) = (minutes / 60, (minutes % 60).abs());
    let rest = if rest == 0 {
        String::new()
    } else {
        format!(":{rest:02}")
    };
    words::with_offset(
        locale,
        &city_time(locale, zone),
        &format!("UTC{hours:+}{rest}"),
    )
}

/// What whoever comes must know first.
fn news(locale: Locale, join: &Join) -> Option<(&'static str, &'static str)> {
    if join.cancelled {
        return Some(("off", words::does_not_take_place(locale)));
    }
    match join.phase {
        Phase::InProgress => Some(("in_use", words::has_begun(locale))),
        Phase::Ended | Phase::Archived => Some(("ended", words::is_over(locale))),
        Phase::Draft | Phase::Prepared => None,
    }
}

/// Every way in as a large link, the recommended one first.
#[component]
fn Doors(platforms: Vec<Platform>) -> impl IntoView {
    let locale = use_locale();
    if platforms.is_empty() {
        return view! { <p class="note">{words::no_way_yet(locale)}</p> }.into_any();
    }
    let several = platforms.len() > 1;
    let way = move |(nth, one): (usize, Platform)| {
        let first = (nth == 0 && several).then(|| words::recommended(locale));
        let at = host(&one.url).to_owned();
        view! {
            <li>
                <a
                    class="button join-way"
                    class:button-main=nth == 0
                    href=one.url
                    rel="noopener noreferrer"
                    referrerpolicy="no-referrer"
                >
                    <span class="join-name">{words::join_by(locale, &one.name)}</span>
                    <span class="join-at">{at}</span>
                    {first.map(|word| view! { <span class="join-first">{word}</span> })}
                </a>
            </li>
        }
    };
    view! {
        <ul class="join-ways">{platforms.into_iter().enumerate().map(way).collect_view()}</ul>
    }
    .into_any()
}
