//! My meetings as lines: when, what, where, how, as what, and what I answered.

use contract::meetings::MyMeeting;
use domain::meetings::{Mode, Participation};
use leptos::prelude::*;

use super::groups::Day;
use crate::{
    bookings::views::House,
    clock::use_clock,
    meetings::{
        list::StandingWord,
        words::{kind_word, mode_word, participation_word, place_word, standing},
    },
    text::{Locale, use_locale, words::bookings, words::people, words::pocket as words},
    zones::date_short,
};

/// What comes, a list a day.
#[component]
pub fn Days(
    /// Today first.
    days: Memo<Vec<Day>>,
    /// Zones.
    house: StoredValue<House>,
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
                        .map(|one| view! { <Line one house /> })
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
    over: Memo<Vec<MyMeeting>>,
    /// How many to ask for, when there are more.
    more: Memo<Option<usize>>,
    /// Zones.
    house: StoredValue<House>,
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
                            .map(|one| view! { <Line one house with_day=true /> })
                            .collect_view()
                    }}
                </ul>
                {earlier}
            </section>
        </Show>
    }
}

#[component]
fn Line(
    one: MyMeeting,
    house: StoredValue<House>,
    #[prop(optional)] with_day: bool,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let zone = house.with_value(House::zone);
    let day = with_day.then(|| date_short(locale, zone.day(one.meeting.start)));
    let span = zone.span(locale, one.meeting.start, one.meeting.end);
    let facts = facts(locale, &one);
    let said = one.attending.as_ref().filter(|_| !one.meeting.cancelled);
    let said = said.map(|own| own.participation);
    let href = format!("/m/meetings/{}", one.meeting.id);
    let topic = one.meeting.topic.clone();
    let end = one.meeting.end;
    let look = Memo::new(move |_| standing(locale, &one.meeting, clock.minute()));
    let answer = said.map(|said| {
        let word = move || match said {
            Participation::NeedsAction if clock.minute() < end => people::needs_answer(locale),
            said => participation_word(locale, said),
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

/// "Plum · Hybrid · Required": where, how, as what.
pub fn facts(locale: Locale, one: &MyMeeting) -> String {
    let meeting = &one.meeting;
    let role = match &one.attending {
        Some(own) => Some(kind_word(locale, own.kind)),
        None => meeting.mine.then(|| words::you_called(locale)),
    };
    let mode = (meeting.mode != Mode::InPerson).then(|| mode_word(locale, meeting.mode));
    let place = place_word(locale, &meeting.place);
    let place = Some(place).filter(|place| !place.is_empty());
    let parts = [place, mode.map(str::to_owned), role.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
