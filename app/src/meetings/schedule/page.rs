//! The page: a month, its days, what is on each.

use domain::meetings::EVERYWHERE;
use jiff::civil::Date;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    api,
    views::{Entry, Schedule},
};
use crate::{
    bookings::{
        calendar::{StepWords, Steps, look, word_of_look},
        month::days::{days, first_of, in_words, months_on, name},
    },
    clock::use_clock,
    frame::area::rel,
    text::{Locale, use_locale, words::schedule as words, words::ui},
    ui::{Empty, Problem},
    wire::{Resource, Suspend},
    zones::{Zone, date_long, weekday, weekday_short},
};

/// The page at `/schedule`.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get("month")));
    let read = Resource::new(move || asked.get(), api::schedule);
    view! {
        <Title text=ui::my_schedule(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(schedule) => Either::Left(view! { <Month schedule /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

/// A month as it was read.
#[component]
pub(crate) fn Month(schedule: Schedule) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    clock.start(schedule.house.as_of);
    let zone = StoredValue::new(schedule.house.zone());
    let first = first_of(&schedule.month).unwrap_or_default();
    let days = days(first);
    let entries = StoredValue::new(schedule.entries);
    let here = entries.with_value(|all| all.iter().any(|one| touches_month(one, first, zone)));
    let weeks = days.chunks(7).map(<[Date]>::to_vec);
    let weeks = weeks.map(|week| {
        let cells = week.into_iter();
        let cells = cells.map(|day| view! { <Day day first entries zone /> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <Bar first />
        {(!here)
            .then(|| {
                view! {
                    <Empty title=words::nothing(locale)>
                        <p>{words::nothing_means(locale)}</p>
                    </Empty>
                }
            })}
        <table class="month" aria-label=in_words(locale, first)>
            <thead>
                <tr>{days.iter().take(7).map(|day| head(locale, *day)).collect_view()}</tr>
            </thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table>
    }
}

fn head(locale: Locale, day: Date) -> impl IntoView {
    view! {
        <th scope="col" abbr=weekday(locale, day.weekday())>
            {weekday_short(locale, day.weekday())}
        </th>
    }
}

#[component]
fn Bar(first: Date) -> impl IntoView {
    let locale = use_locale();
    let to = move |months: Option<i64>| match months {
        Some(months) => format!("/schedule?month={}", name(months_on(first, months))),
        None => "/schedule".to_owned(),
    };
    let step_words = StepWords {
        all: words::months(locale),
        before: words::month_before(locale),
        now: words::this_month(locale),
        after: words::month_after(locale),
    };
    view! {
        <header class="cal-bar">
            <Steps words=step_words to />
            <h1 class="cal-day">
                {ui::my_schedule(locale)} " · " {in_words(locale, first)}
            </h1>
            <span class="cal-space"></span>
            <a class="button button-main" href="/meetings/new" rel=rel("/meetings/new")>
                {words::new_meeting(locale)}
            </a>
        </header>
    }
}

/// Whether any of it is on `day`; what ends at midnight is not on the day that begins then.
fn on(one: &Entry, day: Date, zone: &Zone) -> bool {
    let last = one.slot.end - jiff::SignedDuration::from_secs(1);
    zone.day(one.slot.start) <= day && day <= zone.day(last)
}

fn touches_month(one: &Entry, first: Date, zone: StoredValue<Zone>) -> bool {
    let last = first.last_of_month();
    let end = one.slot.end - jiff::SignedDuration::from_secs(1);
    zone.with_value(|zone| zone.day(one.slot.start) <= last && first <= zone.day(end))
}

#[component]
fn Day(
    day: Date,
    first: Date,
    entries: StoredValue<Vec<Entry>>,
    zone: StoredValue<Zone>,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let today = move || zone.with_value(|zone| zone.day(clock.minute())) == day;
    let mine = entries.with_value(|all| {
        let mine = all
            .iter()
            .filter(|one| zone.with_value(|zone| on(one, day, zone)));
        mine.cloned().collect::<Vec<_>>()
    });
    let empty = mine.is_empty();
    let lines = mine.into_iter().map(|one| view! { <Line one day zone /> });
    view! {
        <td
            class:month-other=day.month() != first.month()
            class:month-empty=empty
            aria-current=move || today().then_some("date")
        >
            <a class="month-date figures" href=format!("/?date={day}") rel=rel("/")>
                <span aria-hidden="true">{day.day()}</span>
                <span class="month-long">{date_long(locale, day)}</span>
            </a>
            {(!empty).then(|| view! { <ul>{lines.collect_view()}</ul> })}
        </td>
    }
}

#[component]
fn Line(one: Entry, day: Date, zone: StoredValue<Zone>) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let (slot, status) = (one.slot, one.status);
    let state = Memo::new(move |_| look(status, slot, clock.for_slot(slot.start, slot.end)));
    let begins = zone.with_value(|zone| zone.day(slot.start) == day);
    let when = match (one.all_day, begins) {
        (true, _) => words::all_day(locale).to_owned(),
        (false, false) => words::goes_on(locale).to_owned(),
        (false, true) => zone.with_value(|zone| zone.span(locale, slot.start, slot.end)),
    };
    let place = match one.place.as_str() {
        EVERYWHERE => words::everywhere(locale).to_owned(),
        place => place.to_owned(),
    };
    view! {
        <li data-state=move || state.get() class:hatched=move || state.get() == "pending">
            <a href=one.href.clone() rel=rel(&one.href)>
                <span class="month-when figures">{when}</span>
                <strong dir="auto">{one.title}</strong>
                <span class="month-place">{place}</span>
                <span class="only-heard">
                    {move || word_of_look(locale, state.get())}
                </span>
            </a>
        </li>
    }
}
