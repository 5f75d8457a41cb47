//! The week in the browser: what is held, and the painter that shows it; `Copy`.

use std::{cell::RefCell, rc::Rc};

use contract::week::Week;
use domain::ids::{BookingId, RoomId};
use jiff::{Timestamp, civil::Date};
use leptos::{__reexports::send_wrapper::SendWrapper, prelude::*};
use web_sys::HtmlElement;

use super::{
    api,
    board::{Board, News},
    lines::Lines,
    paint::Pen,
    painter::Painter,
};
use crate::{clock::Clock, live::Message, text::Locale};

/// More rooms than these are asked for by asking for all.
const MOST_NAMED: usize = 50;

/// Only in the browser, which has one thread.
type Held = SendWrapper<Rc<RefCell<Painter>>>;

/// See the module.
#[derive(Clone, Copy)]
pub struct Scene {
    /// The Monday.
    pub first: Date,
    /// What is held.
    pub board: StoredValue<Board>,
    /// Minutes of the wall clock that each day shows, from and to.
    pub hours: RwSignal<(i32, i32)>,
    /// What colours are for.
    pub clock: Clock,
    /// The reader's language.
    pub locale: Locale,
    painter: StoredValue<Option<Held>>,
    asking: StoredValue<bool>,
}

impl Scene {
    /// A week that is not yet in the page.
    #[must_use]
    pub fn new(board: Board, clock: Clock, locale: Locale) -> Self {
        Self {
            first: board.days.first,
            hours: RwSignal::new(board.days.shown),
            board: StoredValue::new(board),
            clock,
            locale,
            painter: StoredValue::new(None),
            asking: StoredValue::new(false),
        }
    }

    /// Takes over the page's rows, or shows other lines.
    pub fn show(self, grid: HtmlElement, rows: HtmlElement, lines: Lines) {
        if self.painter.try_with_value(Option::is_none) == Some(true) {
            let now = untrack(|| self.clock.minute());
            let painter = Painter::new(grid, rows, self.locale, now);
            let held = SendWrapper::new(Rc::new(RefCell::new(painter)));
            self.painter.set_value(Some(held));
        }
        self.with(|painter, board| painter.show(board, lines));
    }

    /// Does something with the painter, once there is one. The painter moves the focus, and the
    /// page tells of that at once: what is told meanwhile is known already, and passed over.
    pub fn with<T>(self, act: impl FnOnce(&mut Painter, &Board) -> T) -> Option<T> {
        let held = self.painter.try_get_value()??;
        let mut painter = held.try_borrow_mut().ok()?;
        self.board.try_with_value(|board| act(&mut painter, board))
    }

    /// Takes a message. True when the page must be read again.
    pub fn heard(self, message: &Message) -> bool {
        let news = self.board.try_update_value(|board| match message {
            Message::Change(change) => board.change(change),
            Message::Revisions(revisions) => board.behind(revisions),
            // All of it.
            Message::Resync | Message::Snapshot(_) => News::Rooms(Vec::new()),
        });
        match news {
            Some(News::Row(room, fresh)) => self.changed(&[room], fresh.as_ref()),
            Some(News::Rooms(rooms)) if rooms.len() > MOST_NAMED => self.ask(Vec::new()),
            Some(News::Rooms(rooms)) => {
                let all = matches!(message, Message::Resync | Message::Snapshot(_));
                if all || !rooms.is_empty() {
                    self.ask(rooms);
                }
            }
            Some(News::Page) => return true,
            Some(News::Nothing) | None => {}
        }
        false
    }

    /// Rooms have other bookings now: their rows are painted, or everything when the hours widen.
    fn changed(self, rooms: &[RoomId], fresh: Option<&BookingId>) {
        let wider = self.board.try_update_value(Board::widen) == Some(true);
        if wider {
            self.hours
                .set(self.board.with_value(|board| board.days.shown));
        }
        self.with(|painter, board| {
            if wider {
                painter.again(board);
            }
            rooms
                .iter()
                .for_each(|room| painter.patch(board, room, fresh));
        });
    }

    /// Reads rooms again, all when none is named; one question at a time.
    fn ask(self, rooms: Vec<RoomId>) {
        if self.asking.try_get_value() != Some(false) {
            return;
        }
        self.asking.set_value(true);
        let zone = self.board.with_value(|board| board.days.zone.name.clone());
        leptos::task::spawn_local(async move {
            let week = api::rooms(self.first, zone, rooms).await;
            let _ = self.asking.try_update_value(|asking| *asking = false);
            if let Ok(week) = week {
                self.read(&week);
            }
        });
    }

    fn read(self, week: &Week) {
        let _ = self.board.try_update_value(|board| board.read(week));
        self.changed(&week.rooms, None);
    }

    /// Colours of a minute.
    pub fn turn(self, now: Timestamp) {
        self.with(|painter, board| painter.turn(board, now));
    }

    /// What a tip says of a booking: its subject, and when and how it stands.
    #[must_use]
    pub fn said(self, room: &RoomId, id: &str) -> Option<(String, String)> {
        let now = untrack(|| self.clock.minute());
        self.board.try_with_value(|board| {
            let item = board.item(room, id)?;
            let pen = Pen {
                locale: self.locale,
                days: &board.days,
                now,
                day_width: 0.0,
                walks: true,
            };
            Some((pen.subject(item).to_owned(), pen.stands(item)))
        })?
    }
}
