//! What the change of one date means for the others of its series, and for the rule.

use contract::bookings::SeriesScope;
use domain::{
    bookings::{Booking, Series, Slot},
    ids::SeriesId,
};
use jiff::{Timestamp, tz::TimeZone};

use super::{
    Order,
    patch::{Patch, place},
    rule::{Shift, cut_off, following},
    targets::{Targets, original},
};
use crate::{
    Error,
    bookings::{dates::Length, input::heads},
    zones,
};

/// One date before and after.
pub(super) struct Next {
    pub before: Booking,
    pub after: Booking,
}

impl Next {
    /// To another time or room.
    pub(super) fn moves(&self) -> bool {
        self.after.slot != self.before.slot || self.after.room != self.before.room
    }

    /// Rules must be asked: it moves, or more people come.
    pub(super) fn asks_more(&self) -> bool {
        self.moves() || heads(&self.after.attendees) > heads(&self.before.attendees)
    }
}

/// What the change of the addressed date means for every other.
pub(super) struct Plan<'a> {
    addressed: &'a Booking,
    patch: &'a Patch,
    /// The addressed date's new slot.
    slot: Slot,
    shift: Shift,
    length: Length,
    zone: TimeZone,
    all_day: bool,
}

impl<'a> Plan<'a> {
    pub(super) fn new(
        addressed: &'a Booking,
        patch: &'a Patch,
        targets: &Targets,
    ) -> Result<Self, Error> {
        let zone = zones::stored(&targets.series.time_zone);
        let slot = patch.slot(addressed.slot)?;
        let wall = |at: Timestamp| zone.to_datetime(at);
        let mut probe = addressed.clone();
        place(&mut probe, slot, &addressed.room);
        Ok(Self {
            addressed,
            patch,
            slot,
            shift: Shift::between(wall(addressed.slot.start), wall(slot.start)),
            length: Length::of(slot, probe.all_day, &zone),
            all_day: probe.all_day,
            zone,
        })
    }

    fn timed(&self) -> bool {
        self.slot != self.addressed.slot
    }

    /// Every date as it shall be. Exceptions keep their time and room, except the addressed one.
    pub(super) fn dates(&self, targets: &Targets, now: Timestamp) -> Vec<Next> {
        let next = |before: &Booking| {
            let mut after = before.clone();
            self.patch.words(&mut after);
            let own = before.id == self.addressed.id;
            if own || !before.exception {
                let room = self.patch.room.as_ref().unwrap_or(&before.room);
                place(&mut after, self.slot_of(before), room);
            }
            if self.timed() {
                let origin = self.shift.instant(original(before), &self.zone);
                after.original_start = Some(origin);
            }
            after.updated_at = now;
            Next {
                before: before.clone(),
                after,
            }
        };
        targets.dates.iter().map(next).collect()
    }

    fn slot_of(&self, before: &Booking) -> Slot {
        if before.id == self.addressed.id {
            return self.slot;
        }
        if !self.timed() {
            return before.slot;
        }
        // From the planned wall time, not from the instant: on a day when the clocks change the
        // two may differ, and the plan is what counts.
        let wall = self.shift.wall(before.wall_start);
        let start = self.zone.to_ambiguous_timestamp(wall).compatible();
        match start {
            Ok(start) => self.length.from(start, &self.zone),
            Err(_) => before.slot,
        }
    }

    /// What is left of the old series, when it is split, and the series that the dates belong to.
    pub(super) fn series(
        &self,
        order: Order<'_>,
        targets: &Targets,
        scope: SeriesScope,
    ) -> Result<(Option<Series>, Series), Error> {
        let moved = self.timed() || self.patch.room.is_some();
        let splits = scope == SeriesScope::Following || moved;
        let old = if splits { cut_off(targets)? } else { None };
        let mut new = match splits {
            true => following(targets, self.shift)?,
            false => targets.series.clone(),
        };
        if old.is_some() {
            new.id = SeriesId::from(order.services.ids.id());
            new.uid = format!("{}@lintel", new.id);
        }
        if self.timed() {
            new.minutes = self.length.minutes();
            new.all_day = self.all_day;
        }
        if let Some(room) = &self.patch.room {
            new.room.clone_from(room);
        }
        self.name(&mut new);
        Ok((old, new))
    }

    fn name(&self, series: &mut Series) {
        let mut words = self.addressed.clone();
        words.subject.clone_from(&series.subject);
        words.description.clone_from(&series.description);
        words.attendees.clone_from(&series.attendees);
        words.private = series.private;
        self.patch.words(&mut words);
        series.subject = words.subject;
        series.description = words.description;
        series.attendees = words.attendees;
        series.private = words.private;
    }
}
