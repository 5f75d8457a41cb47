//! Where the meeting stands, and its one next step (R026).

use domain::meetings::Phase;
use leptos::prelude::*;

use super::Here;
use crate::{
    effect::Effect,
    meetings::{
        api::Advance,
        words::{phase_state, phase_word},
    },
    text::{Locale, use_locale, words::meetings as words},
    ui::{Problem, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// The five steps and the button; a cancelled one says so instead.
#[component]
pub fn Steps(here: Here) -> impl IntoView {
    let locale = use_locale();
    let called_off = here.page.with_untracked(|page| {
        let why = page.detail.reason.clone();
        page.detail.meeting.cancelled.then_some(why)
    });
    let Some(why) = called_off else {
        return view! {
            <div class="standing">
                <Row here />
                <Next here />
            </div>
        }
        .into_any();
    };
    let why = why.map(|why| view! { <p>{words::because(locale, &why)}</p> });
    view! {
        <div class="called-off">
            <p class="called-off-word">{words::does_not_take_place(locale)}</p>
            {why}
        </div>
    }
    .into_any()
}

#[component]
fn Row(here: Here) -> impl IntoView {
    let locale = use_locale();
    let phase = here.phase;
    let step = move |one: Phase| {
        let mark = move || match one.cmp(&phase.get()) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "later",
        };
        view! {
            <li
                data-step=mark
                data-state=move || (mark() == "now").then_some(phase_state(one))
                aria-current=move || (mark() == "now").then_some("step")
            >
                {phase_word(locale, one)}
            </li>
        }
    };
    view! {
        <ol class="steps" aria-label=words::where_it_stands(locale)>
            {Phase::ALL.map(step).into_iter().collect_view()}
        </ol>
    }
}

/// The next step that people may take, or what happens without them.
#[component]
fn Next(here: Here) -> impl IntoView {
    let locale = use_locale();
    let advance = ServerAction::<Advance>::new();
    let error = Signal::derive(move || advance.value().get().and_then(Result::err));
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(now)) = advance.value().get() {
            toasts.say(done_word(locale, now));
            here.again.run(());
        }
    });
    let (may, pending, rooms) = here.page.with_untracked(|page| {
        let meeting = &page.detail.meeting;
        (
            meeting.may_change,
            meeting.pending,
            !meeting.rooms.is_empty(),
        )
    });
    let after = move || match here.phase.get() {
        Phase::InProgress if may && rooms => words::after_in_progress_rooms(locale),
        Phase::Draft if pending => words::after_draft_waiting(locale),
        Phase::Draft if !may => words::after_draft_others(locale),
        Phase::Ended if !may => words::after_ended_others(locale),
        phase => after_word(locale, phase),
    };
    let step = move || {
        let phase = here.phase.get();
        let next = Phase::ALL.into_iter();
        let mut next = next.filter(|to| phase.advance(*to, !pending).is_ok());
        next.next().filter(|_| may)
    };
    let button = move |to: Phase| {
        view! {
            <ActionForm action=advance>
                {here.sent()}
                <input type="hidden" name="phase" value=to.as_str() />
                <button class="button button-main" disabled=move || advance.pending().get()>
                    {step_word(locale, to)}
                </button>
            </ActionForm>
        }
    };
    view! {
        <div class="next-step">
            {move || step().map(button)}
            <p class="quiet">{after}</p>
        </div>
        <Problem error />
    }
}

/// What the button does.
fn step_word(locale: Locale, to: Phase) -> &'static str {
    match to {
        Phase::Ended => words::end_now(locale),
        Phase::Archived => words::archive(locale),
        _ => words::mark_prepared(locale),
    }
}

fn done_word(locale: Locale, phase: Phase) -> &'static str {
    match phase {
        Phase::Ended => words::ended_now(locale),
        Phase::Archived => words::archived_now(locale),
        _ => words::prepared_now(locale),
    }
}

/// What comes next, in a sentence.
fn after_word(locale: Locale, phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => words::after_draft(locale),
        Phase::Prepared => words::after_prepared(locale),
        Phase::InProgress => words::after_in_progress(locale),
        Phase::Ended => words::after_ended(locale),
        Phase::Archived => words::after_archived(locale),
    }
}
