//! Bringing papers: a button, or files dropped on the form. They go one after the other, each with
//! its progress; one that breaks off goes on by itself, and by a press. Without the program it is a
//! plain form.

use domain::meetings::PaperStage;
use leptos::{html, prelude::*};

use super::{
    super::Here,
    said::{size_word, stage_word},
    send::{Going, Outcome, chosen, dropped, queue},
};
use crate::{
    text::{use_locale, words::papers as words, words::ui},
    ui::SelectField,
};

/// More papers.
#[component]
pub fn Upload(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    view! { <Bring here paper=String::new() /> }
}

/// The form: for new papers, or for a new version of `paper`.
#[component]
pub fn Bring(
    /// The meeting.
    here: Here,
    /// The paper that it is a new version of; empty: new papers.
    paper: String,
) -> impl IntoView {
    let locale = use_locale();
    let form = NodeRef::<html::Form>::new();
    let going = RwSignal::new(Vec::<Going>::new());
    let over = RwSignal::new(false);
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    let action = format!("/meetings/{id}/papers");
    let begin = move |files| queue(here, going, form.get_untracked(), files);
    view! {
        <form
            method="post"
            enctype="multipart/form-data"
            action=action
            class="papers-form papers-bring"
            class:papers-over=move || over.get()
            node_ref=form
            on:submit=move |event| {
                event.prevent_default();
                begin(chosen(form.get_untracked()));
            }
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                begin(dropped(&event));
            }
        >
            <Fields paper />
            <button class="button">{words::upload(locale)}</button>
        </form>
        <ul class="papers-going">
            <For each=move || going.get() key=|one| one.key children=move |one| {
                view! { <Progress one going /> }
            } />
        </ul>
    }
}

/// What is sent: which files, and for when or of which paper.
#[component]
fn Fields(paper: String) -> impl IntoView {
    let locale = use_locale();
    let new = paper.is_empty();
    let stages = PaperStage::ALL.map(|stage| {
        let text = stage_word(locale, stage).to_owned();
        (stage.as_str().to_owned(), text)
    });
    let field = if new {
        "papers-files".to_owned()
    } else {
        format!("papers-files-{paper}")
    };
    let field_of = field.clone();
    let label = if new {
        words::files(locale)
    } else {
        words::new_version(locale)
    };
    view! {
            {new
                .then(|| {
                    view! {
                        <SelectField
                            name="stage"
                            of="papers"
                            label=words::stage(locale)
                            options=stages.to_vec()
                        />
                    }
                })}
            <input type="hidden" name="paper" value=paper />
            <label class="field" for=field_of>
                <span class="field-label">{label}</span>
                <input id=field type="file" name="file" multiple=new />
            </label>
    }
}

/// A file on its way.
#[component]
fn Progress(one: Going, going: RwSignal<Vec<Going>>) -> impl IntoView {
    let locale = use_locale();
    let (name, size, key) = (one.name.clone(), one.size, one.key);
    let again = StoredValue::new(one.clone());
    let percent = move || (one.sent.get() * 100).checked_div(size).unwrap_or(100);
    let said = move || match one.outcome.get() {
        Outcome::Going => words::n_percent_of(locale, &percent(), &size_word(locale, size)),
        Outcome::Waiting => words::waiting(locale).to_owned(),
        Outcome::Failed(why) => why,
    };
    let failed = move || matches!(one.outcome.get(), Outcome::Failed(_));
    let label = name.clone();
    view! {
        <li>
            <span class="papers-what">
                <strong>{name.clone()}</strong>
                <span class="quiet" class:problem=failed>
                    {said}
                </span>
            </span>
            <progress
                max="100"
                value=move || percent().to_string()
                aria-label=words::progress_of(locale, &label)
            ></progress>
            <Show when=failed>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| again.with_value(Going::go_on)
                >
                    {words::go_on(locale)}
                </button>
            </Show>
            <button
                type="button"
                class="button button-quiet"
                aria-label=words::stop_name(locale, &name)
                on:click=move |_| {
                    again.with_value(Going::stop);
                    going.update(|all| all.retain(|one| one.key != key));
                }
            >
                {ui::cancel(locale)}
            </button>
        </li>
    }
}
