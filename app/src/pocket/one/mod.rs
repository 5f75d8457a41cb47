//! One meeting as who attends needs it: when, the way there, joining, my answer, checking in, the
//! agenda, the papers, who comes (R034, R055, R058, R062, R063).

mod agenda;
mod facts;
mod people;

use domain::{ids::MeetingId, meetings::AttendeeKind};
use jiff::Timestamp;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::{agenda::AgendaLines, facts::Facts, people::WhoComes};
use super::{
    api,
    follow::{Followed, Kept, follow},
};
use crate::{
    clock::use_clock,
    meetings::{
        list::StandingWord,
        page::{
            Here,
            papers::{CheckInBar, LineOf, PaperLine, PapersRead, paper},
            people::MyAnswer,
        },
        views::{MeetingPage, PeopleAsked},
        words::{phase_at, standing},
    },
    text::{use_locale, words::pocket as words, words::ui},
    ui::Problem,
    wire::{Resource, Suspend},
    zones::Zone,
};

impl Kept for MeetingPage {
    fn read_at(&self) -> (Timestamp, Zone) {
        (self.house.as_of, self.house.zone())
    }

    fn line(&self) -> String {
        let detail = &self.detail;
        let (id, stamp) = (&detail.meeting.id, &detail.stamp);
        format!("/api/v1/meetings/{id}/live?stamp={stamp}")
    }
}

/// The page at `/m/meetings/:id`.
#[component]
pub fn OnePage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let read = Resource::new(id, |id| api::meeting(MeetingId::from(id)));
    view! {
        <p class="phone-back">
            <a href="/m/meetings" rel="external">
                {words::back(locale)}
            </a>
        </p>
        <Suspense>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(page) => Either::Left(view! { <Whole page /> }),
                    Err(error) => {
                        Either::Right(
                            view! {
                                <Title text=ui::meetings(locale) />
                                <header class="phone-head">
                                    <h1>{ui::meetings(locale)}</h1>
                                </header>
                                <Problem error=Some(error) />
                            },
                        )
                    }
                }
            })}
        </Suspense>
    }
}

#[component]
fn Whole(page: MeetingPage) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let id = StoredValue::new(page.detail.meeting.id.clone());
    let Followed { page, again, error } = follow(page, move || api::meeting(id.get_value()));
    let phase = Memo::new(move |_| {
        let now = clock.minute();
        page.with(|page| phase_at(&page.detail.meeting, now))
    });
    let here = Here {
        page,
        asked: RwSignal::new(PeopleAsked::default()),
        phase,
        again,
    };
    let topic = Memo::new(move |_| page.with(|page| page.detail.meeting.topic.clone()));
    let look = Memo::new(move |_| {
        let now = clock.minute();
        page.with(|page| standing(locale, &page.detail.meeting, now))
    });
    let observes = Memo::new(move |_| {
        let own = page.with(|page| page.detail.attending.as_ref().map(|own| own.kind));
        own == Some(AttendeeKind::Observer)
    });
    let nobody = Memo::new(|_| false);
    let line: LineOf = |here, id, _| {
        let of = id.clone();
        let paper = Memo::new(move |_| paper(here, &of));
        view! { <PaperLine here id paper /> }.into_any()
    };
    view! {
        <Title text=move || topic.get() />
        <header class="phone-head">
            <h1>{topic}</h1>
            <p>
                <StandingWord standing=look />
            </p>
        </header>
        <Problem error />
        <div class="phone-one">
            <MyAnswer here />
            <CheckInBar here />
            <Facts here />
            <AgendaLines here />
            <Show when=move || observes.get()>
                <p class="phone-none">{words::observers_see(locale)}</p>
            </Show>
            <PapersRead here keeps=nobody line />
            <WhoComes here />
        </div>
    }
}
