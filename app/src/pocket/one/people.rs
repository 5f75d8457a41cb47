//! Who comes, as far as the reader may know.

use leptos::prelude::*;

use super::views::{OneMeeting, Person};
use crate::text::{use_locale, words::people as words, words::pocket};

/// The section.
#[component]
pub fn WhoComes(
    /// The meeting.
    page: RwSignal<OneMeeting>,
) -> impl IntoView {
    let locale = use_locale();
    let people = Memo::new(move |_| page.with(|page| page.people.clone()));
    let row = |one: Person| {
        view! {
            <li class="person">
                <div class="person-who">
                    <strong>{one.name}</strong>
                    <span class="quiet">{one.about}</span>
                </div>
                <span class="participation" data-said=one.said>
                    {one.word}
                </span>
            </li>
        }
    };
    let rows = move || {
        let some = people.with(|people| people.some.clone());
        some.into_iter().map(row).collect_view()
    };
    let more = move || {
        let more = people.with(|people| people.more);
        (more > 0).then(|| view! { <p class="quiet">{pocket::n_more(locale, &more)}</p> })
    };
    view! {
        <section class="card card-pad people" aria-labelledby="people">
            <div class="people-head">
                <h2 id="people">{words::people(locale)}</h2>
                <p class="quiet" role="status">
                    {move || people.with(|people| people.counts.clone())}
                </p>
            </div>
            <ul class="people-rows">{rows}</ul>
            {more}
        </section>
    }
}
