//! One paper: what it is, read in the page, downloaded; earlier versions behind one press.

use domain::meetings::Preview;
use leptos::{either::EitherOf3, prelude::*};

use super::{
    super::Here,
    keep::Keep,
    shown::{PaperShown, VersionShown},
};
use crate::text::{use_locale, words::papers as words};

/// The line of a paper.
#[component]
pub fn Row(
    /// The meeting.
    here: Here,
    /// What is shown of it.
    shown: Memo<Option<PaperShown>>,
    /// Which.
    id: String,
    /// The reader keeps the meeting's papers.
    keeps: bool,
) -> impl IntoView {
    let of = id.clone();
    let paper = Memo::new(move |_| {
        here.page.with(|page| {
            let mut papers = page.detail.papers.items.iter();
            papers.find(|one| one.id == of).cloned()
        })
    });
    let keep = keeps.then(|| view! { <Keep here paper id /> });
    view! { <PaperLine shown>{keep}</PaperLine> }
}

/// The paper as all see it who may read it.
#[component]
pub fn PaperLine(
    /// What is shown of it.
    shown: Memo<Option<PaperShown>>,
    /// What else can be done with it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let locale = use_locale();
    let name = Memo::new(move |_| shown.get().map(|one| one.name).unwrap_or_default());
    let newest = Memo::new(move |_| shown.get()?.versions.into_iter().next());
    let address = move || newest.get().map(|one| one.address).unwrap_or_default();
    let preview_of = Memo::new(move |_| {
        let preview = shown.get()?.preview?;
        Some((preview, format!("{}/preview", newest.get()?.address)))
    });
    let open = RwSignal::new(false);
    let alone = move || {
        preview_of
            .get()
            .map(|(_, address)| address)
            .unwrap_or_default()
    };
    view! {
        <li class="papers-row">
            <div class="papers-what">
                <strong>{name}</strong>
                <span class="quiet">{move || newest.get().map(|one| one.facts)}</span>
            </div>
            <a
                class="button"
                href=address
                rel="external"
                download=name
                aria-label=move || words::download_name(locale, &name.get())
            >
                {words::download(locale)}
            </a>
            {children.map(|children| children())}
            <Show when=move || preview_of.get().is_some()>
                // Fetched when it is looked at; without the program it opens by itself.
                <details class="papers-preview" on:toggle=move |_| open.set(true)>
                    <summary aria-label=move || words::preview_name(locale, &name.get())>
                        {words::preview(locale)}
                    </summary>
                    <a href=alone rel="external noopener" target="_blank">
                        {words::open_alone(locale)}
                    </a>
                    {move || {
                        let shown = preview_of.get().filter(|_| open.get());
                        shown.map(|one| preview(name.get_untracked(), one))
                    }}
                </details>
            </Show>
            <Earlier shown />
        </li>
    }
}

/// In a frame in which nothing runs. A PDF's frame cannot be closed so far: browsers show none in
/// it then. What is sent there has nothing that could run.
fn preview(name: String, (kind, address): (Preview, String)) -> impl IntoView {
    match kind {
        Preview::Image => EitherOf3::A(view! {
            <img class="papers-picture" src=address alt=name />
        }),
        Preview::Pdf | Preview::Office => EitherOf3::B(view! {
            <iframe class="papers-frame" title=name src=address></iframe>
        }),
        Preview::Text | Preview::Markdown | Preview::Table => EitherOf3::C(view! {
            <iframe

                class="papers-frame"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                title=name
                src=address
            ></iframe>
        }),
    }
}

/// Versions before the newest.
#[component]
fn Earlier(shown: Memo<Option<PaperShown>>) -> impl IntoView {
    let locale = use_locale();
    let earlier = Memo::new(move |_| {
        let versions = shown.get().map(|one| one.versions).unwrap_or_default();
        versions.into_iter().skip(1).collect::<Vec<_>>()
    });
    let lines = move || {
        let line = |one: VersionShown| {
            view! {
                <li>
                    <a href=one.address rel="external" download="">
                        {one.said}
                    </a>
                    " "
                    <span class="quiet">{one.facts}</span>
                </li>
            }
        };
        earlier.get().into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || !earlier.with(Vec::is_empty)>
            <details class="papers-earlier">
                <summary>{words::earlier(locale)}</summary>
                <ul>{lines}</ul>
            </details>
        </Show>
    }
}
