//! Departments: a tree with heads (R016).

use contract::accounts::DepartmentView;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::api::{self, DeleteDepartment, KeepDepartment};
use crate::{
    effect::Effect,
    text::{use_locale, words::accounts as words, words::ui},
    ui::{FormErrors, Problem, SelectField, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// What each department's form offers.
#[derive(Clone)]
struct Offers {
    departments: Vec<(String, String)>,
    people: Vec<(String, String)>,
}

/// The page at `/departments`.
#[component]
pub fn DepartmentsPage() -> impl IntoView {
    let locale = use_locale();
    let all = Resource::new(|| (), |()| api::departments());
    let again = Callback::new(move |()| all.refetch());
    view! {
        <Title text=words::departments(locale) />
        <header class="page-head">
            <h1>{words::departments(locale)}</h1>
            <a class="button" href="/people">
                {ui::back(locale)}
            </a>
        </header>
        <Transition>
            {move || Suspend::new(async move {
                match all.await {
                    Ok((all, people)) => Either::Left(view! { <Tree all people again /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Tree(
    all: Vec<DepartmentView>,
    people: Vec<(String, String)>,
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let none = || (String::new(), words::no_department(locale).to_owned());
    let mut departments = vec![none()];
    departments.extend(all.iter().map(|one| (one.id.to_string(), one.name.clone())));
    let mut heads = vec![none()];
    heads.extend(people);
    let offers = Offers {
        departments,
        people: heads,
    };
    view! {
        <div class="stack house-form">
            {all
                .into_iter()
                .map(|one| view! { <Department one=Some(one) offers=offers.clone() again /> })
                .collect_view()}
            <Department one=None offers again />
        </div>
    }
}

#[component]
fn Department(one: Option<DepartmentView>, offers: Offers, again: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepDepartment>::new();
    let remove = ServerAction::<DeleteDepartment>::new();
    let error = Signal::derive(move || {
        let kept = keep.value().get().and_then(Result::err);
        kept.or_else(|| remove.value().get().and_then(Result::err))
    });
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |_| {
        let kept = matches!(keep.value().get(), Some(Ok(_)));
        if kept || matches!(remove.value().get(), Some(Ok(()))) {
            toasts.say(ui::saved(locale));
            again.run(());
        }
    });
    let title = match &one {
        Some(one) => one.name.clone(),
        None => words::add_department(locale).to_owned(),
    };
    let field = |pick: fn(&DepartmentView) -> Option<&dyn ToString>| {
        let found = one.as_ref().and_then(pick);
        found.map(ToString::to_string).unwrap_or_default()
    };
    let id = one.as_ref().map(|one| one.id.to_string());
    let of = id.clone().unwrap_or_else(|| "new".to_owned());
    let name = field(|one| Some(&one.name));
    let above = field(|one| one.parent.as_ref().map(|id| id as &dyn ToString));
    let head = field(|one| one.head.as_ref().map(|id| id as &dyn ToString));
    let removed = id.clone();
    view! {
        <section class="card card-pad form" aria-label=title.clone()>
            <h2>{title.clone()}</h2>
            <ActionForm action=keep attr:class="form">
                {id.clone().map(|id| view! { <input type="hidden" name="id" value=id /> })}
                <div class="form-row">
                    <TextField
                        name="name"
                        of=of.clone()
                        label=words::name(locale)
                        value=name
                        required=true
                    />
                    <SelectField
                        name="parent"
                        of=of.clone()
                        label=words::department_above(locale)
                        value=above
                        options=offers.departments
                    />
                    <SelectField
                        name="head"
                        of=of
                        label=words::head(locale)
                        value=head
                        options=offers.people
                    />
                </div>
                <Problem error />
                <div class="button-row button-row-end">
                    <button class="button">{ui::save(locale)}</button>
                </div>
            </ActionForm>
            {removed.map(|id| view! { <Remove id remove /> })}
        </section>
    }
}

#[component]
fn Remove(id: String, remove: ServerAction<DeleteDepartment>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <ActionForm action=remove>
            <input type="hidden" name="id" value=id />
            <button class="button button-quiet button-danger">{ui::delete(locale)}</button>
        </ActionForm>
    }
}
