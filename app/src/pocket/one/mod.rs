//! One meeting as who attends needs it: when, the way there, joining, my answer, checking in, the
//! agenda, the papers, who comes (R034, R055, R058, R062, R063). A program of its own, mounted at
//! `/m/meetings/{id}`.

mod agenda;
mod facts;
mod people;
#[cfg(feature = "ssr")]
pub(super) mod say;
pub mod views;

use domain::{ids::MeetingId, meetings::Phase, meetings::may_check_in};
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_meta::Title;

use self::{agenda::AgendaLines, facts::Facts, people::WhoComes, views::OneMeeting};
use super::{
    api,
    follow::{Followed, Kept, follow},
    shell::{failed, surface},
};
use crate::{
    clock::use_clock,
    meetings::{
        list::StandingWord,
        page::{
            papers::{CheckInBar, LineOf, PaperLine, PapersRead},
            people::MyAnswer,
        },
    },
    text::{live_title, use_locale, words::pocket as words, words::ui},
    ui::Problem,
};

impl Kept for OneMeeting {
    fn read_at(&self) -> (Timestamp, &str) {
        (self.as_of, &self.as_of_said)
    }

    fn line(&self) -> String {
        format!("/api/v1/meetings/{}/live?stamp={}", self.id, self.stamp)
    }
}

/// The program of one meeting. The page is rendered whole before it is sent.
#[component]
pub fn App() -> impl IntoView {
    surface(|read| {
        let locale = use_locale();
        let shown = match read {
            Ok(page) => view! { <Whole page /> }.into_any(),
            Err(error) => failed(ui::meetings(locale), error),
        };
        view! {
            <p class="phone-back">
                <a href="/m/meetings" rel="external">
                    {words::back(locale)}
                </a>
            </p>
            {shown}
        }
        .into_any()
    })
}

#[component]
fn Whole(page: OneMeeting) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let id = page.id.clone();
    let of = StoredValue::new(MeetingId::from(id.as_str()));
    let Followed { page, again, error } = follow(page, move || api::meeting(of.get_value()));
    let course = Memo::new(move |_| page.with(|page| page.course));
    let topic = Memo::new(move |_| page.with(|page| page.topic.clone()));
    let look = Memo::new(move |_| course.get().standing(locale, clock.minute()));
    let phase = Memo::new(move |_| course.get().phase_at(clock.minute()));
    let own = Memo::new(move |_| {
        let over = phase.get() >= Phase::Ended;
        page.with(|page| page.own.clone()).filter(|_| !over)
    });
    let open = Memo::new(move |_| {
        let time = may_check_in(course.get().slot(), clock.minute());
        page.with(|page| page.awaited) && time
    });
    let since = Memo::new(move |_| page.with(|page| page.here_since.clone()));
    let observes = Memo::new(move |_| page.with(|page| page.observes));
    let papers = Memo::new(move |_| page.with(|page| page.papers.clone()));
    let nobody = Memo::new(|_| false);
    let line = LineOf::new(|(shown, ..)| view! { <PaperLine shown /> }.into_any());
    view! {
        <Title text=live_title(topic) />
        <header class="phone-head">
            <h1>{topic}</h1>
            <p>
                <StandingWord standing=look />
            </p>
        </header>
        <Problem error />
        <div class="phone-one">
            <MyAnswer id=id.clone() own again />
            <CheckInBar id open since again />
            <Facts page />
            <AgendaLines page phase />
            <Show when=move || observes.get()>
                <p class="phone-none">{words::observers_see(locale)}</p>
            </Show>
            <PapersRead shown=papers keeps=nobody line />
            <WhoComes page />
        </div>
    }
}
