//! Whether I come: one press; who declines may say why (R055).

use domain::meetings::{AttendeeKind, Mode, Participation, Phase};
use leptos::prelude::*;

use super::super::Here;
use crate::{
    effect::Effect,
    meetings::{api::AnswerInvitation, views::MeetingPage, words::participation_word},
    text::{Locale, use_locale, words::parties, words::people as words},
    ui::{FormErrors, Problem, TextField, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// Only for those who are asked, until it is over.
#[component]
pub fn MyAnswer(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let answer = ServerAction::<AnswerInvitation>::new();
    let error = Signal::derive(move || answer.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(said)) = answer.value().get() {
            toasts.say(done_word(locale, said));
            here.again.run(());
        }
    });
    let own = Memo::new(move |_| own(here));
    let asked = move || {
        let (kind, said) = own.get()?;
        Some(asked_word(locale, kind, said))
    };
    let said = Signal::derive(move || own.get().map(|(_, said)| said));
    let (id, mode) = here.page.with_untracked(|page| {
        let meeting = &page.detail.meeting;
        (StoredValue::new(meeting.id.to_string()), meeting.mode)
    });
    let attends = Signal::derive(move || {
        here.page
            .with(|page| page.detail.attending.as_ref().and_then(|own| own.mode))
    });
    view! {
        <Show when=move || own.get().is_some()>
            <div class="my-answer" role="group" aria-labelledby="my-answer">
                <p id="my-answer">{asked}</p>
                <AnswerWays id=id.get_value() answer said hybrid=mode == Mode::Hybrid attends />
                <a rel="external" href=move || here.page.with(delegate_path)>
                    {words::send_another(locale)}
                </a>
                <Problem error />
            </div>
        </Show>
    }
}

/// The three ways to answer, each under one thumb; who declines may say why.
#[component]
pub fn AnswerWays(
    /// Which meeting.
    id: String,
    /// What carries it out.
    answer: ServerAction<AnswerInvitation>,
    /// The answer so far.
    said: Signal<Option<Participation>>,
    /// Apart from other forms of the page.
    #[prop(optional, into)]
    of: String,
    /// One may accept for the room or online.
    #[prop(optional)]
    hybrid: bool,
    /// Which of both was said.
    #[prop(optional, into)]
    attends: Signal<Option<Mode>>,
) -> impl IntoView {
    let locale = use_locale();
    let ways = match hybrid {
        true => vec![Some(Mode::InPerson), Some(Mode::Online)],
        false => vec![None],
    };
    let accept = |mode: Option<Mode>| {
        let id = id.clone();
        let said = Signal::derive(move || {
            let this = mode.is_none() || attends.get() == mode;
            let said = said.get()?;
            Some(match said {
                Participation::Accepted if !this => Participation::Delegated,
                said => said,
            })
        });
        view! { <OnePress id answer said one=Participation::Accepted mode /> }
    };
    let accept: Vec<_> = ways.into_iter().map(accept).collect();
    view! {
        <div class="button-row">
            {accept} <OnePress id=id.clone() answer said one=Participation::Tentative mode=None />
        </div>
        <details class="more">
            <summary>{words::decline(locale)}</summary>
            <ActionForm action=answer attr:class="form">
                <Sent id one=Participation::Declined />
                <TextField name="reason" of label=words::reason_for_organiser(locale) />
                <div>
                    <button class="button" disabled=move || answer.pending().get()>
                        {words::decline(locale)}
                    </button>
                </div>
            </ActionForm>
        </details>
    }
}

/// As what the reader is asked, and the answer so far; none when there is nothing to answer.
fn own(here: Here) -> Option<(AttendeeKind, Participation)> {
    let over = here.phase.get() >= Phase::Ended;
    here.page.with(|page| {
        let detail = &page.detail;
        let own = detail.attending.as_ref()?;
        let open = !over && !detail.meeting.cancelled;
        open.then_some((own.kind, own.participation))
    })
}

fn delegate_path(page: &MeetingPage) -> String {
    format!("/meetings/{}/delegate", page.detail.meeting.id)
}

fn asked_word(locale: Locale, kind: AttendeeKind, said: Participation) -> String {
    if said != Participation::NeedsAction {
        let said = participation_word(locale, said);
        return format!("{} {said}", words::you_said(locale));
    }
    asked_as(locale, kind).to_owned()
}

/// As what somebody is asked, as a question.
#[must_use]
pub fn asked_as(locale: Locale, kind: AttendeeKind) -> &'static str {
    match kind {
        AttendeeKind::Required => words::asked_as_required(locale),
        AttendeeKind::Optional => words::asked_as_optional(locale),
        AttendeeKind::Observer => words::asked_as_observer(locale),
    }
}

/// That the answer was taken.
#[must_use]
pub fn done_word(locale: Locale, said: Participation) -> &'static str {
    match said {
        Participation::Declined => words::you_declined(locale),
        Participation::Tentative => words::you_said_perhaps(locale),
        _ => words::you_accepted(locale),
    }
}

/// An answer that needs no words.
#[component]
fn OnePress(
    id: String,
    answer: ServerAction<AnswerInvitation>,
    said: Signal<Option<Participation>>,
    one: Participation,
    mode: Option<Mode>,
) -> impl IntoView {
    let locale = use_locale();
    let text = match (one, mode) {
        (Participation::Tentative, _) => words::perhaps(locale),
        (_, Some(Mode::InPerson)) => parties::to_the_room(locale),
        (_, Some(_)) => parties::to_online(locale),
        (_, None) => words::accept(locale),
    };
    let first = one == Participation::Accepted;
    let main = move || first && said.get() == Some(Participation::NeedsAction);
    view! {
        <ActionForm action=answer>
            <Sent id one />
            {mode.map(|mode| view! { <input type="hidden" name="mode" value=mode.as_str() /> })}
            <button
                class="button answer-button"
                class:button-main=main
                aria-pressed=move || (said.get() == Some(one)).to_string()
                disabled=move || answer.pending().get()
            >
                {text}
            </button>
        </ActionForm>
    }
}

/// Which meeting, and what is answered.
#[component]
fn Sent(id: String, one: Participation) -> impl IntoView {
    view! {
        <input type="hidden" name="id" value=id />
        <input type="hidden" name="participation" value=one.as_str() />
    }
}
