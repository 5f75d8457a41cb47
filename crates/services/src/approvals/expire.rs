//! A request that nobody decided before it began is over: its asker hears so, with what is free
//! instead, and screens no longer show it (R074).

use contract::approvals::Outcome;
use domain::{
    accounts::Actor,
    bookings::{Booking, Slot, Status},
    ids::BookingId,
};
use jiff::{SignedDuration, Timestamp};

use super::{about, case::Case};
use crate::{
    Error, Services,
    bookings::{Batch, Decided, Reach, decide_and_commit, desks, free_instead, told, undecided},
    errands,
    journal::audited,
    ports::{CalendarRead, Change},
    rooms::directory,
};

/// Most dates of one series, and most requests of a house, that end in one go.
const AT_ONCE: usize = 200;

/// Ends `id`, or of a series all dates, that began undecided; answers the errand for the next date
/// of the series. What was decided or moved meanwhile stays as it is.
///
/// # Errors
/// Unavailable.
pub(crate) async fn expire(services: &Services, id: &BookingId) -> Result<Option<Change>, Error> {
    let Some(booking) = services.bookings.booking(id).await? else {
        return Ok(None);
    };
    let now = services.clock.now();
    let mut waiting = vec![booking.clone()];
    if let Some(series) = &booking.series {
        let read = CalendarRead {
            series: Some(series.clone()),
            statuses: vec![Status::Pending],
            limit: AT_ONCE,
            ..CalendarRead::default()
        };
        waiting = services.bookings.calendar(&read).await?;
    }
    let begun = |one: &&Booking| one.slot.start <= now;
    let asked_next = waiting.iter().find(|one| !begun(one));
    for one in waiting.iter().filter(begun) {
        end(services, &one.id).await?;
    }
    let more = waiting.len() == AT_ONCE && asked_next.is_none();
    let next = match (asked_next, more) {
        (Some(next), _) if booking.series.is_some() => Some((&next.id, next.slot.start)),
        (None, true) => Some((id, now)),
        _ => None,
    };
    next.map(|(id, at)| errands::expire(services, id, at))
        .transpose()
}

/// Ends what no errand was left for: requests from before there were such errands.
///
/// # Errors
/// Unavailable.
pub async fn sweep(services: &Services) -> Result<(), Error> {
    let now = services.clock.now();
    let read = CalendarRead {
        window: Some(Slot {
            start: Timestamp::MIN,
            // What begins at this very moment has begun.
            end: now
                .saturating_add(SignedDuration::from_secs(1))
                .unwrap_or(now),
        }),
        statuses: vec![Status::Pending],
        limit: AT_ONCE,
        ..CalendarRead::default()
    };
    for one in services.bookings.calendar(&read).await? {
        end(services, &one.id).await?;
    }
    Ok(())
}

async fn end(services: &Services, id: &BookingId) -> Result<(), Error> {
    let lintel = Actor::system();
    let work = decide_and_commit(services, |_| decide(services, &lintel, id));
    audited(services, &lintel, about("approvals.expire", id), work).await
}

async fn decide(services: &Services, lintel: &Actor, id: &BookingId) -> Result<Decided<()>, Error> {
    let now = services.clock.now();
    let found = services.bookings.booking(id).await?;
    let waits = |one: &Booking| one.status == Status::Pending && one.slot.start <= now;
    let Some(before) = found.filter(waits) else {
        return Ok(Decided::Nothing(()));
    };
    let asked = [(before.room.clone(), before.slot)];
    let desks = desks(services, asked, Reach::Slot).await?;
    let desk = desks.get(&before.room).ok_or(Error::NotFound("room"))?;
    let mut case = Case::read(services, &desk.room, &before).await?;
    let free = free_instead(services, &before, &[]).await?;
    let locale = directory(services).await?.organisation.locale.clone();
    let mut after = before.clone();
    after.status = Status::Rejected;
    after.reason = Some(undecided(&locale, &free, &before.time_zone));
    after.updated_at = now;
    let mut batch = Batch::new(&desks, [before.revision]);
    after.revision = batch.revision;
    batch.change(&before, after.clone());
    let mut answer = case.answer(lintel, &before, Outcome::Expired, now);
    answer.step = None;
    answer.revision = after.revision;
    case.said.answered(answer);
    batch.also([case.put(&before)?]);
    let detail = told(&after, desks.get(&after.room));
    let about = about("approvals.expire", id);
    Ok(batch.decided(services, lintel, about, &detail, ()))
}
