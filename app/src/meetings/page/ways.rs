//! How one joins from afar: the one link for everybody, and where it leads (R028).

use leptos::prelude::*;

use super::Here;
use crate::{
    effect::Effect,
    meetings::{api::TakeOutsiders as Take, platforms::host},
    text::{use_locale, words::meetings as words, words::outside},
    ui::{CopyButton, Problem, whole_address},
    wire::{ActionForm, ServerAction},
};

/// Whether people without an account may come by it (R056).
#[component]
fn TakeOutsiders(here: Here) -> impl IntoView {
    let locale = use_locale();
    let take = ServerAction::<Take>::new();
    let failed = Signal::derive(move || take.value().get().and_then(Result::err));
    Effect::new(move |()| {
        if let Some(Ok(())) = take.value().get() {
            here.again.run(());
        }
    });
    let (id, on) = here.page.with_untracked(|page| {
        let detail = &page.detail;
        (detail.meeting.id.to_string(), detail.outsiders)
    });
    let id = StoredValue::new(id);
    let (about, button) = match on {
        true => (outside::on(locale), outside::take_nobody(locale)),
        false => (outside::off(locale), outside::take_people(locale)),
    };
    view! {
        <Show when=move || here.open()>
            <ActionForm action=take attr:class="outsiders">
                <input type="hidden" name="id" value=id.get_value() />
                <input type="hidden" name="take" value=(!on).to_string() />
                <span class="quiet">{about}</span>
                <button class="button" disabled=move || take.pending().get()>
                    {button}
                </button>
                <Problem error=failed />
            </ActionForm>
        </Show>
    }
}

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
            <TakeOutsiders here />
            <ul class="ways-list">
                {platforms.into_iter().enumerate().map(platform).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
