//! What is known of a request: priority, steps, answers.

use contract::approvals::{AnswerView, Outcome, RequestFacts, StepView};
use domain::approvals::{Priority, Progress, Step};
use jiff::Timestamp;
use leptos::prelude::*;

use crate::{
    text::{Locale, use_locale, words::approvals as words},
    zones::{Zone, date_short},
};

/// The word for a priority.
pub(super) fn priority_word(locale: Locale, priority: Priority) -> &'static str {
    match priority {
        Priority::Low => words::priority_low(locale),
        Priority::Normal => words::priority_normal(locale),
        Priority::High => words::priority_high(locale),
        Priority::Urgent => words::priority_urgent(locale),
    }
}

/// A priority by shape and word; what nobody set is not shown.
#[component]
pub(super) fn PriorityMark(priority: Priority) -> impl IntoView {
    let locale = use_locale();
    let shape = match priority {
        Priority::Low => "▽",
        Priority::Normal => return None,
        Priority::High => "▲",
        Priority::Urgent => "▲▲",
    };
    Some(view! {
        <span class="priority" data-priority=priority.as_str()>
            <span aria-hidden="true">{shape} " "</span>
            {priority_word(locale, priority)}
        </span>
    })
}

/// "Mon 23 Nov 10:15".
pub(super) fn moment(locale: Locale, zone: &Zone, at: Timestamp) -> String {
    format!("{} {}", date_short(locale, zone.day(at)), zone.time(at))
}

pub(super) fn step_word(locale: Locale, step: &Step) -> &'static str {
    match step {
        Step::DepartmentHead => words::department_head(locale),
        Step::RoomManagers => words::room_managers(locale),
        Step::People(_) => words::named_people(locale),
    }
}

/// "The room's managers (Ada, Bob)".
fn step_line(locale: Locale, one: &StepView) -> String {
    let comma = if locale == Locale::Zh { "、" } else { ", " };
    let people = match one.people.is_empty() {
        true => words::administrators(locale).to_owned(),
        false => one.people.join(comma),
    };
    match (&one.step, locale) {
        (Step::People(_), _) => people,
        (step, Locale::En) => format!("{} ({people})", step_word(locale, step)),
        (step, Locale::Zh) => format!("{}（{people}）", step_word(locale, step)),
    }
}

/// Where a request stands; of one step only who decides.
#[component]
pub(super) fn Steps(steps: Vec<StepView>) -> impl IntoView {
    let locale = use_locale();
    let total = steps.len();
    let at = steps
        .iter()
        .position(|one| one.progress == Progress::Waits)?;
    let who = step_line(locale, steps.get(at)?);
    let stands = match total {
        1 => words::stands_alone(locale, &who),
        _ => words::stands(locale, &(at + 1), &total, &who),
    };
    let lines = steps.into_iter().map(|one| {
        let (shape, word) = match one.progress {
            Progress::Approved => ("✓", words::step_approved(locale)),
            Progress::Own => ("✓", words::own_step(locale)),
            Progress::Waits => ("●", words::step_waits(locale)),
            Progress::Later => ("○", words::step_later(locale)),
        };
        let line = step_line(locale, &one);
        view! {
            <li class="step" data-progress=word>
                <span aria-hidden="true">{shape}</span>
                <span>{line} " · " {word}</span>
            </li>
        }
    });
    let lines = (total > 1).then(|| lines.collect_view());
    Some(view! {
        <p class="stands">{stands}</p>
        {lines
            .map(|lines| {
                view! {
                    <ol class="steps" aria-label=words::steps(locale)>
                        {lines}
                    </ol>
                }
            })}
    })
}

pub(super) fn outcome_word(locale: Locale, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => words::outcome_approved(locale),
        Outcome::Rejected => words::outcome_rejected(locale),
        Outcome::Expired => words::outcome_expired(locale),
    }
}

/// "Approved by Ada, Mon 23 Nov 10:15".
pub(super) fn answer_line(locale: Locale, zone: &Zone, one: &AnswerView) -> String {
    let when = moment(locale, zone, one.at);
    let what = outcome_word(locale, one.outcome);
    let line = match one.outcome {
        Outcome::Expired => format!("{what}, {when}"),
        _ => words::said_line(locale, &what, &when, &one.by),
    };
    match one.earlier {
        true => format!("{line} ({})", words::earlier(locale)),
        false => line,
    }
}

/// Who answered what, when, in which words.
#[component]
pub(super) fn Answers(answers: Vec<AnswerView>, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let lines = answers.iter().map(|one| {
        let line = answer_line(locale, &zone, one);
        let comment = (!one.comment.is_empty()).then(|| one.comment.clone());
        view! {
            <li>
                {line}
                {comment.map(|comment| view! { <q class="comment">{comment}</q> })}
            </li>
        }
    });
    (!answers.is_empty()).then(|| {
        view! {
            <ul class="answers" aria-label=words::answers(locale)>
                {lines.collect_view()}
            </ul>
        }
    })
}

/// What the one who asks says with it.
#[component]
pub(super) fn Why(facts: RequestFacts) -> impl IntoView {
    let locale = use_locale();
    let pairs = [
        (words::say_why(locale), facts.why),
        (words::notes(locale), facts.description),
    ];
    let pairs = pairs.into_iter().filter(|(_, text)| !text.is_empty());
    pairs
        .map(|(name, text)| {
            view! {
                <p class="said">
                    <span class="quiet">{name} ": "</span>
                    {text}
                </p>
            }
        })
        .collect_view()
}
