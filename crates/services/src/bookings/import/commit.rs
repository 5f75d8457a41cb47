//! One batch of events of one room: decided together, committed together.

use contract::bookings::SkippedDate;
use domain::{
    accounts::Actor,
    bookings::{Booking, Series, Status},
};

use super::{
    ImportOptions, Imported, Outcome,
    judge::{judge, slots},
    merge::{Merge, merge},
    plan::Planned,
};
use crate::{
    Error, Services,
    bookings::{
        batch::Batch,
        commit::{Decided, Telling, decide_and_tell},
        desk::{Desks, Reach, desks},
        displace::{Winner, displace},
    },
    journal::About,
};

type Rows = Vec<(usize, Result<Imported, Error>)>;

/// Decides and commits one batch; one row an event.
pub(super) async fn commit(
    services: &Services,
    actor: &Actor,
    batch: &[(usize, Planned<'_>)],
    options: ImportOptions,
) -> Result<Rows, Error> {
    let decide = |_| decide(services, actor, batch, options);
    decide_and_tell(services, Telling::Nobody, decide).await
}

async fn decide(
    services: &Services,
    actor: &Actor,
    planned: &[(usize, Planned<'_>)],
    options: ImportOptions,
) -> Result<Decided<Rows>, Error> {
    let mut merges = Vec::with_capacity(planned.len());
    for (number, one) in planned {
        let stored = services.bookings.by_uid(&one.event.uid).await?;
        let series = series_of(services, &stored).await?;
        merges.push((*number, merge(services, one, &stored, series.as_ref())));
    }
    let slots = merges.iter().flat_map(|(_, one)| slots(one));
    let mut desks = desks(services, slots, Reach::Slot).await?;
    let mut accepted: Vec<Merge> = Vec::new();
    let mut rows: Rows = Vec::with_capacity(merges.len());
    for (number, mut one) in merges {
        let judged = judge(services, actor, &mut one, &mut desks, options.on_conflict).await;
        match judged {
            Ok(skipped) => {
                rows.push((number, Ok(row(&one, skipped))));
                accepted.push(one);
            }
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => rows.push((number, Err(error))),
        }
    }
    accepted.retain(|one| !one.is_settled());
    if options.dry_run || accepted.is_empty() {
        return Ok(Decided::Nothing(rows));
    }
    write(services, actor, accepted, &desks, rows).await
}

async fn series_of(services: &Services, stored: &[Booking]) -> Result<Option<Series>, Error> {
    let series = stored.iter().find_map(|one| one.series.as_ref());
    match series {
        Some(id) => Ok(services.bookings.series(id).await?),
        None => Ok(None),
    }
}

fn row(merge: &Merge, skipped: Vec<SkippedDate>) -> Imported {
    let first = merge.first();
    let gone = !merge.changed.is_empty()
        && merge
            .changed
            .iter()
            .all(|(_, after)| !after.status.is_live());
    let outcome = match (merge.is_settled(), merge.known) {
        (true, _) => Outcome::Duplicate,
        (false, false) => Outcome::Created,
        (false, true) if gone && merge.new.is_empty() => Outcome::Cancelled,
        (false, true) => Outcome::Changed,
    };
    let standing = merge
        .changed
        .iter()
        .map(|(_, after)| after)
        .chain(&merge.same);
    let standing = standing.filter(|one| one.status.is_live()).count();
    Imported {
        booking: first.map(|one| one.id.clone()),
        series: first.and_then(|one| one.series.clone()),
        status: first.map_or(Status::Cancelled, |one| one.status),
        dates: merge.new.len() + standing,
        skipped,
        outcome,
    }
}

async fn write(
    services: &Services,
    actor: &Actor,
    accepted: Vec<Merge>,
    desks: &Desks,
    rows: Rows,
) -> Result<Decided<Rows>, Error> {
    let changed = accepted.iter().flat_map(|one| &one.changed);
    let revisions = changed.map(|(before, _)| before.revision);
    let series = accepted.iter().filter_map(|one| one.series.as_ref());
    let revisions: Vec<u64> = revisions.chain(series.map(|one| one.revision)).collect();
    let mut batch = Batch::new(desks, revisions);
    let mut winners = Vec::new();
    for one in accepted {
        for booking in one.new {
            winners.push(winner(&booking));
            batch.add(booking);
        }
        for (before, after) in one.changed {
            if after.status == Status::Confirmed {
                winners.push(winner(&after));
            }
            batch.change(&before, after);
        }
        one.series
            .into_iter()
            .for_each(|series| batch.series(series));
    }
    let count = batch.len();
    displace(services, desks, &winners, &mut batch).await?;
    let room = desks.values().next();
    let about = About {
        action: "bookings.import",
        kind: "room",
        id: room.map_or("", |desk| desk.room.id.as_str()),
    };
    let detail = format!(
        "{}: {count}",
        room.map_or("", |desk| desk.room.name.as_str())
    );
    Ok(batch.decided(services, actor, about, &detail, rows))
}

fn winner(booking: &Booking) -> Winner {
    Winner {
        booking: booking.id.clone(),
        room: booking.room.clone(),
        slot: booking.slot,
    }
}
