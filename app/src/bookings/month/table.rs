//! The days as a table of weeks.

use contract::month::{BusyDay, MonthEntry};
use jiff::{Timestamp, civil::Date};
use leptos::prelude::*;

use super::{days::in_words, views::MonthView};
use crate::{
    bookings::{
        calendar::{address_at, look, use_query, word_of_look},
        views::House,
    },
    clock::use_clock,
    frame::area::rel,
    text::{
        Locale, use_locale,
        words::{bookings, month as words, schedule},
    },
    zones::{date_long, weekday, weekday_short},
};

/// A room's working day, in minutes: ten hours, against which "taken" is measured.
const WORKING: u64 = 600;

/// The table.
#[component]
pub fn Table(
    month: RwSignal<MonthView>,
    first: Memo<Date>,
    house: StoredValue<House>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let weeks = Memo::new(move |_| {
        let all = month.with(|month| month.days.clone());
        all.chunks(7).map(<[BusyDay]>::to_vec).collect::<Vec<_>>()
    });
    let kept = Memo::new(move |_| month.with(|month| month.kept));
    let week = move |days: Vec<BusyDay>| {
        let cells = days.into_iter();
        let cells = cells.map(|day| view! { <Day day first house kept /> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let head = move || {
        let week = weeks.with(|weeks| weeks.first().cloned().unwrap_or_default());
        let name = |day: BusyDay| {
            let day = day.date.weekday();
            view! {
                <th scope="col" abbr=weekday(locale, day)>
                    {weekday_short(locale, day)}
                </th>
            }
        };
        week.into_iter().map(name).collect_view()
    };
    view! {
        <table
            class="month month-rooms"
            aria-label=move || in_words(locale, first.get())
            aria-busy=move || busy.get().to_string()
        >
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>
                // A week that stays as it was keeps its cells, and a cell the focus.
                <For each=move || weeks.get() key=|week| key(week) children=week />
            </tbody>
        </table>
    }
}

/// What makes a week another: its days and all that stands in them.
fn key(week: &[BusyDay]) -> String {
    let day = |day: &BusyDay| {
        let entries = day.entries.iter();
        let entries = entries.map(|one| format!("{}{}{:?}", one.id, one.start, one.status));
        let entries: String = entries.collect();
        format!("{}:{}:{}:{entries}", day.date, day.bookings, day.minutes)
    };
    week.iter().map(day).collect()
}

#[component]
fn Day(
    day: BusyDay,
    first: Memo<Date>,
    house: StoredValue<House>,
    kept: Memo<usize>,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let query = use_query();
    let date = day.date;
    let zone = StoredValue::new(house.with_value(House::zone));
    let today = move || zone.with_value(|zone| zone.day(clock.minute())) == date;
    let to = move || {
        let day = date.to_string();
        query.with(|query| address_at("/", query, &[("date", &day), ("month", "")]))
    };
    let few = day.bookings > 0 && !day.entries.is_empty();
    let empty = day.bookings == 0;
    let shown = match few {
        true => entries(locale, day, house, kept.get_untracked()).into_any(),
        false => sum(locale, &day, kept.get_untracked()).into_any(),
    };
    view! {
        <td
            class:month-other=move || date.month() != first.get().month()
            class:month-empty=empty
            aria-current=move || today().then_some("date")
        >
            <a class="month-date figures" href=to rel=rel("/")>
                <span aria-hidden="true">{date.day()}</span>
                <span class="month-long">{date_long(locale, date)}</span>
            </a>
            {shown}
        </td>
    }
}

/// How many bookings, and how much of the working hours they take.
fn sum(locale: Locale, day: &BusyDay, rooms: usize) -> Option<impl IntoView + use<>> {
    let whole = WORKING * u64::try_from(rooms).unwrap_or(1).max(1);
    let share = (u64::from(day.minutes) * 100 / whole).min(100);
    let count = match day.bookings {
        0 => return None,
        1 => words::one_booking(locale).to_owned(),
        many => words::bookings(locale, &many),
    };
    Some(view! {
        <p class="month-sum">
            <span class="month-bar" aria-hidden="true" style=format!("--share:{share}%")></span>
            <span>{count}</span>
            <span class="quiet">{words::share(locale, &share)}</span>
        </p>
    })
}

fn entries(locale: Locale, day: BusyDay, house: StoredValue<House>, rooms: usize) -> impl IntoView {
    let told = u32::try_from(day.entries.len()).unwrap_or(u32::MAX);
    let more = day.bookings.saturating_sub(told);
    let date = day.date;
    let one = move |one: MonthEntry| view! { <Line one date house named=rooms == 1 /> };
    let lines = day.entries.into_iter().map(one).collect_view();
    view! {
        <ul>{lines}</ul>
        {(more > 0).then(|| view! { <p class="month-more">{words::and_more(locale, &more)}</p> })}
    }
}

#[component]
fn Line(one: MonthEntry, date: Date, house: StoredValue<House>, named: bool) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let slot = domain::bookings::Slot {
        start: one.start,
        end: one.end,
    };
    let now = move || -> Timestamp { clock.for_slot(slot.start, slot.end) };
    let status = one.status;
    let state = Memo::new(move |_| look(status, slot, now()));
    let when = house.with_value(|house| {
        let zone = house.zone();
        match (one.all_day, zone.day(one.start) == date) {
            (true, _) => schedule::all_day(locale).to_owned(),
            (false, false) => schedule::goes_on(locale).to_owned(),
            (false, true) => zone.span(locale, one.start, one.end),
        }
    });
    let room = house.with_value(|house| house.room_name(&one.room));
    let place = (!named).then(|| view! { <span class="month-place">{room}</span> });
    let href = one
        .subject
        .is_some()
        .then(|| format!("/bookings/{}", one.id));
    let subject = one
        .subject
        .unwrap_or_else(|| bookings::busy(locale).to_owned());
    view! {
        <li data-state=move || state.get() class:hatched=move || state.get() == "pending">
            <a rel=rel("/bookings/x") href=href>
                <span class="month-when figures">{when}</span>
                <strong>{subject}</strong>
                {place}
                <span class="only-heard">{move || word_of_look(locale, state.get())}</span>
            </a>
        </li>
    }
}
