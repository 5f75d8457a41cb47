//! One meeting: where it stands, its next step, what it is, and what its people may do with it.
//!
//! Start at [`MeetingPageView`].

mod call_off;
mod change;
mod facts;
mod more_room;
mod steps;
mod ways;

use domain::{ids::MeetingId, meetings::Phase};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::{
    call_off::CallOff, change::ChangeForm, facts::Facts, more_room::MoreRoom, steps::Steps,
    ways::Ways,
};
use super::{api, views::MeetingPage, words::phase_at};
use crate::{
    clock::use_clock,
    text::{use_locale, words::meetings as words, words::ui},
    ui::{Problem, use_toasts},
    wire::{Resource, Suspend},
};

/// What the parts of the page share; `Copy`.
#[derive(Clone, Copy)]
pub struct Here {
    /// The meeting with its house.
    pub page: StoredValue<MeetingPage>,
    /// Where it stands by the page's clock.
    pub phase: Memo<Phase>,
    /// Reads it again.
    pub again: Callback<()>,
}

impl Here {
    /// Its id and revision, for forms.
    fn sent(self) -> impl IntoView {
        let (id, revision) = self.page.with_value(|page| {
            let meeting = &page.detail.meeting;
            (meeting.id.to_string(), meeting.revision.to_string())
        });
        view! {
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="revision" value=revision />
        }
    }

    /// Whether the reader may change it and it is not over yet.
    fn open(self) -> bool {
        let may = self.page.with_value(|page| page.detail.meeting.may_change);
        may && self.phase.get() < Phase::Ended
    }
}

/// The page at `/meetings/:id`.
#[component]
pub fn MeetingPageView() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let toasts = use_toasts();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let read = Resource::new(
        move || (id(), toasts.undone()),
        |(id, _)| api::meeting(MeetingId::from(id)),
    );
    let again = Callback::new(move |()| read.refetch());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(page) => Either::Left(view! { <Whole page again /> }),
                    Err(error) => {
                        Either::Right(
                            view! {
                                <Title text=ui::meetings(locale) />
                                <header class="page-head">
                                    <h1>{words::meeting(locale)}</h1>
                                </header>
                                <Problem error=Some(error) />
                            },
                        )
                    }
                }
            })}
        </Transition>
    }
}

#[component]
fn Whole(page: MeetingPage, again: Callback<()>) -> impl IntoView {
    let clock = use_clock();
    clock.start(page.house.as_of);
    let topic = page.detail.meeting.topic.clone();
    let page = StoredValue::new(page);
    let phase = Memo::new(move |_| {
        let now = clock.minute();
        page.with_value(|page| phase_at(&page.detail.meeting, now))
    });
    let here = Here { page, phase, again };
    view! {
        <Title text=topic.clone() />
        <header class="page-head">
            <h1>{topic}</h1>
        </header>
        <section class="card card-pad one-meeting">
            <Steps here />
            <Facts here />
            <Ways here />
            <Show when=move || here.open()>
                <div>
                    <ChangeForm here />
                    <MoreRoom here />
                    <CallOff here />
                </div>
            </Show>
        </section>
    }
}
