//! The page: the sentence, its fields, the answers; it asks again when the house changes.

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use super::{
    answers::Answers,
    api,
    fields::Fields,
    views::{Found, Wanted},
};
use crate::{
    clock::use_clock,
    frame::NoRooms,
    live::changes,
    text::{use_locale, words::find as words},
    ui::{AskForm, Problem},
    wire::{Resource, Suspend},
};

/// The page at `/find?q=`.
#[component]
pub fn FindPage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let first = query.with_untracked(Wanted::read);
    let read = Resource::new(move || first.clone(), api::first);
    view! {
        <Title text=words::find_room(locale) />
        <header class="page-head">
            <h1>{words::find_room(locale)}</h1>
        </header>
        <Sentence query />
        <Suspense>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(found) => Either::Left(view! { <Shown found query /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Sentence(query: Memo<ParamsMap>) -> impl IntoView {
    let locale = use_locale();
    let text = move || query.with(|query| query.get("q")).unwrap_or_default();
    let examples = [
        words::example_1(locale),
        words::example_2(locale),
        words::example_3(locale),
    ];
    let example = |text: &'static str| {
        let mut query = ParamsMap::new();
        query.insert("q", text.to_owned());
        view! {
            <li>
                <a href=format!("/find{}", query.to_query_string())>{text}</a>
            </li>
        }
    };
    view! {
        <search class="find-sentence">
            <AskForm path="/find">
                <label for="q">{words::need(locale)}</label>
                <div class="find-line">
                    <input
                        id="q"
                        name="q"
                        class="input"
                        type="search"
                        maxlength="200"
                        autocomplete="off"
                        enterkeyhint="search"
                        aria-describedby="q-note"
                        placeholder=words::example_1(locale)
                        value=text()
                        prop:value=text
                    />
                    <button class="button button-main">{words::find(locale)}</button>
                </div>
                <p class="field-note" id="q-note">
                    {words::unnamed(locale)}
                </p>
            </AskForm>
            <div class="find-examples">
                <span>{words::examples(locale)}</span>
                <ul>{examples.map(example).into_iter().collect_view()}</ul>
            </div>
        </search>
    }
}

/// What was found first; from then on the answers change in place.
#[component]
fn Shown(found: Found, query: Memo<ParamsMap>) -> impl IntoView {
    use_clock().start(found.offers.as_of);
    if found.house.rooms.is_empty() {
        return view! { <NoRooms /> }.into_any();
    }
    let wanted = Memo::new(move |_| query.with(Wanted::read));
    let house = StoredValue::new(found.house);
    let (_, latest, _) = changes::follow(found.offers, wanted, api::again);
    view! {
        <Fields offers=latest.value house />
        <Problem error=Signal::derive(move || latest.error.get()) />
        <Answers offers=latest.value house busy=latest.busy />
    }
    .into_any()
}
