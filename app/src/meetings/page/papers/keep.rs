//! What who looks after the meeting may do with a paper: another stage, another name, a new
//! version, off and back.

use std::sync::Arc;

use contract::meetings::Paper;
use domain::meetings::PaperStage;
use leptos::{html, prelude::*};

use super::{
    super::Here,
    api::{self, ChangePaper, RemovePaper},
    said::stage_word,
    upload::Bring,
};
use crate::{
    effect::Effect,
    text::{use_locale, words::bookings, words::papers as words, words::people, words::ui},
    ui::{FormErrors, Problem, TextField, Toast, Undo, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// Beside the line of a paper.
#[component]
pub fn Keep(
    /// The meeting.
    here: Here,
    /// The paper as it is now.
    paper: Memo<Option<Paper>>,
    /// Its id.
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let change = ServerAction::<ChangePaper>::new();
    let remove = ServerAction::<RemovePaper>::new();
    let failed = Signal::derive(move || {
        let change = change.value().get().and_then(Result::err);
        change.or_else(|| remove.value().get().and_then(Result::err))
    });
    provide_context(FormErrors(failed));
    Effect::new(move |()| {
        if let Some(Ok(())) = change.value().get() {
            here.again.run(());
        }
    });
    after_removal(here, remove, id.clone());
    let name = Memo::new(move |_| paper.get().map(|one| one.name).unwrap_or_default());
    let own = StoredValue::new(id.clone());
    let own = move || view! { <Which here paper=own.get_value() /> };
    let of = format!("paper-{id}");
    let bring = id.clone();
    view! {
        <StageForm here change paper id />
        <ActionForm action=remove>
            {own()}
            <button
                class="button button-quiet"
                aria-label=move || people::remove_name(locale, &name.get())
            >
                "✕"
            </button>
        </ActionForm>
        <Problem error=failed />
        <details class="papers-change">
            <summary aria-label=move || words::change_name(locale, &name.get())>
                {bookings::change(locale)}
            </summary>
            <ActionForm action=change attr:class="papers-form">
                {own()}
                <TextField
                    name="name"
                    of=of
                    label=words::name(locale)
                    value=name.get_untracked()
                    required=true
                />
                <button class="button">{ui::save(locale)}</button>
            </ActionForm>
            <Bring here paper=bring />
        </details>
    }
}

/// Which paper of which meeting.
#[component]
pub fn Which(here: Here, paper: String) -> impl IntoView {
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    view! {
        <input type="hidden" name="id" value=id />
        <input type="hidden" name="paper" value=paper />
    }
}

/// A choice that is sent as it is made; without the program it has a button.
#[component]
fn StageForm(
    here: Here,
    change: ServerAction<ChangePaper>,
    paper: Memo<Option<Paper>>,
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let form = NodeRef::<html::Form>::new();
    let send = move |_| {
        if let Some(form) = form.get_untracked() {
            let _ = form.request_submit();
        }
    };
    let (now, name) = paper.with_untracked(|one| {
        let one = one.as_ref();
        (one.map(|one| one.stage), one.map(|one| one.name.clone()))
    });
    let options = PaperStage::ALL.map(|stage| {
        view! {
            <option value=stage.as_str() selected=now == Some(stage)>
                {stage_word(locale, stage)}
            </option>
        }
    });
    let label = words::stage_of(locale, &name.unwrap_or_default());
    view! {
        <ActionForm action=change node_ref=form attr:class="papers-stage">
            <Which here paper=id />
            <select name="stage" class="input" aria-label=label on:change=send>
                {options.into_iter().collect_view()}
            </select>
            <button class="button without-program">{ui::save(locale)}</button>
        </ActionForm>
    }
}

/// Says so, and offers the way back.
fn after_removal(here: Here, remove: ServerAction<RemovePaper>, paper: String) {
    let locale = use_locale();
    let toasts = use_toasts();
    Effect::new(move |()| {
        let Some(Ok(())) = remove.value().get() else {
            return;
        };
        let meeting = here
            .page
            .with_untracked(|page| page.detail.meeting.id.clone());
        let paper = paper.clone();
        let undo: Undo = Arc::new(move || {
            let (meeting, paper) = (meeting.clone(), paper.clone());
            leptos::task::spawn_local(async move {
                if let Err(error) = api::restore_paper(meeting, paper).await {
                    toasts.say(error.text(locale));
                }
                toasts.tell_undone();
            });
        });
        toasts.show(Toast {
            text: words::taken_off(locale).to_owned(),
            undo: Some(undo),
        });
        here.again.run(());
    });
}
