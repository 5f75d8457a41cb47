//! From a rule, a zone, EXDATE and RDATE to instants.

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

use super::{BadRrule, Ending, MOST_WALKED, NoSeries, Recurrence, Until, Why, expand::Dates};
use crate::bookings::MOST_DATES;

/// What a rule needs to become dates.
#[derive(Debug, Clone, Copy)]
pub struct Expansion<'a> {
    /// DTSTART on the wall of `zone`.
    pub wall_start: DateTime,
    /// The zone whose wall time is kept across DST.
    pub zone: &'a TimeZone,
    /// EXDATE: left out.
    pub exdates: &'a [Timestamp],
    /// RDATE: added.
    pub rdates: &'a [Timestamp],
    /// Dates before this are not given (they are booked already).
    pub from: Option<Timestamp>,
    /// Dates from this on are not given; an infinite rule needs it.
    pub until: Option<Timestamp>,
}

/// One date of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The instant.
    pub start: Timestamp,
    /// The planned wall time; one that the clocks skip stays as planned.
    pub wall_start: DateTime,
}

impl Recurrence {
    /// The dates in order, without doubles.
    ///
    /// # Errors
    /// [`NoSeries::Unbounded`]: more than [`MOST_DATES`] in the window (for a finite rule: in
    /// all), a finite rule that reaches no end within [`super::FURTHEST_YEARS`], or an infinite
    /// one without `until`. [`NoSeries::Bad`]: there is no date at all.
    pub fn occurrences(&self, of: &Expansion<'_>) -> Result<Vec<Occurrence>, NoSeries> {
        if of.rdates.len() > MOST_DATES || (self.is_infinite() && of.until.is_none()) {
            return Err(NoSeries::Unbounded);
        }
        let mut exdates = of.exdates.to_vec();
        exdates.sort_unstable();
        let of = &Expansion {
            exdates: &exdates,
            ..*of
        };
        let mut walk = self.walk(of.wall_start, of.zone);
        let mut found: Vec<Occurrence> = Vec::new();
        for one in walk.by_ref() {
            if past(one, of) {
                break;
            }
            if wanted(one.start, of) {
                found.push(one);
            }
            if found.len() > MOST_DATES {
                return Err(NoSeries::Unbounded);
            }
        }
        walk.check(of)?;
        found.extend(
            of.rdates
                .iter()
                .filter(|at| wanted(**at, of))
                .map(|at| Occurrence {
                    start: *at,
                    wall_start: of.zone.to_datetime(*at),
                }),
        );
        found.sort_unstable();
        found.dedup_by_key(|one| one.start);
        if found.len() > MOST_DATES {
            Err(NoSeries::Unbounded)
        } else {
            Ok(found)
        }
    }

    /// The rule's own dates, COUNT and UNTIL applied, EXDATE and RDATE not.
    pub(super) fn walk<'a>(&self, wall_start: DateTime, zone: &'a TimeZone) -> Walk<'a> {
        let dates = Dates::new(self, wall_start);
        Walk {
            dates,
            zone,
            ending: self.ending,
            walked: 0,
            ended: false,
        }
    }
}

/// Whether no later date can lie before `until`: a day of slack covers every clock change.
fn past(one: Occurrence, of: &Expansion<'_>) -> bool {
    let day = SignedDuration::from_hours(24);
    of.until
        .is_some_and(|until| one.start.duration_since(until) > day)
}

/// Whether it lies in the window and is not left out; EXDATE is sorted here.
fn wanted(at: Timestamp, of: &Expansion<'_>) -> bool {
    of.from.is_none_or(|from| from <= at)
        && of.until.is_none_or(|until| at < until)
        && of.exdates.binary_search(&at).is_err()
}

/// A walk over the rule's dates that remembers how it ended.
pub(super) struct Walk<'a> {
    dates: Dates,
    zone: &'a TimeZone,
    ending: Ending,
    walked: usize,
    /// COUNT or UNTIL was reached.
    ended: bool,
}

impl Walk<'_> {
    /// Whether it found what it should: at least one date, and the end if there is one.
    fn check(&self, of: &Expansion<'_>) -> Result<(), NoSeries> {
        if self.walked == 0 && of.rdates.is_empty() {
            return Err(BadRrule::new("RRULE", Why::NeverYields).into());
        }
        let finite = self.ending != Ending::Never && of.until.is_none();
        if (finite && !self.ended && self.walked > 0) || self.walked >= MOST_WALKED {
            return Err(NoSeries::Unbounded);
        }
        Ok(())
    }

    fn is_last(&self, one: Occurrence) -> bool {
        match self.ending {
            Ending::Never => false,
            Ending::Count(count) => self.walked >= usize::try_from(count).unwrap_or(usize::MAX),
            Ending::Until(Until::Date(date)) => date < one.wall_start.date(),
            Ending::Until(Until::Local(wall)) => wall < one.wall_start,
            Ending::Until(Until::Utc(instant)) => instant < one.start,
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = Occurrence;

    fn next(&mut self) -> Option<Occurrence> {
        if self.ended || self.walked >= MOST_WALKED {
            return None;
        }
        let wall_start = self.dates.next()?;
        // RFC 5545 3.3.5: the first of two equal local times, the offset before the gap.
        let start = self
            .zone
            .to_ambiguous_timestamp(wall_start)
            .compatible()
            .ok()?;
        let one = Occurrence { start, wall_start };
        if self.is_last(one) {
            self.ended = true;
            return None;
        }
        self.walked += 1;
        if self.ending == Ending::Count(u32::try_from(self.walked).unwrap_or(u32::MAX)) {
            self.ended = true;
        }
        Some(one)
    }
}
