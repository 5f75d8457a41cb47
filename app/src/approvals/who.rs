//! Who approves, in order: for the organisation, a building, a floor or a room.

use domain::{approvals::Step, rooms::Scope};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    said::step_word,
    who_api::{self, KeepSteps, Who},
};
use crate::{
    effect::Effect,
    text::{Locale, use_locale, words::approvals as words, words::ui},
    ui::{FormErrors, Problem, SelectField, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/approvals/steps?of=&id=`.
#[component]
pub fn WhoPage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let read = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        (read("of"), read("id"))
    });
    let read = Resource::new(move || asked.get(), |(of, id)| who_api::who(of, id));
    let again = Callback::new(move |()| read.refetch());
    view! {
        <Title text=words::who_approves(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(who) => Either::Left(view! { <Form who again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

fn from_words(locale: Locale, from: Scope) -> &'static str {
    match from {
        Scope::Default => words::from_default(locale),
        Scope::Organisation => words::from_organisation(locale),
        Scope::Building => words::from_building(locale),
        Scope::Floor => words::from_floor(locale),
        Scope::Room => words::from_room(locale),
    }
}

#[component]
fn Form(who: Who, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepSteps>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |_| {
        if let Some(Ok(())) = keep.value().get() {
            toasts.say(ui::saved(locale));
            again.run(());
        }
    });
    let title = format!("{}: {}", words::who_approves(locale), who.name);
    let rows = who.rows.clone();
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <a class="button" href=who.back.clone()>
                {ui::back(locale)}
            </a>
        </header>
        <ActionForm action=keep attr:class="form card card-pad house-form">
            <p class="quiet">{words::who_approves_means(locale)}</p>
            <p>{from_words(locale, who.from)}</p>
            <input type="hidden" name="draft[of]" value=who.of.clone() />
            <input type="hidden" name="draft[id]" value=who.id.clone() />
            <input type="hidden" name="draft[revision]" value=who.revision.to_string() />
            {rows
                .into_iter()
                .enumerate()
                .map(|(at, row)| view! { <Row at kind=row.kind people=row.people /> })
                .collect_view()}
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || keep.pending().get()>
                    {ui::save(locale)}
                </button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Row(at: usize, kind: String, people: String) -> impl IntoView {
    let locale = use_locale();
    let word = |kind: &str, step: &Step| (kind.to_owned(), step_word(locale, step).to_owned());
    let options = vec![
        (String::new(), words::not_used(locale).to_owned()),
        word("department_head", &Step::DepartmentHead),
        word("room_managers", &Step::RoomManagers),
        word("people", &Step::People(Vec::new())),
    ];
    let title = words::step_n(locale, &(at + 1));
    view! {
        <fieldset class="step-row form-row">
            <legend>{title}</legend>
            <SelectField
                name=format!("draft[rows][{at}][kind]")
                of=format!("step{at}")
                label=words::who_decides(locale)
                value=kind
                options
            />
            <TextField
                name=format!("draft[rows][{at}][people]")
                of=format!("step{at}")
                label=words::people_of_step(locale)
                value=people
            />
        </fieldset>
    }
}
