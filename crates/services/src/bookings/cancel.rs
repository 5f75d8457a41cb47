//! Cancelling: one date, or those of a series that are still to come (R032).

use contract::bookings::{BookingDetail, SeriesScope};
use domain::{
    accounts::Actor,
    bookings::{Booking, Refusal, Rule, Series, Slot, Status},
    ids::{BookingId, MeetingId, RoomId},
};

use super::{
    batch::Batch,
    change::{Order, about, answer, cut_off, targets},
    commit::{Decided, decide_and_commit},
    desk::{Reach, desks},
    list::changeable,
    together::of_meeting,
    words::told,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited},
    ports::Change,
};

/// Longest reason, in characters.
pub(crate) const LONGEST_REASON: usize = 500;

/// Cancels a booking: the room is free at once, the booking stays as cancelled. `scope` says which
/// dates of a series; those that have begun stay.
///
/// # Errors
/// Denied; not found; stale; wrong field `reason`; rule `not_live` when it is not on the calendar
/// any more; refused (`in_the_past`) when it is over; unavailable.
pub async fn cancel(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    scope: SeriesScope,
    reason: Option<&str>,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    let order = Order {
        services,
        actor,
        id,
        revision,
        about: about("bookings.cancel", id),
        changes: &[],
    };
    let work = async {
        let mut fields = Fields::default();
        let reason = fields.text("reason", reason.unwrap_or_default(), LONGEST_REASON);
        fields.done()?;
        let reason = Some(reason).filter(|reason| !reason.trim().is_empty());
        decide_and_commit(services, |_| decide(order, scope, reason.clone())).await
    };
    let after = audited(services, actor, order.about, work).await?;
    answer(services, actor, &after).await
}

/// Gives up every room that a meeting holds, as part of a command of `meetings`: `changes` go into
/// the same transaction, and the journal row is about that command.
///
/// # Errors
/// Stale when the meeting's record changed meanwhile; unavailable.
pub(crate) async fn release_for(
    services: &Services,
    actor: &Actor,
    meeting: &MeetingId,
    reason: Option<String>,
    changes: &[Change],
    (about, detail): (About<'_>, &str),
) -> Result<(), Error> {
    let decide = |_| async {
        let live = of_meeting(services, meeting).await?;
        let asked = live.iter().map(|one| (one.room.clone(), one.slot));
        let desks = desks(services, asked, Reach::Slot).await?;
        if of_meeting(services, meeting).await? != live {
            return Ok(Decided::Again);
        }
        let mut batch = Batch::new(&desks, live.iter().map(|one| one.revision));
        for before in &live {
            let after = Booking {
                status: Status::Cancelled,
                reason: reason.clone(),
                updated_at: services.clock.now(),
                ..before.clone()
            };
            batch.change(before, after);
        }
        batch.also(changes.iter().cloned());
        let detail = format!("{detail} ×{}", live.len());
        Ok(batch.decided(services, actor, about, &detail, ()))
    };
    decide_and_commit(services, decide).await
}

async fn decide(
    order: Order<'_>,
    scope: SeriesScope,
    reason: Option<String>,
) -> Result<Decided<Booking>, Error> {
    let Order {
        services, actor, ..
    } = order;
    let addressed = changeable(services, actor, order.id, order.revision).await?;
    if !addressed.status.is_live() {
        return Err(Error::Rule("not_live"));
    }
    let many = scope != SeriesScope::This && addressed.series.is_some();
    let found = match many {
        true => Some(targets(services, &addressed, scope).await?),
        false if addressed.slot.end <= services.clock.now() => {
            let scope = domain::rooms::Scope::Default;
            return Err(Refusal::new(Rule::InThePast, scope).into());
        }
        false => None,
    };
    let one = [addressed.clone()];
    let dates = found.as_ref().map_or(&one[..], |found| &found.dates);
    let desks = desks(
        services,
        asked(services, &addressed, dates).await?,
        Reach::Slot,
    )
    .await?;
    // Under the guards now: read again what is written back.
    let series = match &found {
        Some(found) if targets(services, &addressed, scope).await? != *found => {
            return Ok(Decided::Again);
        }
        Some(found) => Some(cut(found)?),
        None => {
            let series = series_of(services, &addressed).await?;
            series.map(|series| without(series, &addressed))
        }
    };
    let revisions = dates.iter().map(|one| one.revision);
    let mut batch = Batch::new(
        &desks,
        revisions.chain(series.iter().map(|one| one.revision)),
    );
    let cancelled = |before: &Booking| Booking {
        status: Status::Cancelled,
        reason: reason.clone(),
        updated_at: services.clock.now(),
        ..before.clone()
    };
    for before in dates {
        batch.change(before, cancelled(before));
    }
    let answered = Booking {
        revision: batch.revision,
        ..cancelled(&addressed)
    };
    series.into_iter().for_each(|series| batch.series(series));
    let detail = format!(
        "{} ×{}",
        told(&answered, desks.get(&answered.room)),
        batch.len()
    );
    Ok(batch.decided(services, actor, order.about, &detail, answered))
}

/// The rooms of all dates, and the guard under which the series is written.
async fn asked(
    services: &Services,
    addressed: &Booking,
    dates: &[Booking],
) -> Result<Vec<(RoomId, Slot)>, Error> {
    let dates = dates.iter().map(|one| (one.room.clone(), one.slot));
    let series = series_of(services, addressed).await?;
    let own = series.map(|series| (series.room, addressed.slot));
    Ok(dates.chain(own).collect())
}

async fn series_of(services: &Services, booking: &Booking) -> Result<Option<Series>, Error> {
    match &booking.series {
        Some(id) => Ok(services.bookings.series(id).await?),
        None => Ok(None),
    }
}

/// The series without the cancelled dates: it ends before them, or altogether.
fn cut(targets: &super::change::Targets) -> Result<Series, Error> {
    let ended = Series {
        ended: true,
        ..targets.series.clone()
    };
    Ok(cut_off(targets)?.unwrap_or(ended))
}

/// One date becomes an EXDATE, so that an export leaves it out.
fn without(mut series: Series, cancelled: &Booking) -> Series {
    let date = cancelled.original_start.unwrap_or(cancelled.slot.start);
    if !series.exdates.contains(&date) {
        series.exdates.push(date);
    }
    series
}
