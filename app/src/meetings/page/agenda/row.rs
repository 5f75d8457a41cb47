//! One item: when, what, who; for who keeps the meeting, changed, moved and taken off.

use std::sync::Arc;

use contract::meetings::AgendaLine;
use leptos::prelude::*;

use super::{
    super::Here,
    api::{self, MoveItem, RemoveItem},
    drag::{Grip, Hand, Held},
    edit::Edit,
};
use crate::{
    effect::Effect,
    meetings::views::planned_in,
    text::{use_locale, words::agenda as words, words::people},
    ui::{Problem, Toast, Undo, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// The line of an item.
#[component]
pub fn Row(
    /// The meeting.
    here: Here,
    /// The item on its way.
    hand: Hand,
    /// Which.
    id: String,
    /// The reader keeps the meeting, which is not over.
    keeps: bool,
) -> impl IntoView {
    let locale = use_locale();
    let of = id.clone();
    let line = Memo::new(move |_| line(here, &of));
    let item = Memo::new(move |_| line.get().map(|line| line.item));
    let span = move || {
        let line = line.get()?;
        let zone = here
            .page
            .with_untracked(|page| planned_in(&page.house, &page.detail.meeting.time_zone));
        Some(zone.span(locale, line.start, line.end))
    };
    let over = move || line.get().is_some_and(|line| line.over);
    let late = move || over().then(|| format!(" {}", words::after_the_end(locale)));
    let topic = move || item.get().map(|item| item.topic);
    let owner = move || {
        let owner = item.get().map(|item| item.owner)?;
        (!owner.is_empty()).then_some(owner)
    };
    let keep = keeps.then(|| view! { <Keep here hand id=id.clone() item_of=line /> });
    let edit = keeps.then(|| view! { <Edit here item /> });
    let own = StoredValue::new(id);
    let is = move |of: fn(&Held) -> Option<&String>| {
        hand.with(|held| own.with_value(|own| held.as_ref().and_then(of) == Some(own)))
    };
    let lifted = move || is(|held| Some(&held.id));
    let gap = move || is(|held| held.before.as_ref());
    view! {
        <li
            class="agenda-item"
            class:agenda-over=over
            class:agenda-lifted=lifted
            class:agenda-gap=gap
        >
            <span class="agenda-when figures">
                {span} {late}
            </span>
            <div class="agenda-what">
                <strong>{topic}</strong>
                <span class="quiet">{owner}</span>
            </div>
            {keep}
            {edit}
        </li>
    }
}

fn line(here: Here, id: &str) -> Option<AgendaLine> {
    here.page.with(|page| {
        let mut items = page.detail.agenda.items.iter();
        items.find(|one| one.item.id == id).cloned()
    })
}

/// The ids of the item before the one before, and of the one after the next: where a step up or
/// down puts an item. `None` inside means the end.
type Steps = (Option<Option<String>>, Option<Option<String>>);

fn steps(here: Here, id: &str) -> Steps {
    here.page.with(|page| {
        let items = &page.detail.agenda.items;
        let Some(at) = items.iter().position(|one| one.item.id == id) else {
            return (None, None);
        };
        let id_at = |nth: usize| items.get(nth).map(|one| one.item.id.clone());
        let up = at.checked_sub(1).map(id_at);
        let down = (at + 1 < items.len()).then(|| id_at(at + 2));
        (up, down)
    })
}

/// Up, down, off.
#[component]
fn Keep(here: Here, hand: Hand, id: String, item_of: Memo<Option<AgendaLine>>) -> impl IntoView {
    let locale = use_locale();
    let put = ServerAction::<MoveItem>::new();
    let remove = ServerAction::<RemoveItem>::new();
    let failed = Signal::derive(move || {
        let put = put.value().get().and_then(Result::err);
        put.or_else(|| remove.value().get().and_then(Result::err))
    });
    Effect::new(move |()| {
        if let Some(Ok(())) = put.value().get() {
            here.again.run(());
        }
    });
    after_removal(here, remove, item_of);
    let of = id.clone();
    let steps = Memo::new(move |_| steps(here, &of));
    let topic = Signal::derive(move || {
        let line = item_of.get();
        line.map_or_else(String::new, |line| line.item.topic)
    });
    let up = Signal::derive(move || steps.get().0);
    let down = Signal::derive(move || steps.get().1);
    let meeting = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    view! {
        <div class="agenda-keep">
            <Grip here put hand id=id.clone() />
            <Step here put id=id.clone() to=up sign="↑" label=Signal::derive(move || {
                words::earlier(locale, &topic.get())
            }) />
            <Step here put id=id.clone() to=down sign="↓" label=Signal::derive(move || {
                words::later(locale, &topic.get())
            }) />
            <ActionForm action=remove>
                <input type="hidden" name="id" value=meeting />
                <input type="hidden" name="item" value=id />
                <button
                    class="button button-quiet"
                    aria-label=move || people::remove_name(locale, &topic.get())
                >
                    "✕"
                </button>
            </ActionForm>
            <Problem error=failed />
        </div>
    }
}

/// One step up or down; nothing at either end.
#[component]
fn Step(
    here: Here,
    put: ServerAction<MoveItem>,
    id: String,
    to: Signal<Option<Option<String>>>,
    sign: &'static str,
    label: Signal<String>,
) -> impl IntoView {
    let meeting = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    let before = move || to.get().flatten().unwrap_or_default();
    view! {
        <ActionForm action=put>
            <input type="hidden" name="id" value=meeting />
            <input type="hidden" name="item" value=id />
            <input type="hidden" name="before" value=before />
            <button
                class="button button-quiet"
                disabled=move || to.get().is_none()
                aria-label=move || label.get()
            >
                {sign}
            </button>
        </ActionForm>
    }
}

/// Says so, and offers the way back to the same place.
fn after_removal(here: Here, remove: ServerAction<RemoveItem>, line: Memo<Option<AgendaLine>>) {
    let locale = use_locale();
    let toasts = use_toasts();
    // What goes is remembered as long as it is there.
    let last = StoredValue::new(None::<(AgendaLine, Option<String>)>);
    Effect::new(move |()| {
        if let Some(now) = line.get() {
            let after = here.page.with_untracked(|page| {
                let items = &page.detail.agenda.items;
                let at = items.iter().position(|one| one.item.id == now.item.id)?;
                items.get(at + 1).map(|one| one.item.id.clone())
            });
            last.set_value(Some((now, after)));
        }
    });
    Effect::new(move |()| {
        let Some(Ok(())) = remove.value().get() else {
            return;
        };
        let Some((gone, before)) = last.get_value() else {
            return;
        };
        let meeting = here
            .page
            .with_untracked(|page| page.detail.meeting.id.clone());
        let undo: Undo = Arc::new(move || {
            let (meeting, gone, before) = (meeting.clone(), gone.item.clone(), before.clone());
            leptos::task::spawn_local(async move {
                let back =
                    api::add_item(meeting, gone.topic, gone.owner, Some(gone.minutes), before);
                if let Err(error) = back.await {
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
