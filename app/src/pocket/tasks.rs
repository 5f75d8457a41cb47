//! What is asked of me: each with the way to do it, most of it in place; what is done goes away
//! (R055, R058, R095, R010).

use contract::meetings::{Task, TaskKind};
use domain::meetings::Participation;
use leptos::prelude::*;

use crate::{
    bookings::views::House,
    effect::Effect,
    meetings::{
        api::AnswerInvitation,
        page::people::{AnswerWays, asked_as, done_word},
        words::{place_word, when},
    },
    notices::words::moment,
    text::{Locale, use_locale, words::pocket as words},
    ui::{FormErrors, Problem, use_toasts},
    wire::ServerAction,
    zones::Zone,
};

/// The section.
#[component]
pub fn Tasks(
    /// Due first first.
    tasks: Memo<Vec<Task>>,
    /// Zones.
    house: StoredValue<House>,
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
    // A line that is the same stays, with what is being typed in it.
    let key = move |one: &Task| {
        (
            one.id.clone(),
            one.start,
            one.end,
            said(locale, &house.with_value(House::zone), one),
        )
    };
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
                <For
                    each=move || tasks.get()
                    key=key
                    children=move |one| view! { <Line one house answer /> }
                />
            </ul>
        </section>
    }
}

#[component]
fn Line(
    one: Task,
    house: StoredValue<House>,
    answer: ServerAction<AnswerInvitation>,
) -> impl IntoView {
    let locale = use_locale();
    let zone = house.with_value(House::zone);
    let (title, about) = said(locale, &zone, &one);
    let ways = match (one.kind, &one.meeting) {
        (TaskKind::Answer, Some(meeting)) => {
            let said = Signal::stored(Some(Participation::NeedsAction));
            let id = meeting.to_string();
            let of = format!("answer-{id}");
            let name = words::answer_to(locale, &one.what);
            let asked = one.asked_as.map(|kind| asked_as(locale, kind));
            Some(view! {
                <div class="task-answer" role="group" aria-label=name>
                    <p>{asked}</p>
                    <AnswerWays id answer said of />
                </div>
            })
        }
        _ => None,
    };
    view! {
        <li class="phone-row task">
            <div class="phone-row-main">
                <a class="phone-row-link" href=one.link rel="external">
                    {title}
                </a>
                {about.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
            {ways}
        </li>
    }
}

/// What it is, and when and where, in the reader's own time.
fn said(locale: Locale, zone: &Zone, one: &Task) -> (String, Vec<String>) {
    let when = when(locale, zone, one.start, one.end);
    let place = place_word(locale, &one.place);
    let until = || words::due(locale, &moment(locale, zone, one.due));
    let (title, about) = match one.kind {
        TaskKind::Answer => (one.what.clone(), vec![when, place]),
        TaskKind::AgendaItem => {
            let of = one.of.clone().unwrap_or_default();
            (words::you_lead(locale, &one.what), vec![when, of, place])
        }
        TaskKind::Rehearse => (words::try_devices(locale, &one.what), vec![until()]),
        TaskKind::Approve => {
            let title = match one.count {
                1 => words::one_request(locale).to_owned(),
                many => words::n_requests(locale, &many),
            };
            (title, vec![until()])
        }
    };
    let about = about.into_iter().filter(|line| !line.is_empty()).collect();
    (title, about)
}
