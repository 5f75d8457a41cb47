//! Taking an answer back: by who gave it, soon, and only while nothing else happened.

use contract::{approvals::Outcome, bookings::BookingDetail};
use domain::{
    accounts::Actor,
    bookings::{Booking, Request, Status},
    ids::BookingId,
};
use jiff::{SignedDuration, Timestamp};

use super::{
    about, answered,
    case::Case,
    hidden,
    records::{Answer, RequestRecord},
    request,
};
use crate::{
    Error, Services,
    bookings::{Batch, Decided, Desk, Try, decide_and_commit, desks, heads, told},
    journal::{actor_id, audited},
};

/// So long after it an answer is taken back.
pub(super) const WITHIN: SignedDuration = SignedDuration::from_mins(10);

/// Until when the caller may take back the last answer to a request; none: not at all.
pub(super) fn until(
    said: &RequestRecord,
    actor: &Actor,
    booking: &Booking,
    now: Timestamp,
) -> Option<Timestamp> {
    let last = said.answers.last()?;
    let theirs = last.by == actor_id(actor) && last.outcome != Outcome::Expired;
    let untouched = last.revision == booking.revision && last.is_for(booking);
    let end = last.at.saturating_add(WITHIN).ok()?.min(booking.slot.start);
    (theirs && untouched && !actor.read_only && now < end).then_some(end)
}

/// Takes back the last answer to a request: it waits again, where it waited before. What its
/// approval had pushed out waits again too, as far as its time is still free.
///
/// # Errors
/// Not found; stale; rule `not_to_be_taken_back`, also to everybody but who answered; refused
/// when the time was taken meanwhile; unavailable.
pub async fn take_back(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    let told = about("approvals.take_back", id);
    let work = decide_and_commit(services, |attempt| {
        decide(services, actor, id, revision, attempt)
    });
    let booking = audited(services, actor, told, work).await?;
    answered(services, actor, &booking).await
}

async fn decide(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    revision: Option<u64>,
    attempt: Try,
) -> Result<Decided<Booking>, Error> {
    let before = request(services, actor, id, revision).await?;
    let now = services.clock.now();
    let asked = [(before.room.clone(), before.slot)];
    let mut desks = desks(services, asked, attempt.reach).await?;
    let desk = desks.get_mut(&before.room).ok_or(Error::NotFound("room"))?;
    let mut case = Case::read(services, &desk.room, &before).await?;
    let last = match until(&case.said, actor, &before, now) {
        Some(_) => case.said.answers.pop(),
        None => None,
    };
    let denied = hidden(actor, &before, domain::accounts::Denial::NotYours);
    let last = last.ok_or(match denied {
        Error::NotFound(what) => Error::NotFound(what),
        _ => Error::Rule("not_to_be_taken_back"),
    })?;
    desk.give_back(id);
    if before.status == Status::Rejected {
        asks(desk, &before, now)?;
    }
    desk.take(id, before.slot, Status::Pending);
    let mut batch = Batch::new(&desks, [before.revision]);
    let mut after = waits_again(&before, now);
    after.revision = batch.revision;
    batch.change(&before, after.clone());
    let desk = desks.get(&before.room).ok_or(Error::NotFound("room"))?;
    for loser in losers(services, &last).await? {
        if asks(desk, &loser, now).is_ok() {
            batch.change(&loser, waits_again(&loser, now));
        }
    }
    batch.also([case.put(&before)?]);
    let detail = told(&after, desks.get(&after.room));
    let about = about("approvals.take_back", id);
    Ok(batch.decided(services, actor, about, &detail, after))
}

fn waits_again(before: &Booking, now: Timestamp) -> Booking {
    Booking {
        status: Status::Pending,
        reason: None,
        updated_at: now,
        ..before.clone()
    }
}

/// Whether it may be asked for as things are now.
fn asks(desk: &Desk, booking: &Booking, now: Timestamp) -> Result<(), Error> {
    let request = Request {
        slot: booking.slot,
        changing: Some(&booking.id),
        attendees: match booking.meeting {
            Some(_) => 0,
            None => heads(&booking.attendees),
        },
        historical: false,
        approved: false,
    };
    desk.decide(&request, now)?;
    Ok(())
}

/// Requests that this answer pushed out and that nobody touched since.
async fn losers(services: &Services, answer: &Answer) -> Result<Vec<Booking>, Error> {
    let mut found = Vec::new();
    for id in &answer.displaced {
        let booking = services.bookings.booking(id).await?;
        found.extend(booking.filter(|one| {
            one.status == Status::Rejected
                && one.revision == answer.revision
                && one.room == answer.room
        }));
    }
    Ok(found)
}
