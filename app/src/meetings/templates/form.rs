//! One template: what meetings that are made from it begin with.

use contract::meetings::TemplateView;
use domain::meetings::{MeetingType, Mode};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use super::{
    api::{self, KeepTemplate, RemoveTemplate, TemplateData},
    draft::TemplateDraft,
};
use crate::{
    effect::Effect,
    meetings::words::{mode_word, type_word},
    text::{use_locale, words::meetings, words::templates as words, words::ui},
    ui::{AreaField, FormErrors, Problem, SelectField, TextField, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend, kept_draft},
};

/// The page at `/templates/:id`, and at `/templates/new`.
#[component]
pub fn TemplatePage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let id = params.with(|params| params.get("id"));
        id.filter(|id| id != "new")
    });
    let data = Resource::new(move || id.get(), api::template);
    view! {
        <Title text=words::templates(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(data) => Either::Left(view! { <Template data /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Template(data: TemplateData) -> impl IntoView {
    let locale = use_locale();
    let title = match &data.template {
        Some(one) => one.name.clone(),
        None => words::new_template(locale).to_owned(),
    };
    let removed = data.template.as_ref().map(|one| one.id.clone());
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <a class="button" href="/templates">
                {ui::back(locale)}
            </a>
        </header>
        <div class="stack house-form">
            <Form data />
            {removed.map(|id| view! { <Remove id /> })}
        </div>
    }
}

/// What the form begins with: what was typed before it was refused, what there is, or an hour.
fn beginning(known: Option<&TemplateView>, owners: &[(String, String)]) -> TemplateDraft {
    let own = || owners.first().map(|owner| owner.0.clone());
    kept_draft().unwrap_or_else(|| match known {
        Some(known) => TemplateDraft::of(known),
        None => TemplateDraft::new(own().unwrap_or_default()),
    })
}

#[component]
fn Form(data: TemplateData) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepTemplate>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    let navigate = use_navigate();
    Effect::new(move |()| {
        if let Some(Ok(_)) = keep.value().get() {
            toasts.say(ui::saved(locale));
            navigate("/templates", NavigateOptions::default());
        }
    });
    let TemplateData { template, owners } = data;
    let draft = beginning(template.as_ref(), &owners);
    let known = template.map(|one| {
        view! {
            <input type="hidden" name="id" value=one.id />
            <input type="hidden" name="revision" value=one.revision.to_string() />
        }
    });
    view! {
        <ActionForm action=keep attr:class="form card card-pad">
            {known}
            <Begins draft=draft.clone() owners />
            <Brings draft />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || keep.pending().get()>
                    {ui::save(locale)}
                </button>
            </div>
        </ActionForm>
    }
}

/// What it is called, and what its meetings are.
#[component]
fn Begins(draft: TemplateDraft, owners: Vec<(String, String)>) -> impl IntoView {
    let locale = use_locale();
    let pairs = |all: [(&str, &str); 3]| all.map(|(word, text)| (word.to_owned(), text.to_owned()));
    let mut kinds = vec![(String::new(), words::choose(locale).to_owned())];
    kinds.extend(pairs(
        MeetingType::ALL.map(|one| (one.as_str(), type_word(locale, one))),
    ));
    let modes = pairs(Mode::ALL.map(|one| (one.as_str(), mode_word(locale, one)))).to_vec();
    view! {
        <TextField
            name="draft[name]"
            label=words::name(locale)
            hint=words::name_hint(locale)
            value=draft.name
            required=true
        />
        <div class="form-row">
            <SelectField
                name="draft[type]"
                label=meetings::kind(locale)
                value=draft.kind
                options=kinds
            />
            <SelectField
                name="draft[department]"
                label=words::whose(locale)
                value=draft.department
                options=owners
            />
        </div>
        <TextField
            name="draft[topic]"
            label=meetings::topic(locale)
            hint=words::marks_hint(locale)
            value=draft.topic
        />
        <div class="form-row">
            <TextField
                name="draft[minutes]"
                label=words::minutes(locale)
                value=draft.minutes
                kind="number"
                required=true
            />
            <SelectField
                name="draft[mode]"
                label=meetings::mode(locale)
                value=draft.mode
                options=modes
            />
        </div>
    }
}

/// What its meetings bring along.
#[component]
fn Brings(draft: TemplateDraft) -> impl IntoView {
    let locale = use_locale();
    view! {
        <AreaField
            name="draft[agenda]"
            label=words::agenda(locale)
            hint=words::agenda_hint(locale)
            placeholder=words::agenda_example(locale)
            value=draft.agenda
            lines=6
        />
        <AreaField
            name="draft[papers]"
            label=words::papers(locale)
            hint=words::papers_hint(locale)
            value=draft.papers
            lines=2
        />
        <AreaField
            name="draft[invitation]"
            label=words::invitation(locale)
            hint=words::invitation_hint(locale)
            value=draft.invitation
            lines=3
        />
    }
}

/// Takes it away; the list of templates has the way back.
#[component]
fn Remove(id: String) -> impl IntoView {
    let locale = use_locale();
    let remove = ServerAction::<RemoveTemplate>::new();
    let error = Signal::derive(move || remove.value().get().and_then(Result::err));
    let navigate = use_navigate();
    let toasts = use_toasts();
    let gone = id.clone();
    Effect::new(move |()| {
        if let Some(Ok(())) = remove.value().get() {
            let gone = gone.clone();
            toasts.show(crate::ui::Toast {
                text: words::taken_away_now(locale).to_owned(),
                undo: Some(std::sync::Arc::new(move || {
                    let gone = gone.clone();
                    leptos::task::spawn_local(async move {
                        if let Err(error) = api::restore(gone).await {
                            toasts.say(error.text(locale));
                        }
                        toasts.tell_undone();
                    });
                })),
            });
            navigate("/templates", NavigateOptions::default());
        }
    });
    view! {
        <ActionForm action=remove>
            <input type="hidden" name="id" value=id />
            <button class="button button-quiet button-danger">{ui::delete(locale)}</button>
        </ActionForm>
        <Problem error />
    }
}
