//! The page: reads the day, listens, and puts bar, grid and sheet together.

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    bar::{Bar, provide_query},
    board::Board,
    drag::Judge,
    filters::Filters,
    grid::Grid,
    scale::day_slot,
    scroll::Left,
    sheet::Sheet,
};
use crate::{
    bookings::{api, views::DayView},
    clock::use_clock,
    context::ApiError,
    frame::NoRooms,
    live::{Live, Message, listen},
    text::{
        use_locale,
        words::{paper, ui},
    },
    ui::{LivePill, Problem, Waiting},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// What the calendar's parts share; in context below the page.
#[derive(Clone, Copy)]
pub struct Day {
    /// The day as read, with the house.
    pub read: Resource<Result<DayView, ApiError>>,
    /// The line to the server.
    pub live: Live,
    /// Where the reader left the grid.
    pub left: StoredValue<Option<Left>>,
    board: StoredValue<Option<Board>>,
}

impl Day {
    /// After an own write: the line brings it; without the line the day is read again.
    pub fn changed(self) {
        // An undo may come after the page is gone.
        let line = self.live.connection.try_get_untracked();
        if line.is_some_and(|line| line != crate::live::Connection::Live) {
            self.read.refetch();
        }
    }

    fn heard(self, message: &Message) {
        let board = self.board.try_get_value().flatten();
        let again = match (message, board) {
            (Message::Snapshot(snapshot), Some(board)) => board.snapshot(snapshot),
            (Message::Change(change), Some(board)) => board.change(change),
            (Message::Resync, _) => true,
            (Message::Revisions(_), _) | (_, None) => false,
        };
        if again {
            self.read.refetch();
        }
    }
}

/// The day calendar at `/`.
#[component]
pub fn DayPage() -> impl IntoView {
    let locale = use_locale();
    let query = provide_query();
    let asked = Memo::new(move |_| query.with(|query| (query.get("date"), query.get("zone"))));
    let read = Resource::new(move || asked.get(), |(date, zone)| api::day(date, zone));
    let clock = use_clock();
    let board = StoredValue::new(None);
    let day = Day {
        read,
        live: Live::closed(),
        left: StoredValue::new(None),
        board,
    };
    let live = listen("/api/v1/live?rooms=all".to_owned(), clock, move |message| {
        day.heard(&message)
    });
    let day = Day { live, ..day };
    provide_context(day);
    view! {
        <Title text=ui::calendar(locale) />
        <Transition fallback=|| view! { <Waiting rows=12 /> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(view) => Either::Left(view! { <DayView_ view /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn DayView_(view: DayView) -> impl IntoView {
    let clock = use_clock();
    clock.start(view.house.as_of);
    let zone = zone_of(&view);
    let board = Board::new(&view, day_slot(&zone, view.day));
    let day = use_context::<Day>();
    if let Some(day) = day {
        day.board.set_value(Some(board));
    }
    let live = day.map_or_else(Live::closed, |day| day.live);
    let house = StoredValue::new(view.house.clone());
    let help = RwSignal::new(false);
    let judge = Judge {
        house,
        rules: StoredValue::new(view.rules.clone()),
        board,
    };
    provide_context(house);
    provide_context(judge);
    let nowhere = view.house.rooms.is_empty();
    let locale = use_locale();
    let cut = view
        .cut
        .then(|| paper::cut(locale, &view.bookings.len()))
        .map(|text| view! { <p class="note">{text}</p> });
    view! {
        <Bar day=view.day />
        {if nowhere {
            Either::Left(view! { <NoRooms /> })
        } else {
            let zone = zone.clone();
            Either::Right(
                view! {
                    <Filters house zone=zone.clone() help />
                    {cut}
                    <Grid view judge zone help />
                },
            )
        }}
        <div class="cal-corner-pill">
            <LivePill live clock zone=zone.clone() />
        </div>
        <Sheet house zone />
    }
}

fn zone_of(view: &DayView) -> Zone {
    view.house.zone()
}
