//! What is the reader's own on a meeting's page: the answer, checking in.

use contract::meetings::MeetingDetail;
use domain::meetings::{Mode, Phase, Right, may_check_in};
use jiff::Timestamp;
use leptos::prelude::*;

use super::{
    Here,
    papers::CheckInBar,
    people::{Asked, MyAnswer, asked_word},
};
use crate::{
    clock::use_clock,
    meetings::{
        views::{MeetingPage, planned_in},
        words::Course,
    },
    text::{Locale, use_locale},
};

/// Both bars, as far as there is something to do.
#[component]
pub fn Own(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    let own = Memo::new(move |_| {
        let over = here.phase.get() >= Phase::Ended;
        here.page
            .with(|page| asked(locale, &page.detail))
            .filter(|_| !over)
    });
    let open = Memo::new(move |_| {
        let now = clock.minute();
        here.page.with(|page| checks_in(&page.detail, now))
    });
    let since = Memo::new(move |_| here.page.with(checked_in));
    view! {
        <MyAnswer id=id.clone() own again=here.again />
        <CheckInBar id open since again=here.again />
    }
}

/// What the reader is asked or answered, unless the meeting is off.
#[must_use]
pub fn asked(locale: Locale, detail: &MeetingDetail) -> Option<Asked> {
    let own = detail.attending.as_ref()?;
    let said = own.participation;
    (!detail.meeting.cancelled).then(|| Asked {
        words: asked_word(locale, own.kind, said),
        said,
        hybrid: detail.meeting.mode == Mode::Hybrid,
        attends: own.mode,
    })
}

/// Whether the reader may say "I am here" at all.
#[must_use]
pub fn is_awaited(detail: &MeetingDetail) -> bool {
    let asked = detail.attending_as.is_some() && detail.rights.contains(&Right::Answer);
    asked && !detail.meeting.cancelled
}

fn checks_in(detail: &MeetingDetail, now: Timestamp) -> bool {
    is_awaited(detail) && may_check_in(Course::of(&detail.meeting).slot(), now)
}

/// When the reader did, as time of day.
#[must_use]
pub fn checked_in(page: &MeetingPage) -> Option<String> {
    let at = page.detail.papers.checked_in_at?;
    let zone = planned_in(&page.house, &page.detail.meeting.time_zone);
    Some(zone.time(at))
}
