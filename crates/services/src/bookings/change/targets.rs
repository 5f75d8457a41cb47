//! The dates of a series that "following" or "all" is about, and its rule.

use contract::bookings::SeriesScope;
use domain::bookings::{Booking, LONGEST_DAYS, MOST_DATES, Refusal, Rule, Series, Slot};
use jiff::{SignedDuration, Timestamp};

use crate::{Error, Services, ports::CalendarRead};

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::bookings) struct Targets {
    pub series: Series,
    /// In order of start: live, and not begun (the addressed one: not over).
    pub dates: Vec<Booking>,
    /// The instant of the rule from which on the series is changed.
    pub cut: Timestamp,
}

/// The dates from `addressed` on, or all, that are still to come.
///
/// # Errors
/// Not found when the series is gone; refused (`in_the_past`) when nothing is to come; rule
/// `too_many_dates`; unavailable.
pub(in crate::bookings) async fn targets(
    services: &Services,
    addressed: &Booking,
    scope: SeriesScope,
) -> Result<Targets, Error> {
    let now = services.clock.now();
    let id = addressed.series.clone().ok_or(Error::NotFound("series"))?;
    let read = CalendarRead {
        series: Some(id.clone()),
        window: Some(to_come(now)),
        limit: MOST_DATES + LONGEST_DAYS as usize,
        ..CalendarRead::default()
    };
    let live = services.bookings.calendar(&read).await?;
    let series = services.bookings.series(&id).await?;
    let from = (scope == SeriesScope::Following).then(|| original(addressed));
    let wanted = |one: &Booking| {
        let open = now < one.slot.start || (one.id == addressed.id && now < one.slot.end);
        open && from.is_none_or(|from| from <= original(one))
    };
    let dates: Vec<Booking> = live.into_iter().filter(wanted).collect();
    let first = dates.iter().map(original).min();
    let Some(first) = first else {
        let scope = domain::rooms::Scope::Default;
        return Err(Refusal::new(Rule::InThePast, scope).into());
    };
    if dates.len() > MOST_DATES {
        return Err(Error::Rule("too_many_dates"));
    }
    Ok(Targets {
        series: series.ok_or(Error::NotFound("series"))?,
        dates,
        cut: from.unwrap_or(first),
    })
}

/// Everything that is not over, and what comes.
fn to_come(now: Timestamp) -> Slot {
    let longest = SignedDuration::from_hours(24 * i64::from(LONGEST_DAYS));
    Slot {
        start: now.saturating_sub(longest).unwrap_or(Timestamp::MIN),
        end: Timestamp::MAX,
    }
}

/// RECURRENCE-ID: the instant that the rule gave the date.
pub(super) fn original(booking: &Booking) -> Timestamp {
    booking.original_start.unwrap_or(booking.slot.start)
}
