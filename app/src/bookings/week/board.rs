//! What the week shows, room by room; takes live changes, only newer ones.

use std::{collections::HashMap, sync::Arc};

use contract::{
    bookings::BookingView,
    live::{Change, ChangeKind},
    week::{Revisions, Row, Week, flag},
};
use domain::{
    bookings::Status,
    ids::{BookingId, RoomId},
};

use super::days::Days;

/// One booking as the week needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: BookingId,
    /// Minutes of the week, from and to; negative when it began before.
    pub start: i32,
    /// The minute after.
    pub end: i32,
    /// What about; empty when the reader may not know.
    pub subject: Arc<str>,
    /// Whether it is confirmed or asked for.
    pub status: Status,
    /// Planned as whole days.
    pub all_day: bool,
}

/// What a message means for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Nothing new.
    Nothing,
    /// This room's row, and the booking that came.
    Row(RoomId, Option<BookingId>),
    /// These rooms must be read again.
    Rooms(Vec<RoomId>),
    /// Rooms themselves changed: the page must be read again.
    Page,
}

/// The rooms of a week.
#[derive(Debug)]
pub struct Board {
    /// Minutes to places.
    pub days: Days,
    rooms: HashMap<RoomId, Calendar>,
}

#[derive(Debug, Default)]
struct Calendar {
    items: Vec<Item>,
    /// The room's schedule revision as read.
    revision: u64,
    /// What was told since.
    newer: HashMap<BookingId, u64>,
}

impl Board {
    /// A week as it was read.
    #[must_use]
    pub fn new(week: &Week, days: Days) -> Self {
        let mut board = Self {
            days,
            rooms: HashMap::with_capacity(week.rooms.len()),
        };
        board.read(week);
        board.widen();
        board
    }

    /// A room's bookings in order of start.
    #[must_use]
    pub fn items(&self, room: &RoomId) -> &[Item] {
        self.rooms.get(room).map_or(&[], |calendar| &calendar.items)
    }

    /// A booking of a room.
    #[must_use]
    pub fn item(&self, room: &RoomId, id: &str) -> Option<&Item> {
        self.items(room).iter().find(|item| item.id.as_str() == id)
    }

    /// Takes rooms as they were read again; a room of which something newer was told stays.
    pub fn read(&mut self, week: &Week) {
        let subjects: Vec<Arc<str>> = week
            .subjects
            .iter()
            .map(|text| text.as_str().into())
            .collect();
        for (room, revision, rows) in week.rows() {
            let subject = |row: &Row<'_>| subjects.get(row.subject).cloned().unwrap_or_default();
            let items: Vec<Item> = rows.iter().map(|row| item(row, subject(row))).collect();
            let calendar = self.rooms.entry(room.clone()).or_default();
            if calendar.newer.values().all(|newer| *newer <= revision) {
                *calendar = Calendar {
                    items,
                    revision,
                    newer: HashMap::new(),
                };
            }
        }
    }

    /// Widens the hours shown to all that is booked. True when they changed.
    pub fn widen(&mut self) -> bool {
        let before = self.days.shown;
        let all = self.rooms.values().flat_map(|calendar| &calendar.items);
        let timed = all.filter(|item| !item.all_day);
        self.days.widen(timed.map(|item| (item.start, item.end)));
        self.days.shown != before
    }

    /// Takes one fact.
    pub fn change(&mut self, change: &Change) -> News {
        let Some(id) = &change.booking else {
            return match change.kind {
                ChangeKind::Room => News::Page,
                _ => News::Nothing,
            };
        };
        let days = &self.days;
        let view = change.view.as_ref();
        let view = view.filter(|_| change.kind != ChangeKind::Removed);
        let item = view.and_then(|view| shown(view, days));
        let Some(calendar) = self.rooms.get_mut(&change.room) else {
            return News::Page;
        };
        let held = calendar.newer.get(id).copied().unwrap_or(calendar.revision);
        if change.revision <= held {
            return News::Nothing;
        }
        calendar.newer.insert(id.clone(), change.revision);
        calendar.items.retain(|one| one.id != *id);
        let fresh = item.as_ref().map(|_| id.clone());
        if let Some(item) = item {
            let before = |one: &Item| (one.start, &one.id) < (item.start, &item.id);
            let place = calendar.items.partition_point(before);
            calendar.items.insert(place, item);
        }
        News::Row(change.room.clone(), fresh)
    }

    /// Which rooms have moved on without this page hearing of it.
    #[must_use]
    pub fn behind(&self, revisions: &Revisions) -> News {
        if revisions
            .rooms
            .iter()
            .any(|one| !self.rooms.contains_key(&one.room))
        {
            return News::Page;
        }
        let behind = revisions.rooms.iter().filter(|one| {
            let held = self.rooms.get(&one.room);
            held.is_some_and(|held| held.newest() < one.revision)
        });
        News::Rooms(behind.map(|one| one.room.clone()).collect())
    }
}

impl Calendar {
    fn newest(&self) -> u64 {
        self.newer.values().copied().fold(self.revision, u64::max)
    }
}

fn item(row: &Row<'_>, subject: Arc<str>) -> Item {
    let on = |bit: u8| row.flags & bit != 0;
    Item {
        id: row.id.clone(),
        start: row.start,
        end: row.start.saturating_add_unsigned(row.length),
        subject,
        status: if on(flag::PENDING) {
            Status::Pending
        } else {
            Status::Confirmed
        },
        all_day: on(flag::ALL_DAY),
    }
}

fn shown(view: &BookingView, days: &Days) -> Option<Item> {
    let start = days.minute(view.start);
    // Minutes cover what lies between them, as in the week itself.
    let end = days.minute(
        view.end
            .checked_add(jiff::SignedDuration::from_secs(59))
            .ok()?,
    );
    (view.status.is_live() && days.touches(start, end)).then(|| Item {
        id: view.id.clone(),
        start,
        end,
        subject: view.subject.as_deref().unwrap_or_default().into(),
        status: view.status,
        all_day: view.all_day,
    })
}
