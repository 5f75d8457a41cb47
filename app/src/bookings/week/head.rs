//! The heads of the seven days: their names, their hours, and the now-line through today.

use leptos::prelude::*;

use super::{board::Board, scene::Scene, views::DAYS};
use crate::{
    bookings::views::RoomRow,
    text::{use_locale, words::bookings},
    zones::weekday_short,
};

/// Hours between the names of hours.
const HOURS_APART: i32 = 4;

/// The days with their hours, the now-line through today.
#[component]
pub fn Head(scene: Scene, shown: Memo<Vec<RoomRow>>) -> impl IntoView {
    let locale = use_locale();
    let rooms = move || match shown.with(Vec::len) {
        1 => bookings::one_room(locale).to_owned(),
        n => bookings::n_rooms(locale, &n),
    };
    let today = Memo::new(move |_| {
        let now = scene.clock.minute();
        let days = |board: &Board| board.days.day_of(board.days.minute(now));
        scene.board.try_with_value(days).flatten()
    });
    view! {
        <div class="week-head" role="row" aria-rowindex="1">
            <div class="week-corner" role="columnheader">
                {rooms}
            </div>
            {(0..DAYS).map(|day| view! { <Day scene day today /> }).collect_view()}
        </div>
    }
}

/// One day's head.
#[component]
fn Day(scene: Scene, day: usize, today: Memo<Option<usize>>) -> impl IntoView {
    let locale = use_locale();
    let date = scene.board.with_value(|board| board.days.date(day));
    let is_today = move || today.get() == Some(day);
    let hours = move || {
        let (from, to) = scene.hours.get();
        let full = (from / 60 + 1..to / 60).filter(|hour| hour % HOURS_APART == 0);
        let hour = |hour: i32| {
            let left = f64::from(hour * 60 - from) / f64::from(to - from) * 100.0;
            view! { <span style=format!("left:{left:.2}%")>{hour}</span> }
        };
        full.map(hour).collect_view()
    };
    view! {
        <div
            class="week-day"
            class:week-today=is_today
            role="columnheader"
            aria-current=move || is_today().then_some("date")
        >
            <span class="week-day-name">
                {weekday_short(locale, date.weekday())} " "
                <span class="figures">{date.day()}</span>
            </span>
            <span class="week-hours figures" aria-hidden="true">
                {hours}
            </span>
            <NowLine scene day today />
        </div>
    }
}

/// Red, while now is in the hours shown of its day.
#[component]
fn NowLine(scene: Scene, day: usize, today: Memo<Option<usize>>) -> impl IntoView {
    let place = move || {
        scene.hours.track();
        let now = scene.clock.minute();
        let place = |board: &Board| board.days.place(day, board.days.minute(now));
        scene.board.try_with_value(place).unwrap_or(0.0)
    };
    let off = move || today.get() != Some(day) || !(0.01..99.99).contains(&place());
    view! {
        <span
            class="week-now"
            aria-hidden="true"
            hidden=off
            style=move || format!("left:{:.2}%", place())
        ></span>
    }
}
