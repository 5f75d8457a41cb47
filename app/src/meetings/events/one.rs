//! One event.

use domain::{ids::MeetingId, meetings::Audience};
use leptos::{either::Either, prelude::*};
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, OneEvent},
    article::{Article, audience_word},
};
use crate::{
    text::{use_locale, words::events as words},
    ui::{Gate, LeadsNowhere, Problem},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// The page at `/events/:id`.
#[component]
pub fn EventPage() -> impl IntoView {
    let locale = use_locale();
    let id = use_params_map().get_untracked().get("id");
    let id = id.unwrap_or_default();
    let read = Resource::new_blocking(move || MeetingId::from(id.clone()), api::event);
    view! {
        <Gate class="events">
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(one) => Either::Left(view! { <Known one /> }),
                        Err(error) if error.status == 404 => {
                            let (title, means) = (
                                words::no_such(locale),
                                words::no_such_means(locale),
                            );
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
fn Known(one: OneEvent) -> impl IntoView {
    let locale = use_locale();
    let OneEvent { event, zone, now } = one;
    let zone = Zone::read(&zone);
    let hidden = event.audience == Audience::House;
    let for_house = audience_word(locale, &event);
    view! {
        <Title text=event.topic.clone() />
        {hidden.then(|| view! { <Meta name="robots" content="noindex" /> })}
        <article class="card card-pad event">
            <p class="event-back">
                <a href="/events">{words::all(locale)}</a>
                {for_house.map(|word| view! { <span class="quiet">{word}</span> })}
            </p>
            <Article event zone now />
        </article>
    }
}
