//! The journal's page: filters in the address, so that a search can be sent to somebody.

use contract::page::Page;
use domain::accounts::Role;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use super::api::{self, JournalAsked, JournalRow};
use crate::{
    accounts::words::role_word,
    text::{use_locale, words::audit as words, words::ui},
    ui::{Empty, Problem, SelectField, TextField},
    wire::{Resource, Suspend},
    zones::{Zone, date_short},
};

fn asked(query: &ParamsMap) -> JournalAsked {
    let read = |name: &str| query.get(name).unwrap_or_default();
    JournalAsked {
        actor: read("actor"),
        content: read("content"),
        from: read("from"),
        to: read("to"),
        result: read("result"),
        role: read("role"),
        cursor: read("cursor"),
    }
}

/// The page at `/journal`.
#[component]
pub fn JournalPage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let wanted = Memo::new(move |_| query.with(asked));
    let rows = Resource::new(move || wanted.get(), api::journal);
    view! {
        <Title text=ui::journal(locale) />
        <header class="page-head">
            <h1>{ui::journal(locale)}</h1>
        </header>
        <Filters wanted=wanted.get_untracked() />
        <Transition>
            {move || Suspend::new(async move {
                match rows.await {
                    Ok((page, zone)) => {
                        let zone = Zone::read(&zone);
                        Either::Left(view! { <Rows page zone /> })
                    }
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Filters(wanted: JournalAsked) -> impl IntoView {
    let locale = use_locale();
    let any = |text: &str| (String::new(), text.to_owned());
    let mut roles = vec![any(words::any_role(locale))];
    roles.extend(
        Role::ALL.map(|role| (role.as_str().to_owned(), role_word(locale, role).to_owned())),
    );
    let results = vec![
        any(words::any_result(locale)),
        ("ok".to_owned(), words::done(locale).to_owned()),
        ("failed".to_owned(), words::failed(locale).to_owned()),
    ];
    view! {
        <form
            method="get"
            action="/journal"
            class="card card-pad form journal-filters"
            role="search"
        >
            <div class="form-row">
                <TextField name="actor" label=words::who(locale) value=wanted.actor />
                <TextField name="content" label=words::what(locale) value=wanted.content />
                <TextField
                    name="from"
                    label=words::first_day(locale)
                    kind="date"
                    value=wanted.from
                />
                <TextField name="to" label=words::last_day(locale) kind="date" value=wanted.to />
                <SelectField
                    name="result"
                    label=words::result(locale)
                    value=wanted.result
                    options=results
                />
                <SelectField
                    name="role"
                    label=words::role(locale)
                    value=wanted.role
                    options=roles
                />
            </div>
            <div class="button-row button-row-end">
                // Loads the page: the fields above are written once.
                <a class="button" href="/journal" rel="external">
                    {words::all(locale)}
                </a>
                <button class="button button-main">{ui::search(locale)}</button>
            </div>
        </form>
    }
}

#[component]
fn Rows(page: Page<JournalRow>, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map().get_untracked();
    let next = page.next_cursor.map(|cursor| {
        let mut query = query.clone();
        query.replace("cursor", cursor);
        format!("/journal{}", query.to_query_string())
    });
    if page.items.is_empty() {
        return view! {
            <section class="card">
                <Empty title=words::no_rows(locale)>
                    <p>{words::no_rows_means(locale)}</p>
                </Empty>
            </section>
        }
        .into_any();
    }
    view! {
        <section
            class="card table-wrap"
            role="region"
            tabindex="0"
            aria-label=ui::journal(locale)
        >
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words::when(locale)}</th>
                        <th scope="col">{words::who(locale)}</th>
                        <th scope="col">{words::what(locale)}</th>
                        <th scope="col">{words::detail(locale)}</th>
                        <th scope="col">{words::result(locale)}</th>
                    </tr>
                </thead>
                <tbody>
                    {page
                        .items
                        .into_iter()
                        .map(|row| view! { <Row row zone=zone.clone() /> })
                        .collect_view()}
                </tbody>
            </table>
        </section>
        {next
            .map(|href| {
                view! {
                    <p class="pager">
                        <a class="button" href=href>
                            {words::older(locale)}
                        </a>
                    </p>
                }
            })}
    }
    .into_any()
}

#[component]
fn Row(row: JournalRow, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let when = format!(
        "{} {}",
        date_short(locale, zone.day(row.at)),
        zone.time_with_seconds(row.at)
    );
    view! {
        <tr>
            <td>{when}</td>
            <td>
                {row.actor} <span class="row-sub">" " {row.role}</span>
            </td>
            <td>{row.action}</td>
            <td>{row.detail}</td>
            <td class="one-word">{row.result}</td>
        </tr>
    }
}
