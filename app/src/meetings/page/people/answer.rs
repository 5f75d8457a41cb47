//! Whether I come: one press; who declines may say why (R055).

use domain::meetings::{AttendeeKind, Mode, Participation};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    effect::Effect,
    meetings::{api::AnswerInvitation, words::participation_word},
    text::{Locale, use_locale, words::parties, words::people as words},
    ui::{FormErrors, Problem, TextField, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// What the reader is asked, and the answer so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Both in words.
    pub words: String,
    /// The answer.
    pub said: Participation,
    /// It may be accepted for the room or online.
    pub hybrid: bool,
    /// Which of both was said.
    pub attends: Option<Mode>,
}

/// Only for those who are asked, until it is over.
#[component]
pub fn MyAnswer(
    /// Which meeting.
    id: String,
    /// None: nothing to answer.
    own: Memo<Option<Asked>>,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let answer = ServerAction::<AnswerInvitation>::new();
    let error = Signal::derive(move || answer.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(said)) = answer.value().get() {
            toasts.say(done_word(locale, said));
            again.run(());
        }
    });
    let asked = move || own.get().map(|asked| asked.words);
    let said = Signal::derive(move || own.get().map(|asked| asked.said));
    let attends = Signal::derive(move || own.get().and_then(|asked| asked.attends));
    let hybrid = own.with_untracked(|own| own.as_ref().is_some_and(|asked| asked.hybrid));
    let id = StoredValue::new(id);
    view! {
        <Show when=move || own.get().is_some()>
            <div class="my-answer" role="group" aria-labelledby="my-answer">
                <p id="my-answer">{asked}</p>
                <AnswerWays id=id.get_value() answer said hybrid attends />
                <a rel="external" href=format!("/meetings/{}/delegate", id.get_value())>
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

/// What somebody is asked, or that they answered.
#[must_use]
pub fn asked_word(locale: Locale, kind: AttendeeKind, said: Participation) -> String {
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
