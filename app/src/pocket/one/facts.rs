//! When, the way there, joining from afar, what it is about.

use leptos::prelude::*;

use super::views::{OneMeeting, Room};
use crate::text::{Locale, use_locale, words::pocket as words, words::ui};

/// The facts; drawn anew only when one of them is another.
#[component]
pub fn Facts(
    /// The meeting.
    page: RwSignal<OneMeeting>,
) -> impl IntoView {
    let locale = use_locale();
    let said = Memo::new(move |_| page.with(|page| page.facts.clone()));
    move || {
        let said = said.get();
        let line = |text: String| view! { <p>{text}</p> };
        view! {
            <section class="phone-facts" aria-label=words::when_and_where(locale)>
                <div class="phone-facts-when figures">
                    {said.times.into_iter().map(line).collect_view()}
                </div>
                {said.rooms.into_iter().map(|one| room(locale, one)).collect_view()}
                {(!said.place.is_empty()).then(|| line(said.place))}
                {said
                    .join
                    .map(|path| {
                        view! {
                            <a class="button phone-join" href=path rel="external">
                                {words::join(locale)}
                            </a>
                        }
                    })}
                <p class="quiet">{said.kind} " · " {said.organiser}</p>
                {said
                    .words
                    .into_iter()
                    .map(|text| view! { <p class="phone-words">{text}</p> })
                    .collect_view()}
                {said
                    .whole
                    .map(|href| {
                        view! {
                            <p>
                                <a href=href rel="external">
                                    {words::change_it(locale)}
                                </a>
                            </p>
                        }
                    })}
            </section>
        }
    }
}

fn room(locale: Locale, one: Room) -> impl IntoView {
    let waits = one.waits.then(|| ui::legend_pending(locale));
    view! {
        <p class="phone-place">
            <a href=one.href rel="external">
                {one.name}
            </a>
            " "
            <span class="quiet">{one.within} " " {waits}</span>
        </p>
    }
}
