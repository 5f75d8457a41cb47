//! My meetings as lines: when, what, where, how, as what, and what I answered.

use domain::meetings::Participation;
use leptos::prelude::*;

use super::{groups::Day, views::Mine};
use crate::{
    clock::use_clock,
    meetings::list::StandingWord,
    text::{use_locale, words::bookings, words::people, words::pocket as words},
};

/// What comes, a list a day.
#[component]
pub fn Days(
    /// Today first.
    days: Memo<Vec<Day>>,
) -> impl IntoView {
    let day = move |one: Day| {
        let label = one.title.clone();
        view! {
            <section aria-label=label>
                <h2 class="phone-title">{one.title}</h2>
                <ul class="phone-list">
                    {one
                        .meetings
                        .into_iter()
                        .map(|one| view! { <Line one /> })
                        .collect_view()}
                </ul>
            </section>
        }
    };
    view! { {move || days.get().into_iter().map(day).collect_view()} }
}

/// What is over, the newest first, and the way to earlier ones.
#[component]
pub fn Past(
    /// The newest first.
    over: Memo<Vec<Mine>>,
    /// How many to ask for, when there are more.
    more: Memo<Option<usize>>,
) -> impl IntoView {
    let locale = use_locale();
    let earlier = move || {
        more.get().map(|past| {
            let href = format!("/m/meetings?past={past}#past");
            view! {
                <p class="phone-more">
                    <a href=href rel="external">
                        {words::earlier(locale)}
                    </a>
                </p>
            }
        })
    };
    view! {
        <Show when=move || !over.with(Vec::is_empty)>
            <section aria-labelledby="past">
                <h2 class="phone-title" id="past">
                    {bookings::past(locale)}
                </h2>
                <ul class="phone-list">
                    {move || {
                        over.get()
                            .into_iter()
                            .map(|one| view! { <Line one with_day=true /> })
                            .collect_view()
                    }}
                </ul>
                {earlier}
            </section>
        </Show>
    }
}

#[component]
fn Line(one: Mine, #[prop(optional)] with_day: bool) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let Mine {
        id,
        topic,
        course,
        day,
        span,
        facts,
        said,
        ..
    } = one;
    let day = with_day.then_some(day);
    let href = format!("/m/meetings/{id}");
    let look = Memo::new(move |_| course.standing(locale, clock.minute()));
    let answer = said.filter(|_| !course.cancelled).map(|(said, text)| {
        let word = move || match said {
            Participation::NeedsAction if clock.minute() < course.end => {
                people::needs_answer(locale).to_owned()
            }
            _ => text.clone(),
        };
        view! {
            <span class="participation" data-said=said.as_str()>
                {word}
            </span>
        }
    });
    view! {
        <li class="phone-row">
            <div class="phone-row-main">
                <p class="phone-when figures">
                    {day} " " <span>{span}</span> <StandingWord standing=look />
                </p>
                <a class="phone-row-link" href=href rel="external">
                    {topic}
                </a>
                <p>{facts}</p>
                {answer}
            </div>
        </li>
    }
}
