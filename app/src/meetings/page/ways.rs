//! How one joins from afar: the one link for everybody, and where it leads (R028).

use leptos::prelude::*;

use super::Here;
use crate::{
    effect::Effect,
    meetings::platforms::host,
    text::{use_locale, words::meetings as words},
    ui::{CopyButton, whole_address},
};

/// The join link with its button, and the platforms behind it; nothing once it is cancelled.
#[component]
pub fn Ways(here: Here) -> impl IntoView {
    let locale = use_locale();
    let (path, platforms, off) = here.page.with_untracked(|page| {
        let detail = &page.detail;
        let off = detail.meeting.cancelled;
        (detail.join_path.clone(), detail.platforms.clone(), off)
    });
    if off {
        return ().into_any();
    }
    let several = platforms.len() > 1;
    let none = platforms.is_empty();
    let address = RwSignal::new(path.clone());
    let whole = path.clone();
    Effect::new(move |()| address.set(whole_address(&whole)));
    let platform = move |(nth, one): (usize, contract::meetings::Platform)| {
        let first = (nth == 0 && several).then(|| words::recommended(locale));
        let at = host(&one.url).to_owned();
        view! {
            <li>
                <a href=one.url rel="external noopener noreferrer">
                    {one.name}
                </a>
                <span class="quiet">{at}</span>
                {first.map(|word| view! { <span class="recommended">{word}</span> })}
            </li>
        }
    };
    view! {
        <section class="ways-in" aria-labelledby="ways-in">
            <h2 id="ways-in">{words::join_link(locale)}</h2>
            <div class="secret">
                <a class="join-address" href=path rel="external">
                    {address}
                </a>
                <CopyButton text=address />
            </div>
            <p class="quiet">
                {if none { words::join_link_empty(locale) } else { words::join_link_means(locale) }}
            </p>
            <ul class="ways-list">
                {platforms.into_iter().enumerate().map(platform).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
