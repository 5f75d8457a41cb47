//! One write in the making: bookings, guards and the facts that screens are told.

use std::collections::BTreeMap;

use domain::{
    accounts::Actor,
    bookings::{Booking, Series},
    ids::{BookingId, RoomId},
};

use super::{commit::Decided, desk::Desks};
use crate::{
    Services,
    journal::{About, entry},
    ports::{Change, Fact, JournalEntry, Previous, Write, WrittenBooking},
};

/// See the module.
pub(crate) struct Batch {
    /// The revision that everything written gets: above every guard and booking touched, so that
    /// it grows with each change of a booking, also when it moves between rooms.
    pub revision: u64,
    guards: BTreeMap<RoomId, u64>,
    bookings: Vec<WrittenBooking>,
    series: Vec<Series>,
    facts: Vec<Fact>,
    changes: Vec<Change>,
}

impl Batch {
    /// A write decided on these rooms, which changes bookings and series at these revisions.
    pub(crate) fn new(desks: &Desks, revisions: impl IntoIterator<Item = u64>) -> Self {
        let guards: BTreeMap<_, _> = desks
            .iter()
            .map(|(room, desk)| (room.clone(), desk.guard))
            .collect();
        let highest = guards.values().copied().chain(revisions).max();
        Self {
            revision: highest.unwrap_or(0) + 1,
            guards,
            bookings: Vec::new(),
            series: Vec::new(),
            facts: Vec::new(),
            changes: Vec::new(),
        }
    }

    /// So many bookings are in it.
    pub(crate) fn len(&self) -> usize {
        self.bookings.len()
    }

    /// Which they are, in the order in which they came.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &BookingId> {
        self.bookings.iter().map(|one| &one.booking.id)
    }

    /// A new booking.
    pub(crate) fn add(&mut self, mut booking: Booking) {
        booking.revision = self.revision;
        self.facts.push(fact(&booking, true));
        self.bookings.push(WrittenBooking {
            booking,
            previous: None,
        });
    }

    /// A changed booking.
    pub(crate) fn change(&mut self, before: &Booking, mut after: Booking) {
        after.revision = self.revision;
        let moved = before.room != after.room && before.status.is_live();
        if moved {
            self.facts.push(Fact {
                status: None,
                revision: self.revision,
                ..fact(before, false)
            });
        }
        let new = moved || !before.status.is_live();
        self.facts.push(fact(&after, new));
        self.bookings.push(WrittenBooking {
            booking: after,
            previous: Some(Previous {
                room: before.room.clone(),
                start: before.slot.start,
                revision: before.revision,
                attending: before.schedules(),
            }),
        });
    }

    /// A new or changed series.
    pub(crate) fn series(&mut self, mut series: Series) {
        series.revision = self.revision;
        self.series.push(series);
    }

    /// Plain records changed in the same transaction.
    pub(crate) fn also(&mut self, changes: impl IntoIterator<Item = Change>) {
        self.changes.extend(changes);
    }

    /// The finished write with its journal row, and the answer that holds once it is committed.
    pub(crate) fn decided<T>(
        self,
        services: &Services,
        actor: &Actor,
        about: About<'_>,
        detail: &str,
        answer: T,
    ) -> Decided<T> {
        let row = self.told(entry(services, actor, about, detail));
        let revision = self.revision;
        let guards = self.guards.into_iter();
        let write = Write {
            guards: guards
                .map(|(room, guard)| (room, guard, revision))
                .collect(),
            bookings: self.bookings,
            series: self.series,
            changes: self.changes,
            journal: vec![row],
        };
        Decided::Write {
            write: Box::new(write),
            answer,
        }
    }

    /// Facts one by one, or the rooms to re-read when they are many.
    fn told(&self, mut row: JournalEntry) -> JournalEntry {
        if self.facts.len() <= Write::MOST_FACTS {
            row.facts.clone_from(&self.facts);
        } else {
            row.rooms = self.guards.keys().cloned().collect();
        }
        row
    }
}

fn fact(booking: &Booking, new: bool) -> Fact {
    Fact {
        booking: booking.id.clone(),
        room: booking.room.clone(),
        status: Some(booking.status),
        slot: booking.slot,
        revision: booking.revision,
        new,
    }
}
