//! What is asked of me: each with the way to do it, most of it in place; what is done goes away
//! (R055, R058, R095, R010).

use domain::meetings::Participation;
use leptos::prelude::*;

use super::views::MyTask;
use crate::{
    effect::Effect,
    meetings::{
        api::AnswerInvitation,
        page::people::{AnswerWays, done_word},
    },
    text::{use_locale, words::pocket as words},
    ui::{FormErrors, Problem, use_toasts},
    wire::ServerAction,
};

/// The section.
#[component]
pub fn Tasks(
    /// Due first first.
    tasks: Memo<Vec<MyTask>>,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let toasts = use_toasts();
    // One for all: what a plain form was refused is told once.
    let answer = ServerAction::<AnswerInvitation>::new();
    let error = Signal::derive(move || answer.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    Effect::new(move |()| {
        if let Some(Ok(said)) = answer.value().get() {
            toasts.say(done_word(locale, said));
            again.run(());
        }
    });
    view! {
        <section aria-labelledby="asked">
            <h2 class="phone-title" id="asked">
                {words::asked_of_me(locale)}
            </h2>
            <Problem error />
            <Show when=move || tasks.with(Vec::is_empty)>
                <p class="phone-none">
                    <strong>{words::nothing_asked(locale)}</strong>
                    " "
                    {words::nothing_asked_means(locale)}
                </p>
            </Show>
            <ul class="phone-list" aria-labelledby="asked">
                // A line that is the same stays, with what is being typed in it.
                <For
                    each=move || tasks.get()
                    key=Clone::clone
                    children=move |one| view! { <Line one answer /> }
                />
            </ul>
        </section>
    }
}

#[component]
fn Line(one: MyTask, answer: ServerAction<AnswerInvitation>) -> impl IntoView {
    let ways = one.answer.map(|to| {
        let said = Signal::stored(Some(Participation::NeedsAction));
        let of = format!("answer-{}", to.meeting);
        view! {
            <div class="task-answer" role="group" aria-label=to.name>
                <p>{to.asked}</p>
                <AnswerWays id=to.meeting answer said of />
            </div>
        }
    });
    view! {
        <li class="phone-row task">
            <div class="phone-row-main">
                <a class="phone-row-link" href=one.link rel="external">
                    {one.title}
                </a>
                {one.about.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
            {ways}
        </li>
    }
}
