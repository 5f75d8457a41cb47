//! One meeting: where it stands, its next step, what it is, and what its people may do with it.
//!
//! Start at [`MeetingPageView`].

pub mod agenda;
mod call_off;
mod change;
mod facts;
mod more_room;
pub mod own;
pub mod papers;
pub mod people;
mod rebase;
mod steps;
mod ways;

use contract::meetings::{Agenda, Answers, Papers};
use domain::{
    ids::MeetingId,
    meetings::{Phase, Right},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::{
    agenda::AgendaSection, call_off::CallOff, change::ChangeForm, facts::Facts,
    more_room::MoreRoom, own::Own, papers::PapersSection, people::People, steps::Steps, ways::Ways,
};
use super::{
    api,
    views::{Also, MeetingPage, PeopleAsked},
    words::Course,
};
use crate::{
    clock::use_clock,
    live::{changes, listen_for_news},
    notices::log::NoticeLog,
    text::{live_title, use_locale, words::meetings as words, words::ui},
    ui::{Problem, use_toasts},
    wire::{Resource, Suspend},
};

/// What the parts of the page share; `Copy`.
#[derive(Clone, Copy)]
pub struct Here {
    /// The meeting with its house, kept true.
    pub page: RwSignal<MeetingPage>,
    /// Which of its people are shown.
    pub asked: RwSignal<PeopleAsked>,
    /// Where it stands by the page's clock.
    pub phase: Memo<Phase>,
    /// Reads it again.
    pub again: Callback<()>,
}

impl Here {
    /// Its id and revision, for forms.
    fn sent(self) -> impl IntoView {
        let id = self
            .page
            .with_untracked(|page| page.detail.meeting.id.to_string());
        let revision = move || {
            self.page
                .with(|page| page.detail.meeting.revision.to_string())
        };
        view! {
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="revision" value=revision />
        }
    }

    /// Whether the reader sees how its notices went out: who may change it, or made it.
    fn looks_after(self) -> bool {
        let meeting = |page: &MeetingPage| {
            let meeting = &page.detail.meeting;
            meeting.may_change || meeting.mine
        };
        self.page.with(meeting)
    }

    /// Whether the reader may read its agenda, and with it who comes by party.
    fn reads_agenda(self) -> bool {
        self.page
            .with_untracked(|page| page.detail.rights.contains(&Right::Agenda))
    }

    /// Whether the reader may change it and it is not over yet.
    fn open(self) -> bool {
        let may = self.page.with(|page| page.detail.meeting.may_change);
        may && self.phase.get() < Phase::Ended
    }
}

/// The page at `/meetings/:id`.
#[component]
pub fn MeetingPageView() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let query = use_query_map();
    let asked = PeopleAsked::read(|name| query.with_untracked(|query| query.get(name)));
    let first = asked.clone();
    let read = Resource::new(id, move |id| {
        api::meeting(MeetingId::from(id), first.clone())
    });
    view! {
        <Transition>
            {move || {
                let asked = asked.clone();
                Suspend::new(async move {
                    match read.await {
                        Ok(page) => Either::Left(view! { <Whole page asked /> }),
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
                })
            }}
        </Transition>
    }
}

#[component]
fn Whole(page: MeetingPage, asked: PeopleAsked) -> impl IntoView {
    let clock = use_clock();
    clock.start(page.house.as_of);
    let toasts = use_toasts();
    let asked = RwSignal::new(asked);
    let question = Memo::new(move |_| (toasts.undone(), asked.get()));
    let (page, again) = follow(page, question);
    let phase = Memo::new(move |_| {
        let now = clock.minute();
        page.with(|page| Course::of(&page.detail.meeting).phase_at(now))
    });
    let here = Here {
        page,
        asked,
        phase,
        again,
    };
    let topic = Memo::new(move |_| page.with(|page| page.detail.meeting.topic.clone()));
    // What people answer changes their lines, and nothing here.
    let facts = Memo::new(move |_| {
        let mut detail = page.with(|page| page.detail.clone());
        detail.attendees.clear();
        detail.attendees_wanted = 0;
        detail.answers = Answers::default();
        detail.attending = None;
        detail.agenda = Agenda::default();
        detail.papers = Papers::default();
        detail.stamp.clear();
        (detail, page.with(|page| page.also.clone()))
    });
    view! {
        <Title text=live_title(topic) />
        <header class="page-head">
            <h1>{topic}</h1>
        </header>
        <section class="card card-pad one-meeting">
            <Own here />
            {move || {
                facts.with(|_| ());
                view! {
                    <Steps here />
                    <Facts here />
                    <Alsos here />
                    <Ways here />
                }
            }}
            <Show when=move || here.open()>
                <div>
                    <ChangeForm here />
                    <MoreRoom here />
                    <CallOff here />
                </div>
            </Show>
        </section>
        <AgendaSection here />
        <PapersSection here />
        <People here />
        <Show when=move || here.looks_after()>
            <NoticeLog meeting=here.page.with_untracked(|page| page.detail.meeting.id.clone()) />
        </Show>
    }
}

/// What else is so, as the server words it, each with where to go.
#[component]
fn Alsos(here: Here) -> impl IntoView {
    let all = here.page.with_untracked(|page| page.also.clone());
    let link = |(text, href)| {
        view! {
            " "
            <a href=href rel="external">
                {text}
            </a>
        }
    };
    let line = |one: Also| {
        let links = one.links.into_iter().map(link).collect_view();
        view! { <li>{one.text} {links}</li> }
    };
    view! { <ul class="also">{all.into_iter().map(line).collect_view()}</ul> }
}

/// The page as it is now, and how to ask again: told by the meeting's own line.
fn follow(
    first: MeetingPage,
    question: Memo<(u32, PeopleAsked)>,
) -> (RwSignal<MeetingPage>, Callback<()>) {
    let id = first.detail.meeting.id.clone();
    let about = StoredValue::new(id);
    let ask = move |(_, people)| api::meeting(about.get_value(), people);
    let (latest, again) = changes::keep(first, question, ask);
    let page = latest.value;
    let address = move || {
        let stamp = page.with_untracked(|page| page.detail.stamp.clone());
        format!("/api/v1/meetings/{}/live?stamp={stamp}", about.get_value())
    };
    listen_for_news(address, use_clock(), move |_| again.run(()));
    (page, again)
}
