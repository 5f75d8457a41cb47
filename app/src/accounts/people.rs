//! People: a list that can be searched, and the form of one.

use contract::accounts::AccountView;
use domain::ids::AccountId;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{self, PersonData},
    person_form::{PersonForm, ResetLink},
    words::{kind_word, role_word},
};
use crate::{
    text::{use_locale, words::accounts as words, words::ui},
    ui::{Empty, Problem},
    wire::{Resource, Suspend},
};

/// The page at `/people?find=`.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let find = Memo::new(move |_| query.with(|query| query.get("find")).unwrap_or_default());
    let people = Resource::new(move || find.get(), api::people);
    view! {
        <Title text=ui::people(locale) />
        <header class="page-head">
            <h1>{ui::people(locale)}</h1>
            <div class="button-row">
                <a class="button" href="/departments">
                    {words::departments(locale)}
                </a>
                <a class="button button-main" href="/people/new">
                    {words::add_person(locale)}
                </a>
            </div>
        </header>
        <form method="get" action="/people" class="cal-filters" role="search">
            <input
                class="input cal-find"
                type="search"
                name="find"
                aria-label=ui::search(locale)
                value=find.get_untracked()
            />
            <button class="button">{ui::search(locale)}</button>
        </form>
        <Transition>
            {move || Suspend::new(async move {
                match people.await {
                    Ok(people) => Either::Left(view! { <People people /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn People(people: Vec<AccountView>) -> impl IntoView {
    let locale = use_locale();
    let nothing = people.is_empty();
    view! {
        <section class="card">
            {nothing
                .then(|| {
                    view! {
                        <Empty title=words::no_one_found(locale)>
                            <p>{words::no_one_found_means(locale)}</p>
                        </Empty>
                    }
                })}
            <ul class="rows">
                {people.into_iter().map(|person| view! { <Person person /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Person(person: AccountView) -> impl IntoView {
    let locale = use_locale();
    let mut facts = vec![
        person.login.clone(),
        kind_word(locale, person.kind).to_owned(),
    ];
    facts.extend(person.department_name.clone());
    let strongest = person.roles.iter().max().copied();
    facts.extend(strongest.map(|role| role_word(locale, role).to_owned()));
    view! {
        <li>
            <div class="row-main">
                <a class="row-link" href=format!("/people/{}", person.id)>
                    {person.name}
                </a>
                <p class="row-sub">{facts.join(" · ")}</p>
            </div>
            {person
                .disabled
                .then(|| {
                    view! {
                        <span class="state-word" data-state="off">
                            {words::disabled(locale)}
                        </span>
                    }
                })}
        </li>
    }
}

/// The page at `/people/:id`, and at `/people/new`.
#[component]
pub fn PersonPage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params
            .with(|params| params.get("id"))
            .filter(|id| id != "new")
    });
    let data = Resource::new(move || id.get(), |id| api::person(id.map(AccountId::from)));
    let again = Callback::new(move |()| data.refetch());
    view! {
        <Title text=ui::people(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(data) => Either::Left(view! { <One data again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn One(data: PersonData, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let title = data.person.as_ref().map(|one| one.name.clone());
    let id = data.person.as_ref().map(|one| one.id.to_string());
    view! {
        <header class="page-head">
            <h1>{title.unwrap_or_else(|| words::new_person(locale).to_owned())}</h1>
            <a class="button" href="/people">
                {ui::back(locale)}
            </a>
        </header>
        <div class="stack house-form">
            <PersonForm data again />
            {id.map(|id| view! { <ResetLink id /> })}
        </div>
    }
}
