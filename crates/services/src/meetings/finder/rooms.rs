//! Rooms of some days, as the week view remembers them: a glance at the guards tells what still
//! holds. An offer is decided again when it is taken.

use std::sync::Arc;

use domain::{
    accounts::Actor,
    bookings::{Occupied, Slot, may_book},
    ids::RoomId,
    meetings::together::Place,
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{
    Error, Services,
    bookings::{Desk, Desks, Needs, Reach, desks, fitting, standing},
    rooms::{Directory, directory},
    zones,
};

/// Most weeks of one look: two, wherever they begin, with the rooms' gaps around.
const MOST_WEEKS: i64 = 4;

/// The rooms that fit, by what is remembered of them.
pub(super) struct Rooms {
    pub directory: Arc<Directory>,
    /// The best first.
    pub order: Vec<RoomId>,
    /// Whose Mondays begin the weeks.
    zone: TimeZone,
}

impl Rooms {
    pub(super) async fn new(
        services: &Services,
        actor: &Actor,
        needs: &Needs,
        zone: &TimeZone,
    ) -> Result<Self, Error> {
        let directory = directory(services).await?;
        let order = fitting(actor, &directory, needs);
        Ok(Self {
            directory,
            order,
            zone: zone.clone(),
        })
    }

    /// With all that stands in them in `window`.
    pub(super) async fn load(&self, services: &Services, window: Slot) -> Result<Desks, Error> {
        if let Some(remembered) = self.remembered(services, window).await? {
            return Ok(remembered);
        }
        let asked = self.order.iter().map(|room| (room.clone(), window));
        desks(services, asked, Reach::Slot).await
    }

    /// None where weeks are too full to be remembered.
    async fn remembered(&self, services: &Services, window: Slot) -> Result<Option<Desks>, Error> {
        let Some((known, mut found)) = self.empty(window) else {
            return Ok(None);
        };
        for week in weeks(known, &self.zone).unwrap_or_default() {
            let Some(calendars) = standing(services, week, &self.order).await? else {
                return Ok(None);
            };
            for kept in calendars {
                let Some(desk) = found.get_mut(&kept.room) else {
                    continue;
                };
                // What began in the week before stands there already.
                let new = kept.bookings.iter();
                let new =
                    new.filter(|one| week.start == known.start || one.slot.start >= week.start);
                desk.occupied.extend(new.map(|one| Occupied {
                    booking: one.id.clone(),
                    slot: one.slot,
                    status: one.status,
                }));
                desk.guard = kept.revision;
            }
        }
        Ok(Some(found))
    }

    /// The whole weeks around `window` and the rooms' gaps, and the rooms with nothing in them yet.
    fn empty(&self, window: Slot) -> Option<(Slot, Desks)> {
        let rooms = self
            .order
            .iter()
            .filter_map(|id| self.directory.rooms.get(id));
        let gap = rooms.clone().map(|known| known.room.policy.gap_minutes());
        let gap = gap.max().unwrap_or_default();
        let weeks = weeks(window.padded(gap, gap), &self.zone)?;
        let known = Slot {
            start: weeks.first()?.start,
            end: weeks.last()?.end,
        };
        let desk = |room: &domain::rooms::Room| Desk {
            zone: zones::stored(&room.time_zone),
            room: room.clone(),
            guard: 0,
            occupied: Vec::new(),
            known,
        };
        let desks = rooms.map(|one| (one.room.id.clone(), desk(&one.room)));
        Some((known, desks.collect()))
    }

    /// As they are asked about; the settings of one may just have changed.
    pub(super) fn places<'d>(
        &self,
        desks: &'d Desks,
        actor: &Actor,
        now: Timestamp,
    ) -> Vec<(&'d RoomId, Place<'d>)> {
        let loaded = self
            .order
            .iter()
            .filter_map(|room| desks.get_key_value(room));
        let open = loaded.filter(|(_, desk)| may_book(actor, &desk.room).is_ok());
        open.map(|(room, desk)| (room, Place::new(desk.snapshot(now))))
            .collect()
    }
}

/// The Monday of the week of `at`.
pub(super) fn monday(at: Timestamp, zone: &TimeZone) -> Option<Date> {
    let day = zone.to_datetime(at).date();
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).ok()
}

/// The whole weeks that hold `window`; none where there are too many.
fn weeks(window: Slot, zone: &TimeZone) -> Option<Vec<Slot>> {
    let first = monday(window.start, zone)?;
    let begin = |nth: i64| {
        let day = first.checked_add((7 * nth).days()).ok()?;
        zone.to_timestamp(day.at(0, 0, 0, 0)).ok()
    };
    let mut all = Vec::new();
    for nth in 0..MOST_WEEKS {
        let (start, end) = (begin(nth)?, begin(nth + 1)?);
        all.push(Slot { start, end });
        if end >= window.end {
            return Some(all);
        }
    }
    None
}
