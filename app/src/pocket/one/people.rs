//! Who comes, as far as the reader may know.

use contract::meetings::MeetingAttendee;
use leptos::prelude::*;

use crate::{
    meetings::{
        page::{Here, people::counts},
        words::{kind_word, participation_word},
    },
    text::{use_locale, words::people as words, words::pocket},
};

/// The section.
#[component]
pub fn WhoComes(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let all = Memo::new(move |_| here.page.with(|page| page.detail.attendees.clone()));
    let answers = Memo::new(move |_| here.page.with(|page| page.detail.answers));
    let more = Memo::new(move |_| {
        here.page.with(|page| {
            let detail = &page.detail;
            let shown = u32::try_from(detail.attendees.len()).unwrap_or(u32::MAX);
            detail.attendees_wanted.saturating_sub(shown)
        })
    });
    let key = |one: &MeetingAttendee| (one.id.clone(), one.participation, one.kind);
    view! {
        <section class="card card-pad people" aria-labelledby="people">
            <div class="people-head">
                <h2 id="people">{words::people(locale)}</h2>
                <p class="quiet" role="status">
                    {move || answers.with(|answers| counts(locale, *answers))}
                </p>
            </div>
            <ul class="people-rows">
                <For
                    each=move || all.get()
                    key=key
                    children=move |one| {
                        view! {
                            <li class="person">
                                <div class="person-who">
                                    <strong>{one.name}</strong>
                                    <span class="quiet">
                                        {kind_word(locale, one.kind)} " " {one.company}
                                    </span>
                                </div>
                                <span
                                    class="participation"
                                    data-said=one.participation.as_str()
                                >
                                    {participation_word(locale, one.participation)}
                                </span>
                            </li>
                        }
                    }
                />
            </ul>
            {move || {
                let more = more.get();
                (more > 0).then(|| view! { <p class="quiet">{pocket::n_more(locale, &more)}</p> })
            }}
        </section>
    }
}
