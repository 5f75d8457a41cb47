//! Changing a booking: move, resize, change room, rename; one date or many of a series (R032).
//! Must not know cancelling, which stands in `cancel`.
//!
//! Start at [`change`]; `one` decides a single date, `many` those of a series, `rule` what becomes
//! of the rule.

pub(super) mod many;
mod one;
mod patch;
mod plan;
mod rule;
mod running;
mod targets;

use contract::bookings::{BookingDetail, ChangeBooking, SeriesScope};
use domain::{
    accounts::Actor,
    bookings::{Attendee, Booking},
    ids::BookingId,
};

pub(super) use rule::{cut_off, stored_rule};
pub use running::{end_early, extend};
pub(super) use targets::{Targets, targets};

use super::{commit::decide_and_commit, view::detail};
use crate::{
    Error, Services, fields,
    journal::{About, audited},
    ports::Change,
};
use patch::Patch;

/// One command being carried out.
#[derive(Clone, Copy)]
pub(super) struct Order<'a> {
    pub services: &'a Services,
    pub actor: &'a Actor,
    pub id: &'a BookingId,
    /// The revision that the caller saw, when it says.
    pub revision: Option<u64>,
    pub about: About<'a>,
    /// Written in the same transaction: the record of the meeting that the booking is held for.
    pub changes: &'a [Change],
}

/// Changes a booking; what is absent stays. `revision` is the one that the caller saw.
///
/// `scope` says which dates of a series: "this" makes an exception; "following" splits the series;
/// "all" changes every date that has not begun. "Following" and "all" shift wall time, so that
/// nine o'clock stays nine o'clock across DST, and leave the time of exceptions alone.
///
/// # Errors
/// Denied; not found; stale; wrong fields; rules `not_live`, `series_day_shift` (an endless rule
/// by days of the month can move in time, not to another day), `too_many_dates`; refused as
/// [`super::book`], then nothing is changed; unavailable.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &ChangeBooking,
    revision: Option<u64>,
) -> Result<BookingDetail, Error> {
    let order = Order {
        services,
        actor,
        id,
        revision,
        about: about("bookings.change", id),
        changes: &[],
    };
    let work = async {
        let before = super::list::changeable(services, actor, id, revision).await?;
        if before.meeting.is_some() && input.attendees.is_some() {
            // As what they come and what they answered is the meeting's.
            return Err(fields::wrong("attendees", "kept_by_meeting"));
        }
        let patch = Patch::read(services, input).await?;
        decide_and_commit(services, |attempt| {
            let patch = patch.clone();
            async move {
                match input.scope {
                    SeriesScope::This => one::decide(order, attempt, |_| Ok(patch.clone())).await,
                    scope => many::decide(order, attempt, &patch, scope).await,
                }
            }
        })
        .await
    };
    let after = audited(services, actor, order.about, work).await?;
    answer(services, actor, &after).await
}

/// Changes a booking and those held for the same meeting, as part of a command of `meetings`:
/// `changes` go into the same transaction, and the journal row is `about` that command.
///
/// # Errors
/// As [`change`], for this date only.
pub(crate) async fn change_for(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &ChangeBooking,
    changes: &[Change],
    about: About<'_>,
) -> Result<(), Error> {
    let order = Order {
        services,
        actor,
        id,
        revision: None,
        about,
        changes,
    };
    let patch = Patch::read(services, input).await?;
    decide_and_commit(services, |attempt| {
        let patch = patch.clone();
        one::decide(order, attempt, |_| Ok(patch))
    })
    .await?;
    Ok(())
}

/// As [`change_for`], where only who is asked becomes another, and is known already.
///
/// # Errors
/// As [`change_for`].
pub(crate) async fn change_people(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    attendees: Vec<Attendee>,
    changes: &[Change],
    about: About<'_>,
) -> Result<(), Error> {
    let order = Order {
        services,
        actor,
        id,
        revision: None,
        about,
        changes,
    };
    let patch = Patch {
        attendees: Some(attendees),
        ..Patch::default()
    };
    decide_and_commit(services, |attempt| {
        let patch = patch.clone();
        one::decide(order, attempt, |_| Ok(patch))
    })
    .await?;
    Ok(())
}

pub(super) fn about<'a>(action: &'static str, id: &'a BookingId) -> About<'a> {
    About {
        action,
        kind: "booking",
        id: id.as_str(),
    }
}

/// What the caller gets: the booking after the change.
pub(super) async fn answer(
    services: &Services,
    actor: &Actor,
    after: &Booking,
) -> Result<BookingDetail, Error> {
    let series = match &after.series {
        Some(series) => services.bookings.series(series).await?,
        None => None,
    };
    let rrule = series.map(|series| series.rrule);
    Ok(detail(actor, after, rrule, services.clock.now()))
}
