//! Several dates of a series changed at once: "this and following", or "all".

use std::collections::BTreeSet;

use contract::bookings::SeriesScope;
use domain::{
    bookings::{Booking, Request, Series, Slot, Status, may_book},
    ids::{BookingId, SeriesId},
};
use jiff::Timestamp;

use super::{
    Order, one,
    patch::{Patch, place},
    rule::{Shift, cut_off, following},
    targets::{Targets, original, targets},
};
use crate::{
    Error,
    bookings::{
        batch::Batch,
        commit::{Decided, Try},
        dates::Length,
        desk::{Desks, Reach, desks},
        displace::{Winner, displace},
        input::heads,
        list::changeable,
        words::told,
    },
    zones,
};

/// One date before and after.
struct Next {
    before: Booking,
    after: Booking,
}

impl Next {
    fn moves(&self) -> bool {
        self.after.slot != self.before.slot || self.after.room != self.before.room
    }

    fn asks_more(&self) -> bool {
        self.moves() || heads(&self.after.attendees) > heads(&self.before.attendees)
    }
}

/// Decides what `patch` makes of the series as it is now. All dates or none.
pub(super) async fn decide(
    order: Order<'_>,
    attempt: Try,
    patch: &Patch,
    scope: SeriesScope,
) -> Result<Decided<Booking>, Error> {
    let Order {
        services, actor, ..
    } = order;
    let addressed = changeable(services, actor, order.id, order.revision).await?;
    if addressed.series.is_none() {
        let patch = patch.clone();
        return one::decide(order, attempt, |_| Ok(patch)).await;
    }
    if !addressed.status.is_live() {
        return Err(Error::Rule("not_live"));
    }
    let targets = targets(services, &addressed, scope).await?;
    let plan = Plan::new(&addressed, patch, &targets)?;
    let mut next = plan.dates(&targets, services.clock.now());
    let mut desks = desks(services, asked(&targets.series, &next), attempt.reach).await?;
    // Read again under the guards: a date made or moved meanwhile would be missed.
    if self::targets(services, &addressed, scope).await? != targets {
        return Ok(Decided::Again);
    }
    judge(order, attempt.reach, &mut next, &mut desks).await?;
    let (old, new) = plan.series(order, &targets, scope)?;
    let revisions = targets.dates.iter().map(|one| one.revision);
    let mut batch = Batch::new(&desks, revisions.chain([targets.series.revision]));
    for one in &mut next {
        one.after.series = Some(new.id.clone());
        one.after.uid.clone_from(&new.uid);
        batch.change(&one.before, one.after.clone());
    }
    old.into_iter().for_each(|old| batch.series(old));
    batch.series(new);
    displace(services, &desks, &winners(&next), &mut batch).await?;
    let answered = next.into_iter().map(|one| one.after);
    let mut answered: Vec<Booking> = answered.collect();
    let place = answered.iter().position(|one| one.id == *order.id);
    let mut after = answered.swap_remove(place.unwrap_or(0));
    after.revision = batch.revision;
    let detail = format!("{} ×{}", told(&after, desks.get(&after.room)), batch.len());
    Ok(batch.decided(services, actor, order.about, &detail, after))
}

/// Every stretch that the decision needs, and the guard of the series' own room.
fn asked(series: &Series, next: &[Next]) -> Vec<(domain::ids::RoomId, Slot)> {
    let mut asked = Vec::with_capacity(2 * next.len() + 1);
    for one in next {
        asked.push((one.before.room.clone(), one.before.slot));
        asked.push((one.after.room.clone(), one.after.slot));
    }
    if let Some(first) = next.first() {
        asked.push((series.room.clone(), first.before.slot));
    }
    asked
}

/// Lifts all moving dates off their desks, then puts one after the other where it shall be.
async fn judge(
    order: Order<'_>,
    reach: Reach,
    next: &mut [Next],
    desks: &mut Desks,
) -> Result<(), Error> {
    let lifted: BTreeSet<BookingId> = next
        .iter()
        .filter(|one| one.moves())
        .map(|one| one.before.id.clone())
        .collect();
    for desk in desks.values_mut() {
        desk.occupied.retain(|one| !lifted.contains(&one.booking));
    }
    for one in next.iter_mut().filter(|one| one.asks_more()) {
        one.after.status = judge_one(order, reach, one, desks).await?;
        if one.moves()
            && let Some(desk) = desks.get_mut(&one.after.room)
        {
            desk.take(&one.after.id, one.after.slot, one.after.status);
        }
    }
    Ok(())
}

async fn judge_one(
    order: Order<'_>,
    reach: Reach,
    one: &Next,
    desks: &mut Desks,
) -> Result<Status, Error> {
    let desk = desks
        .get_mut(&one.after.room)
        .ok_or(Error::NotFound("room"))?;
    let stays = one.before.room == one.after.room;
    if stays && one.moves() {
        // What it holds now decides whether it needs approval again.
        desk.take(&one.before.id, one.before.slot, one.before.status);
    }
    let request = Request {
        slot: one.after.slot,
        changing: Some(&one.after.id),
        attendees: heads(&one.after.attendees),
        historical: false,
        approved: false,
    };
    let allowed = match stays {
        true => Ok(()),
        false => may_book(order.actor, &desk.room),
    };
    let now = order.services.clock.now();
    let decided = allowed.and_then(|()| desk.decide(&request, now));
    if stays && one.moves() {
        desk.give_back(&one.before.id);
    }
    match decided {
        Ok(status) => Ok(status),
        Err(refusal) => Err(one::refused(order, reach, desk, &request, refusal).await?),
    }
}

fn winners(next: &[Next]) -> Vec<Winner> {
    let moved = next.iter().filter(|one| one.moves());
    let confirmed = moved.filter(|one| one.after.status == Status::Confirmed);
    let winner = |one: &Next| Winner {
        booking: one.after.id.clone(),
        room: one.after.room.clone(),
        slot: one.after.slot,
    };
    confirmed.map(winner).collect()
}

/// What the change of the addressed date means for every other.
struct Plan<'a> {
    addressed: &'a Booking,
    patch: &'a Patch,
    /// The addressed date's new slot.
    slot: Slot,
    shift: Shift,
    length: Length,
    zone: jiff::tz::TimeZone,
    all_day: bool,
}

impl<'a> Plan<'a> {
    fn new(addressed: &'a Booking, patch: &'a Patch, targets: &Targets) -> Result<Self, Error> {
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
    fn dates(&self, targets: &Targets, now: Timestamp) -> Vec<Next> {
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
    fn series(
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
