//! One paper: what it is, read in the page, downloaded; earlier versions behind one press.

use contract::meetings::{Paper, PaperVersion};
use domain::meetings::Preview;
use leptos::{either::EitherOf3, prelude::*};

use super::{super::Here, keep::Keep, said::size_word};
use crate::{
    meetings::views::planned_in,
    text::{Locale, use_locale, words::papers as words},
    zones::date_short,
};

/// The line of a paper.
#[component]
pub fn Row(
    /// The meeting.
    here: Here,
    /// Which.
    id: String,
    /// The reader keeps the meeting's papers.
    keeps: bool,
) -> impl IntoView {
    let of = id.clone();
    let paper = Memo::new(move |_| paper(here, &of));
    let keep = keeps.then(|| view! { <Keep here paper id=id.clone() /> });
    view! {
        <PaperLine here id paper>
            {keep}
        </PaperLine>
    }
}

/// The paper as all see it who may read it.
#[component]
pub fn PaperLine(
    /// The meeting.
    here: Here,
    /// Which.
    id: String,
    /// What is known of it.
    paper: Memo<Option<Paper>>,
    /// What else can be done with it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let locale = use_locale();
    let name = Memo::new(move |_| paper.get().map(|one| one.name).unwrap_or_default());
    let newest = Memo::new(move |_| paper.get()?.versions.into_iter().next());
    let facts = move || newest.get().map(|one| facts(locale, here, &one));
    let of = id.clone();
    let address = Memo::new(move |_| {
        let number = newest.get()?.number;
        Some(address(here, &of, number))
    });
    let shown = Memo::new(move |_| {
        let preview = newest.get()?.preview?;
        Some((preview, format!("{}/preview", address.get()?)))
    });
    let open = RwSignal::new(false);
    let alone = move || shown.get().map(|(_, address)| address).unwrap_or_default();
    view! {
        <li class="papers-row">
            <div class="papers-what">
                <strong>{name}</strong>
                <span class="quiet">{facts}</span>
            </div>
            <a
                class="button"
                href=move || address.get().unwrap_or_default()
                rel="external"
                download=name
                aria-label=move || words::download_name(locale, &name.get())
            >
                {words::download(locale)}
            </a>
            {children.map(|children| children())}
            <Show when=move || shown.get().is_some()>
                // Fetched when it is looked at; without the program it opens by itself.
                <details class="papers-preview" on:toggle=move |_| open.set(true)>
                    <summary aria-label=move || words::preview_name(locale, &name.get())>
                        {words::preview(locale)}
                    </summary>
                    <a href=alone rel="external noopener" target="_blank">
                        {words::open_alone(locale)}
                    </a>
                    {move || {
                        let shown = shown.get().filter(|_| open.get());
                        shown.map(|one| preview(name.get_untracked(), one))
                    }}
                </details>
            </Show>
            <Earlier here id paper />
        </li>
    }
}

/// What is known of a paper.
#[must_use]
pub fn paper(here: Here, id: &str) -> Option<Paper> {
    here.page.with(|page| {
        let mut papers = page.detail.papers.items.iter();
        papers.find(|one| one.id == id).cloned()
    })
}

fn address(here: Here, paper: &str, number: u32) -> String {
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    format!("/api/v1/meetings/{id}/papers/{paper}/versions/{number}")
}

/// "Version 2 · 3.4 MB · Mei Lin, Mon 23 Nov, 14:05".
fn facts(locale: Locale, here: Here, version: &PaperVersion) -> String {
    let zone = here
        .page
        .with_untracked(|page| planned_in(&page.house, &page.detail.meeting.time_zone));
    let day = date_short(locale, zone.day(version.at));
    let when = format!("{day} {}", zone.time(version.at));
    let size = size_word(locale, version.size);
    let mut parts = vec![size, version.by.clone(), when];
    if version.number > 1 {
        parts.insert(0, words::version_n(locale, &version.number));
    }
    parts.join(" · ")
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
fn Earlier(here: Here, id: String, paper: Memo<Option<Paper>>) -> impl IntoView {
    let locale = use_locale();
    let earlier = Memo::new(move |_| {
        let versions = paper.get().map(|one| one.versions).unwrap_or_default();
        versions.into_iter().skip(1).collect::<Vec<_>>()
    });
    let lines = move || {
        let line = |one: PaperVersion| {
            let said = words::version_n(locale, &one.number);
            view! {
                <li>
                    <a href=address(here, &id, one.number) rel="external" download="">
                        {said}
                    </a>
                    " "
                    <span class="quiet">{facts(locale, here, &one)}</span>
                </li>
            }
        };
        earlier.get().into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || !earlier.with(Vec::is_empty)>
            <details class="papers-earlier">
                <summary>{words::earlier(locale)}</summary>
                <ul>{lines.clone()}</ul>
            </details>
        </Show>
    }
}
