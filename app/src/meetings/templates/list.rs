//! All templates: from each a meeting is begun; those who keep them come from here to each.

use contract::meetings::TemplateView;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::api::{self, RestoreTemplate, Templates};
use crate::{
    effect::Effect,
    meetings::words::{mode_word, type_word},
    text::{use_locale, words::meetings, words::templates as words, words::ui},
    ui::{Empty, Problem, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/templates`.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let locale = use_locale();
    let toasts = use_toasts();
    let all = Resource::new(move || toasts.undone(), |_| api::list());
    let again = Callback::new(move |()| all.refetch());
    view! {
        <Title text=words::templates(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match all.await {
                    Ok(all) => Either::Left(view! { <Lists all again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Lists(all: Templates, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let Templates {
        all,
        removed,
        may_make,
    } = all;
    let nothing = all.is_empty();
    let make = || {
        view! {
            <a class="button button-main" href="/templates/new">
                {words::new_template(locale)}
            </a>
        }
    };
    let teach = if may_make {
        words::none_yet_begin(locale)
    } else {
        words::none_yet_ask(locale)
    };
    view! {
        <header class="page-head">
            <h1>{words::templates(locale)}</h1>
            {may_make.then(make)}
        </header>
        <section class="card" aria-label=words::templates(locale)>
            {nothing
                .then(|| {
                    view! {
                        <Empty title=words::none_yet(locale)>
                            <p>{teach}</p>
                        </Empty>
                    }
                })}
            <ul class="rows">
                {all.into_iter().map(|one| view! { <Line one /> }).collect_view()}
            </ul>
        </section>
        {(!removed.is_empty()).then(|| view! { <Removed removed again /> })}
    }
}

#[component]
fn Line(one: TemplateView) -> impl IntoView {
    let locale = use_locale();
    let whose = one.department_name.clone();
    let whose = whose.unwrap_or_else(|| words::whole_house(locale).to_owned());
    let facts = [
        Some(type_word(locale, one.kind).to_owned()),
        Some(words::n_minutes(locale, &one.minutes)),
        Some(mode_word(locale, one.mode).to_owned()),
        (!one.agenda.is_empty()).then(|| words::n_items(locale, &one.agenda.len())),
        Some(whose),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let begin = words::begin_named(locale, &one.name);
    let name = match one.may_keep {
        true => Either::Left(view! {
            <a class="row-link" href=format!("/templates/{}", one.id)>
                {one.name}
            </a>
        }),
        false => Either::Right(view! { <strong>{one.name}</strong> }),
    };
    view! {
        <li>
            <div class="row-main">
                {name}
                <p class="row-sub">{facts.join(" · ")}</p>
            </div>
            <a
                class="button"
                rel="external"
                href=format!("/meetings/new?template={}", one.id)
                aria-label=begin
            >
                {meetings::new_meeting(locale)}
            </a>
        </li>
    }
}

/// Those that were taken away within the last day: the way back, also without the program.
#[component]
fn Removed(removed: Vec<TemplateView>, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let restore = ServerAction::<RestoreTemplate>::new();
    let failed = Signal::derive(move || restore.value().get().and_then(Result::err));
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(())) = restore.value().get() {
            toasts.say(words::put_back_now(locale));
            again.run(());
        }
    });
    let line = move |one: TemplateView| {
        let label = words::put_back_named(locale, &one.name);
        view! {
            <li>
                <div class="row-main">{one.name}</div>
                <ActionForm action=restore>
                    <input type="hidden" name="id" value=one.id />
                    <button class="button" aria-label=label>
                        {ui::undo(locale)}
                    </button>
                </ActionForm>
            </li>
        }
    };
    view! {
        <h2 class="list-title">{words::taken_away(locale)}</h2>
        <section class="card" aria-label=words::taken_away(locale)>
            <ul class="rows">{removed.into_iter().map(line).collect_view()}</ul>
            <Problem error=failed />
        </section>
    }
}
