//! The papers: to be read before, in and after the meeting; each new one and each new version seen
//! by everybody at once (R034, R059 to R064).

pub mod api;
mod check_in;
mod keep;
mod removed;
mod row;
mod said;
mod send;
mod shown;
mod upload;

use domain::meetings::{PaperStage, Right};
use leptos::prelude::*;

pub use self::{
    check_in::CheckInBar,
    row::PaperLine,
    shown::{PaperShown, PapersShown, papers},
};
use self::{removed::Removed, row::Row, said::stage_word, upload::Upload};
use super::Here;
use crate::text::{use_locale, words::papers as words, words::templates};

/// Draws the line of a paper; the last says that the reader keeps it.
pub type LineOf = Callback<(Memo<Option<PaperShown>>, String, bool), AnyView>;

/// The section; nothing for those who may not read papers.
#[component]
pub fn PapersSection(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let keeps = Memo::new(move |_| keeps(here));
    let shown = Memo::new(move |_| {
        here.page.with(|page| {
            let may = page.detail.rights.contains(&Right::Papers);
            may.then(|| papers(locale, page))
        })
    });
    // What the meeting's template wants, for those who look after it (R219).
    let wanted = move || {
        let names = here.page.with(|page| page.detail.papers.wanted.join(", "));
        (!names.is_empty()).then(|| templates::wanted(locale, &names))
    };
    let line =
        LineOf::new(move |(shown, id, keeps)| view! { <Row here shown id keeps /> }.into_any());
    view! {
        <PapersRead shown keeps line>
            <p class="quiet">{wanted}</p>
            <Show when=move || keeps.get()>
                <Upload here />
                <Removed here />
            </Show>
        </PapersRead>
    }
}

/// The papers by stage, each line as `line` draws it; nothing for those who may not read papers.
#[component]
pub fn PapersRead(
    /// What is shown.
    shown: Memo<Option<PapersShown>>,
    /// Whether the reader keeps its papers.
    keeps: Memo<bool>,
    /// How a line looks.
    line: LineOf,
    /// Below them.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let locale = use_locale();
    let may = Memo::new(move |_| shown.with(Option::is_some));
    let about = move || {
        shown.with(|shown| match shown {
            None => String::new(),
            Some(shown) => match (shown.waiting, shown.items.is_empty()) {
                (0, true) => words::nothing_yet(locale).to_owned(),
                (0, false) => String::new(),
                (more, _) => words::after_check_in(locale, &more),
            },
        })
    };
    view! {
        <Show when=move || may.get()>
            <section class="card card-pad papers" aria-labelledby="papers">
                <div class="people-head">
                    <h2 id="papers">{words::papers(locale)}</h2>
                    <p class="quiet" role="status">
                        {about}
                    </p>
                </div>
                {PaperStage::ALL
                    .map(|stage| view! { <Group shown stage keeps line /> })
                    .into_iter()
                    .collect_view()}
                {children.as_ref().map(|children| children())}
            </section>
        </Show>
    }
}

/// Whether the reader brings papers and changes them: also when the meeting is over (R064).
fn keeps(here: Here) -> bool {
    here.page.with(|page| {
        let detail = &page.detail;
        detail.papers.may_keep && detail.meeting.may_change
    })
}

/// The papers of one stage; nothing while there are none.
#[component]
fn Group(
    shown: Memo<Option<PapersShown>>,
    stage: PaperStage,
    keeps: Memo<bool>,
    line: LineOf,
) -> impl IntoView {
    let locale = use_locale();
    // Only which there are: what a paper says changes within its line.
    let ids = Memo::new(move |_| {
        shown.with(|shown| {
            let papers = shown.iter().flat_map(|shown| &shown.items);
            let of = papers.filter(|one| one.stage == stage);
            of.map(|one| one.id.clone()).collect::<Vec<_>>()
        })
    });
    let each = move || {
        let keeps = keeps.get();
        let ids = ids.get().into_iter();
        ids.map(move |id| (id, keeps)).collect::<Vec<_>>()
    };
    let draw = move |(id, keeps): (String, bool)| {
        let of = id.clone();
        let paper = Memo::new(move |_| {
            shown.with(|shown| {
                let mut papers = shown.iter().flat_map(|shown| &shown.items);
                papers.find(|one| one.id == of).cloned()
            })
        });
        line.run((paper, id, keeps))
    };
    let heading = format!("papers-{}", stage.as_str());
    let list = heading.clone();
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <div class="papers-group">
                <h3 id=heading.clone()>{stage_word(locale, stage)}</h3>
                <ul class="papers-rows" aria-labelledby=list.clone()>
                    <For each key=Clone::clone children=draw />
                </ul>
            </div>
        </Show>
    }
}
