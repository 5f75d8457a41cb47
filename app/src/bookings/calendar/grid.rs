//! The grid: hours across the top, rooms down the side, the now-line through all.

use contract::bookings::BookingView;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    beside::BesideMarks,
    board::Board,
    drag::{Hand, Hint, Judge},
    filters::keeps,
    help::Help,
    keys::Keys,
    row::Row,
    scale::Scale,
    scroll::keep_place,
    state::state_word,
    track::use_book,
};
use crate::{
    bookings::views::{DayView, House, RoomRow},
    clock::use_clock,
    text::{Locale, use_locale, words::bookings as words, words::keys as key_words},
    zones::{Zone, date_long},
};

/// What every row needs to place things; `Copy`.
#[derive(Clone, Copy)]
pub struct Axis {
    /// Hours to places.
    pub scale: Signal<Scale>,
    /// Whose time.
    pub zone: StoredValue<Zone>,
}

/// A line of the grid: a place, or a room of it.
#[derive(Clone, PartialEq)]
enum Line {
    Place(String),
    Room(Box<RoomRow>),
}

impl Line {
    fn key(&self) -> String {
        match self {
            Line::Place(name) => format!("place {name}"),
            Line::Room(room) => room.id.to_string(),
        }
    }
}

/// Rooms under the names of their buildings; they come in that order.
fn lines(rooms: Vec<RoomRow>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rooms.len() + 8);
    let mut last: Option<Option<String>> = None;
    for room in rooms {
        if last.as_ref() != Some(&room.building) {
            lines.extend(room.building.clone().map(Line::Place));
            last = Some(room.building.clone());
        }
        lines.push(Line::Room(Box::new(room)));
    }
    lines
}

/// The grid.
#[component]
pub fn Grid(view: DayView, judge: Judge, zone: Zone, help: RwSignal<bool>) -> impl IntoView {
    let locale = use_locale();
    let day = view.day;
    let label = words::calendar_of(locale, &date_long(locale, day));
    let axis = axis(day, view.bookings, zone);
    let Judge { house, board, .. } = judge;
    let shown = shown(view.house.rooms, board);
    let hand = Hand::new(judge);
    let place = NodeRef::new();
    let gesture = hand.over(place, axis, board);
    let book = use_book();
    let up = move |_| {
        if let Some(wish) = gesture.up() {
            book(&wish.room, wish.slot);
        }
    };
    let keys = Keys {
        hand,
        axis,
        board,
        shown,
        grid: place,
        clock: use_clock(),
        help,
    };
    let key = keys.handler();
    let moved = keep_place(place, axis, day);
    let hours = move || format!("--hours:{}", axis.scale.with(|scale| scale.hours));
    view! {
        <div
            class="cal card"
            role="region"
            tabindex="0"
            aria-label=label
            node_ref=place
            on:scroll=move |_| moved()
            on:pointerdown=move |event| gesture.down(&event)
            on:pointermove=move |event| gesture.moved(&event)
            on:pointerup=up
            on:pointercancel=move |_| gesture.cancelled()
            on:keydown=key
        >
            <div class="cal-grid" style=hours>
                <Head axis house count=Signal::derive(move || shown.with(Vec::len)) />
                <Lines shown board axis hand />
            </div>
        </div>
        <p class="only-heard" role="status">
            {move || spoken(locale, keys, house)}
        </p>
        <Hint hand judge axis />
        <Help open=help />
    }
}

/// The hours of `day`, all of them when the address asks for that; reactive.
fn axis(day: Date, bookings: Vec<BookingView>, zone: Zone) -> Axis {
    let query = use_query_map();
    let zone = StoredValue::new(zone);
    let scale = Memo::new(move |_| {
        let whole = query.with(|query| query.get("hours").is_some());
        zone.with_value(|zone| Scale::new(zone, day, &bookings, whole))
    });
    Axis {
        scale: scale.into(),
        zone,
    }
}

/// The rooms that the address's filters keep; reactive. "Free now" turns with the clock.
fn shown(rooms: Vec<RoomRow>, board: Board) -> Memo<Vec<RoomRow>> {
    let query = use_query_map();
    let clock = use_clock();
    Memo::new(move |_| {
        let now = query
            .with(|query| query.get("free").is_some())
            .then(|| clock.minute());
        let free =
            |room: &RoomRow| now.is_none_or(|now| !room.disabled && board.is_free(&room.id, now));
        query.with(|query| {
            let kept = rooms.iter().filter(|one| keeps(query, one) && free(one));
            kept.cloned().collect()
        })
    })
}

/// What the keyboard points at, in words.
fn spoken(locale: Locale, keys: Keys, house: StoredValue<House>) -> Option<String> {
    let cursor = keys.hand.cursor.get()?;
    let room = house.with_value(|house| house.room_name(&cursor.room));
    let row = keys.board.row(&cursor.room).get();
    let zone = keys.axis.zone.get_value();
    Some(match cursor.on(&row) {
        None => key_words::free_at(locale, &room, &zone.time(cursor.at)),
        Some(one) => {
            let subject = one.subject.as_deref().unwrap_or(words::busy(locale));
            let span = zone.span(locale, one.start, one.end);
            let state = state_word(locale, one, keys.clock.now_untracked());
            format!("{room}, {span}, {subject}, {state}")
        }
    })
}

#[component]
fn Lines(shown: Memo<Vec<RoomRow>>, board: Board, axis: Axis, hand: Hand) -> impl IntoView {
    let locale = use_locale();
    view! {
        <ul class="cal-rows">
            <For each=move || lines(shown.get()) key=Line::key let(line)>
                {match line {
                    Line::Place(name) => view! { <Place name /> }.into_any(),
                    Line::Room(room) => view! { <Row room=*room board axis hand /> }.into_any(),
                }}
            </For>
        </ul>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="cal-none">{words::no_room_fits(locale)}</p>
        </Show>
    }
}

/// A building's name over its rooms.
#[component]
fn Place(name: String) -> impl IntoView {
    view! {
        <li class="cal-place">
            <h2>{name}</h2>
        </li>
    }
}

#[component]
fn Head(axis: Axis, house: StoredValue<House>, count: Signal<usize>) -> impl IntoView {
    let locale = use_locale();
    let rooms = move || match count.get() {
        1 => words::one_room(locale).to_owned(),
        n => words::n_rooms(locale, &n),
    };
    let marks = move || {
        let marks = axis.scale.with(|scale| scale.marks.clone());
        let mark = |(place, name): (f64, String)| {
            view! { <span class="cal-mark figures" style=format!("--x:{place:.3}%")>{name}</span> }
        };
        marks.into_iter().map(mark).collect_view()
    };
    view! {
        <div class="cal-head">
            <div class="cal-corner">{rooms}</div>
            <div class="cal-hours" aria-hidden="true">
                {marks} <BesideMarks axis house /> <NowLine axis />
            </div>
        </div>
    }
}

/// Red, with the time on it, while now is on the axis.
#[component]
fn NowLine(axis: Axis) -> impl IntoView {
    let clock = use_clock();
    let now = move || clock.minute();
    let on_axis = move || axis.scale.with(|scale| scale.slot.contains(now()));
    let style = move || {
        axis.scale
            .with(|scale| format!("--x:{:.3}%", scale.place(now())))
    };
    view! {
        <span class="cal-now" style=style hidden=move || !on_axis()>
            <span class="cal-now-badge figures">
                {move || axis.zone.with_value(|zone| zone.time(now()))}
            </span>
        </span>
    }
}
