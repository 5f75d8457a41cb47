//! One event on the desks: every date decided, or nothing of it left behind.

use std::collections::BTreeSet;

use contract::bookings::{OnConflict, SkippedDate};
use domain::{
    accounts::Actor,
    bookings::{Booking, Refusal, Request, Slot},
    ids::RoomId,
};

use super::merge::Merge;
use crate::{
    Error, Services,
    bookings::{desk::Desks, input::heads, refuse::explain},
};

/// Every stretch of a calendar that an event touches.
pub(super) fn slots(merge: &Merge) -> Vec<(RoomId, Slot)> {
    let new = merge.new.iter();
    let changed = merge
        .changed
        .iter()
        .flat_map(|(before, after)| [before, after]);
    let all = new.chain(changed);
    all.map(|one| (one.room.clone(), one.slot)).collect()
}

/// Decides every date of one event; when it is refused, nothing of it stays on the desks.
pub(super) async fn judge(
    services: &Services,
    actor: &Actor,
    merge: &mut Merge,
    desks: &mut Desks,
    on_conflict: OnConflict,
) -> Result<Vec<SkippedDate>, Error> {
    let before = touched(merge, desks);
    for (old, _) in &merge.changed {
        if let Some(desk) = desks.get_mut(&old.room) {
            desk.give_back(&old.id);
        }
    }
    let judged = judge_dates(services, actor, merge, desks, on_conflict).await;
    if judged.is_err() {
        desks.extend(before);
    }
    judged
}

/// The desks as they are, to be put back. A single new date leaves nothing behind when refused.
fn touched(merge: &Merge, desks: &Desks) -> Desks {
    if merge.changed.is_empty() && merge.new.len() <= 1 {
        return Desks::new();
    }
    let rooms: BTreeSet<RoomId> = slots(merge).into_iter().map(|(room, _)| room).collect();
    let desks = rooms
        .into_iter()
        .filter_map(|room| Some((room.clone(), desks.get(&room)?.clone())));
    desks.collect()
}

async fn judge_dates(
    services: &Services,
    actor: &Actor,
    merge: &mut Merge,
    desks: &mut Desks,
    on_conflict: OnConflict,
) -> Result<Vec<SkippedDate>, Error> {
    for (before, after) in &merge.changed {
        let stays = after.status.is_live();
        let moves = before.slot != after.slot || before.room != after.room;
        if stays && moves {
            judge_one(services, actor, after, desks).await?;
        }
        if stays && let Some(desk) = desks.get_mut(&after.room) {
            desk.take(&after.id, after.slot, after.status);
        }
    }
    let (mut had, mut skipped) = (Vec::new(), Vec::new());
    let may_skip = merge.is_series && on_conflict == OnConflict::Skip;
    for one in std::mem::take(&mut merge.new) {
        match judge_one(services, actor, &one, desks).await {
            Ok(()) => {
                if let Some(desk) = desks.get_mut(&one.room) {
                    desk.take(&one.id, one.slot, one.status);
                }
                had.push(one);
            }
            Err(Error::Refused(refusal)) if may_skip => {
                skipped.push(skip(merge, &one, *refusal));
            }
            Err(error) => return Err(error),
        }
    }
    if had.is_empty()
        && !merge.known
        && let Some(last) = skipped.pop()
    {
        return Err(last.refusal.into());
    }
    merge.new = had;
    Ok(skipped)
}

fn skip(merge: &mut Merge, one: &Booking, refusal: Refusal) -> SkippedDate {
    if let Some(series) = &mut merge.series {
        series.exdates.extend(one.original_start);
    }
    SkippedDate {
        start: one.slot.start,
        end: one.slot.end,
        code: refusal.rule.code().to_owned(),
        refusal,
    }
}

async fn judge_one(
    services: &Services,
    actor: &Actor,
    wanted: &Booking,
    desks: &Desks,
) -> Result<(), Error> {
    let desk = desks.get(&wanted.room).ok_or(Error::NotFound("room"))?;
    let request = Request {
        slot: wanted.slot,
        changing: Some(&wanted.id),
        attendees: heads(&wanted.attendees),
        historical: true,
        approved: true,
    };
    match desk.decide(&request, services.clock.now()) {
        Ok(_) => Ok(()),
        Err(refusal) => Err(explain(services, actor, desk, &request, refusal)
            .await?
            .into()),
    }
}
