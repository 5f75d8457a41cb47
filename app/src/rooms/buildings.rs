//! All buildings with their floors.

use contract::rooms::BuildingView;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::place_api;
use crate::{
    text::{use_locale, words::rooms as words, words::ui},
    ui::{Empty, Problem},
    wire::{Resource, Suspend},
};

/// The page at `/buildings`.
#[component]
pub fn BuildingsPage() -> impl IntoView {
    let locale = use_locale();
    let buildings = Resource::new(|| (), |()| place_api::buildings());
    view! {
        <Title text=words::buildings(locale) />
        <Suspense>
            {move || Suspend::new(async move {
                match buildings.await {
                    Ok((all, may_keep)) => Either::Left(view! { <Buildings all may_keep /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Buildings(all: Vec<BuildingView>, may_keep: bool) -> impl IntoView {
    let locale = use_locale();
    let nothing = all.is_empty();
    view! {
        <header class="page-head">
            <h1>{words::buildings(locale)}</h1>
            <div class="button-row">
                <a class="button" href="/rooms">
                    {ui::back(locale)}
                </a>
                {may_keep
                    .then(|| {
                        view! {
                            <a class="button button-main" href="/buildings/new">
                                {words::add_building(locale)}
                            </a>
                        }
                    })}
            </div>
        </header>
        <section class="card">
            {nothing
                .then(|| {
                    view! {
                        <Empty title=words::no_buildings(locale)>
                            <p>{words::no_buildings_means(locale)}</p>
                        </Empty>
                    }
                })}
            <ul class="rows">
                {all.into_iter().map(|one| view! { <BuildingLine one /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn BuildingLine(one: BuildingView) -> impl IntoView {
    let mut facts = vec![one.time_zone];
    facts.extend(one.floors.into_iter().map(|floor| floor.name));
    view! {
        <li>
            <div class="row-main">
                <a class="row-link" href=format!("/buildings/{}", one.id)>
                    {one.name}
                </a>
                <p class="row-sub">{facts.join(" · ")}</p>
            </div>
        </li>
    }
}
