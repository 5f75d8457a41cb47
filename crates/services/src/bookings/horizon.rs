//! The daily job that books endless series on, up to each room's horizon (issue 2, point 5).

use domain::{
    accounts::Actor,
    bookings::{Booking, MOST_DATES, Refusal, Request, Series, Status, recurrence::Recurrence},
    ids::{BookingId, SeriesId},
};
use jiff::{SignedDuration, Timestamp};

use super::{
    batch::Batch,
    change::stored_rule,
    commit::{Decided, decide_and_commit},
    dates::{Date, Dates, HORIZON_DAYS, Length, horizon},
    desk::{Desk, Desks, Reach, desks},
    displace::{Winner, displace},
    input::heads,
};
use crate::{Error, Services, journal::About, ports::CalendarRead, rooms, zones};

/// Most series extended with one run; the rest waits for the next.
const MOST_SERIES: usize = 10_000;

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extended {
    /// Series looked at.
    pub series: usize,
    /// Dates booked.
    pub dates: usize,
    /// Dates left out because somebody has the slot or the room is closed.
    pub skipped: usize,
    /// Series that could not be extended, such as those whose room is gone.
    pub failed: usize,
}

/// Books every endless series on. Each series is one transaction, so a run that is broken off is
/// taken up by the next. A date that clashes is left out and named in the journal.
///
/// # Errors
/// Unavailable.
pub async fn extend_series_horizon(services: &Services) -> Result<Extended, Error> {
    let now = services.clock.now();
    let furthest = SignedDuration::from_hours(24 * (i64::from(HORIZON_DAYS) + 1));
    let until = now.saturating_add(furthest).unwrap_or(Timestamp::MAX);
    let short = services.bookings.short_series(until, MOST_SERIES).await?;
    let mut done = Extended::default();
    for series in short {
        done.series += 1;
        let work = decide_and_commit(services, |_| decide(services, &series.id));
        match work.await {
            Ok((dates, skipped)) => {
                done.dates += dates;
                done.skipped += skipped;
            }
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => {
                tracing::warn!(series = %series.id, %error, "series not extended");
                done.failed += 1;
            }
        }
    }
    Ok(done)
}

async fn decide(services: &Services, id: &SeriesId) -> Result<Decided<(usize, usize)>, Error> {
    let nothing = Decided::Nothing((0, 0));
    let Some(series) = services.bookings.series(id).await? else {
        return Ok(nothing);
    };
    let room = rooms::known(services, &series.room).await?;
    let until = horizon(&room, services.clock.now());
    if series.ended || !series.infinite || until <= series.booked_until {
        return Ok(nothing);
    }
    let dates = missing(&series, &stored_rule(&series)?, until)?;
    let slots = dates.iter().map(|date| (date.room.clone(), date.slot));
    let own = [(series.room.clone(), at(series.booked_until))];
    let mut desks = desks(services, own.into_iter().chain(slots), Reach::Slot).await?;
    if services.bookings.series(id).await?.as_ref() != Some(&series) {
        return Ok(Decided::Again);
    }
    let approved = approved_before(services, id).await?;
    let desk = desks.get_mut(&series.room).ok_or(Error::NotFound("room"))?;
    let judged = judge(services, &series, desk, &dates, approved);
    write(services, series, until, judged, &desks).await
}

fn at(instant: Timestamp) -> domain::bookings::Slot {
    domain::bookings::Slot {
        start: instant,
        end: instant,
    }
}

fn missing(series: &Series, rule: &Recurrence, until: Timestamp) -> Result<Vec<Date>, Error> {
    let zone = zones::stored(&series.time_zone);
    let dates = Dates {
        rule,
        wall_start: series.wall_start,
        zone: &zone,
        length: Length::stored(series.minutes, series.all_day),
        exdates: &series.exdates,
        rdates: &series.rdates,
    };
    let mut dates = dates.between(&series.room, Some(series.booked_until), Some(until))?;
    dates.truncate(MOST_DATES);
    Ok(dates)
}

/// A series that was approved goes on without asking again.
async fn approved_before(services: &Services, id: &SeriesId) -> Result<bool, Error> {
    let read = CalendarRead {
        series: Some(id.clone()),
        statuses: vec![Status::Confirmed],
        limit: 1,
        ..CalendarRead::default()
    };
    Ok(!services.bookings.calendar(&read).await?.is_empty())
}

/// What was decided: bookings to make, and dates to leave out.
struct Judged {
    new: Vec<Booking>,
    refused: Vec<(Timestamp, Refusal)>,
}

fn judge(
    services: &Services,
    series: &Series,
    desk: &mut Desk,
    dates: &[Date],
    approved: bool,
) -> Judged {
    let now = services.clock.now();
    let mut judged = Judged {
        new: Vec::new(),
        refused: Vec::new(),
    };
    for date in dates {
        let request = Request {
            slot: date.slot,
            changing: None,
            attendees: heads(&series.attendees),
            historical: false,
            approved,
        };
        match desk.decide(&request, now) {
            Ok(status) => {
                let id = BookingId::from(services.ids.id());
                desk.take(&id, date.slot, status);
                judged.new.push(booking(series, id, date, status, now));
            }
            Err(refusal) => judged.refused.push((date.original, refusal)),
        }
    }
    judged
}

fn booking(series: &Series, id: BookingId, date: &Date, status: Status, now: Timestamp) -> Booking {
    Booking {
        id,
        series: Some(series.id.clone()),
        room: date.room.clone(),
        subject: series.subject.clone(),
        slot: date.slot,
        time_zone: series.time_zone.clone(),
        wall_start: date.wall_start,
        all_day: series.all_day,
        status,
        reason: None,
        organiser: series.organiser.clone(),
        organiser_name: series.organiser_name.clone(),
        department: series.department.clone(),
        attendees: series.attendees.clone(),
        private: series.private,
        description: series.description.clone(),
        original_start: Some(date.original),
        uid: series.uid.clone(),
        exception: false,
        meeting: None,
        revision: 0,
        created_at: now,
        updated_at: now,
    }
}

async fn write(
    services: &Services,
    series: Series,
    until: Timestamp,
    judged: Judged,
    desks: &Desks,
) -> Result<Decided<(usize, usize)>, Error> {
    let answer = (judged.new.len(), judged.refused.len());
    let zone = zones::stored(&series.time_zone);
    let left_out: Vec<String> = judged
        .refused
        .iter()
        .map(|(at, refusal)| format!("{} {}", zone.to_datetime(*at).date(), refusal.rule.code()))
        .collect();
    let detail = format!("{} +{} {}", series.subject, answer.0, left_out.join(", "));
    let about = About {
        action: "bookings.extend_series",
        kind: "series",
        id: series.id.as_str(),
    };
    let mut batch = Batch::new(desks, [series.revision]);
    let confirmed = judged
        .new
        .iter()
        .filter(|one| one.status == Status::Confirmed);
    let winners: Vec<Winner> = confirmed
        .map(|one| Winner {
            booking: one.id.clone(),
            room: one.room.clone(),
            slot: one.slot,
        })
        .collect();
    judged.new.into_iter().for_each(|one| batch.add(one));
    displace(services, desks, &winners, &mut batch).await?;
    let mut stored = series.clone();
    stored.booked_until = until;
    stored
        .exdates
        .extend(judged.refused.iter().map(|(at, _)| *at));
    batch.series(stored);
    Ok(batch.decided(services, &Actor::system(), about, detail.trim_end(), answer))
}
