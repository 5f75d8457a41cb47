//! Meetings: mine or everybody's, of one type or of all.

use contract::meetings::{MeetingAttendee, MyMeeting};
use domain::{
    accounts::Action,
    meetings::{MeetingType, Participation},
};
use jiff::Timestamp;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    api,
    filters::{Asked, Filters},
    views::{Meetings, planned_in},
    words::{Course, city_time, participation_word, place_word, type_word},
};
use crate::{
    bookings::views::House,
    clock::use_clock,
    frame::may,
    text::{
        use_locale, words::bookings, words::events, words::meetings as words, words::people,
        words::templates, words::ui,
    },
    ui::{Empty, Problem, use_toasts},
    wire::{Resource, Suspend},
    zones::date_short,
};

/// The page at `/meetings?who=&type=`.
#[component]
pub fn MeetingsPage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let toasts = use_toasts();
    let asked = Memo::new(move |_| {
        let (who, kind) = query.with(|query| (query.get("who"), query.get("type")));
        Asked::read(who, kind)
    });
    let meetings = Resource::new(
        move || (asked.get(), toasts.undone()),
        |(asked, _)| api::list(asked.kind, !asked.everybody),
    );
    view! {
        <Title text=ui::meetings(locale) />
        <header class="page-head">
            <h1>{ui::meetings(locale)}</h1>
            <div class="button-row">
                {may(Action::ExportMeetings).then(|| view! { <Export asked /> })}
                <a class="button" href="/events" rel="external">
                    {events::public_page(locale)}
                </a>
                <a class="button button-main" href="/meetings/new">
                    {words::new_meeting(locale)}
                </a>
            </div>
        </header>
        <Filters asked />
        <Transition>
            {move || Suspend::new(async move {
                match meetings.await {
                    Ok(meetings) => {
                        let asked = asked.get_untracked();
                        Either::Left(view! { <Lists meetings asked /> })
                    }
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

/// The file of what is listed, as far as the reader administers it (R008).
#[component]
fn Export(asked: Memo<Asked>) -> impl IntoView {
    let locale = use_locale();
    let href = move || {
        let asked = asked.get();
        let kind = asked.kind.map_or("", MeetingType::as_str);
        let mine = !asked.everybody;
        format!("/api/v1/exports/meetings.xlsx?type={kind}&mine={mine}")
    };
    view! {
        <a class="button" rel="external" download="" href=href>
            {templates::export(locale)}
        </a>
    }
}

#[component]
fn Lists(meetings: Meetings, asked: Asked) -> impl IntoView {
    let locale = use_locale();
    use_clock().start(meetings.house.as_of);
    let house = StoredValue::new(meetings.house);
    let nothing = meetings.coming.is_empty() && meetings.past.is_empty();
    let quiet = meetings.coming.is_empty() && !nothing;
    let rows = move |all: Vec<MyMeeting>| {
        all.into_iter()
            .map(|one| view! { <Line one house asked /> })
            .collect_view()
    };
    let past = (!meetings.past.is_empty()).then(|| {
        view! {
            <h2 class="list-title">{bookings::past(locale)}</h2>
            <section class="card" aria-label=bookings::past(locale)>
                <ul class="rows meeting-rows">{rows(meetings.past)}</ul>
            </section>
        }
    });
    view! {
        <section class="card" aria-label=bookings::coming(locale)>
            {nothing.then(|| view! { <Nothing asked /> })}
            {quiet
                .then(|| {
                    view! {
                        <Empty title=words::nothing_coming(locale)>
                            <p>{words::nothing_coming_means(locale)}</p>
                        </Empty>
                    }
                })}
            <ul class="rows meeting-rows">{rows(meetings.coming)}</ul>
        </section>
        {past}
    }
}

/// What a meeting is, for those who have none yet; the way back for those who filtered.
#[component]
fn Nothing(asked: Asked) -> impl IntoView {
    let locale = use_locale();
    if asked.kind.is_some() {
        let all = Asked {
            kind: None,
            ..asked
        };
        return view! {
            <Empty title=words::none_of_type(locale)>
                <a href=all.address()>{words::show_all_types(locale)}</a>
            </Empty>
        }
        .into_any();
    }
    let title = if asked.everybody {
        words::none_yet(locale)
    } else {
        words::none_of_mine(locale)
    };
    view! {
        <Empty title>
            <p>{words::what_it_is(locale)}</p>
        </Empty>
    }
    .into_any()
}

#[component]
fn Line(one: MyMeeting, house: StoredValue<House>, asked: Asked) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let MyMeeting {
        meeting: one,
        attending,
    } = one;
    let (zone, away) = house.with_value(|house| {
        let zone = planned_in(house, &one.time_zone);
        let away = zone.name != house.zone;
        (zone, away)
    });
    let day = date_short(locale, zone.day(one.start));
    let span = zone.span(locale, one.start, one.end);
    let city = away.then(|| view! { <span>{city_time(locale, &zone)}</span> });
    let facts = [
        (!one.place.is_empty()).then(|| place_word(locale, &one.place)),
        Some(type_word(locale, one.kind).to_owned()),
        (asked.everybody || !one.mine).then(|| one.organiser.clone()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let (href, topic) = (format!("/meetings/{}", one.id), one.topic.clone());
    let said = attending.filter(|_| !one.cancelled);
    let said = said.map(|attending| view! { <Said attending end=one.end /> });
    let course = Course::of(&one);
    let standing = Memo::new(move |_| course.standing(locale, clock.minute()));
    view! {
        <li>
            <div class="row-when figures">
                <strong>{day}</strong>
                <span>{span}</span>
                {city}
            </div>
            <div class="row-main">
                <a class="row-link" href=href>
                    {topic}
                </a>
                <p class="row-sub">{facts.join(" · ")}</p>
            </div>
            {said}
            <StandingWord standing />
        </li>
    }
}

/// What I answered; that an answer is awaited, as long as there is time for one.
#[component]
fn Said(attending: MeetingAttendee, end: Timestamp) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let said = attending.participation;
    let word = move || match said {
        Participation::NeedsAction if clock.minute() < end => people::needs_answer(locale),
        said => participation_word(locale, said),
    };
    view! {
        <span class="participation" data-said=said.as_str()>
            {word}
        </span>
    }
}

/// The word in its colour.
#[component]
pub fn StandingWord(
    /// State and word.
    #[prop(into)]
    standing: Signal<(&'static str, &'static str)>,
) -> impl IntoView {
    view! {
        <span
            class="state-word"
            class:hatched=move || standing.get().0 == "pending"
            data-state=move || standing.get().0
        >
            {move || standing.get().1}
        </span>
    }
}
