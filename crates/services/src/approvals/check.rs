//! Whether what is stored of requests agrees with itself (`lintel check`). Reads only, a page at a
//! time.

use std::collections::{BTreeMap, BTreeSet};

use contract::approvals::Outcome;
use domain::{
    bookings::{Booking, Status},
    ids::{BookingId, SeriesId},
};
use jiff::Timestamp;

use super::records::RequestRecord;
use crate::{
    Error, Services,
    errands::{Errand, What},
    ports::Kind,
    record::{self, Record},
};

/// Bookings read at once.
const PAGE: usize = 500;
/// Requests whose errands are looked for in one walk over all errands.
const MOST_HELD: usize = 10_000;
/// Most lines told; more help nobody.
const MOST_LINES: usize = 1_000;

/// One line for each answer without a request, each answer that its booking does not follow, and
/// each request that nothing will end at its start (R074); at most 1,000.
///
/// Requests from before there were such errands are told too: the server ends those within the
/// hour after their start, not at it.
///
/// # Errors
/// When the store does not answer.
pub async fn check(services: &Services) -> Result<Vec<String>, Error> {
    let mut lines = answers(services).await?;
    if lines.len() < MOST_LINES {
        lines.extend(endless(services).await?);
    }
    lines.truncate(MOST_LINES);
    Ok(lines)
}

async fn answers(services: &Services) -> Result<Vec<String>, Error> {
    let (mut after, mut lines) = (None, Vec::new());
    loop {
        let page: Vec<Record<RequestRecord>> =
            record::next_page(services, Kind::Approval, &mut after).await?;
        for one in &page {
            let id = BookingId::from(one.id.as_str());
            match services.bookings.booking(&id).await? {
                None => lines.push(format!("request {id}: its booking is not there")),
                Some(booking) if refused(&one.value, &booking) => {
                    lines.push(format!(
                        "booking {id}: stands, though its request was refused"
                    ));
                }
                Some(_) => {}
            }
        }
        if after.is_none() || lines.len() >= MOST_LINES {
            return Ok(lines);
        }
    }
}

/// Whether the last word was no, and the booking stands as if it was not.
fn refused(said: &RequestRecord, booking: &Booking) -> bool {
    let last = said.answers.last().filter(|one| one.is_for(booking));
    let no = last.is_some_and(|one| one.outcome != Outcome::Approved);
    no && booking.status.is_live()
}

/// Requests with their start ahead and no errand that ends them there.
async fn endless(services: &Services) -> Result<Vec<String>, Error> {
    let (mut after, mut lines) = (None, Vec::new());
    let (mut held, now) = (Held::default(), services.clock.now());
    loop {
        let page = services.bookings.all_bookings(after.as_ref(), PAGE).await?;
        after = page.last().map(|one| one.id.clone());
        let last = page.len() < PAGE;
        let waits = |one: &&Booking| one.status == Status::Pending && now < one.slot.start;
        page.iter().filter(waits).for_each(|one| held.take(one));
        if last || held.0.len() >= MOST_HELD {
            lines.extend(held.without_errand(services).await?);
            held = Held::default();
        }
        if last || lines.len() >= MOST_LINES {
            return Ok(lines);
        }
    }
}

/// Requests by id: their start, and the series that they are dates of.
#[derive(Default)]
struct Held(BTreeMap<BookingId, (Timestamp, Option<SeriesId>)>);

impl Held {
    fn take(&mut self, booking: &Booking) {
        let kept = (booking.slot.start, booking.series.clone());
        self.0.insert(booking.id.clone(), kept);
    }

    /// Of a series one errand is enough, whichever date it names: it makes that of the next date.
    async fn without_errand(mut self, services: &Services) -> Result<Vec<String>, Error> {
        let series: BTreeSet<SeriesId> = self.0.values().filter_map(|(_, it)| it.clone()).collect();
        let (mut after, mut ended) = (None, BTreeSet::new());
        while !self.0.is_empty() {
            let page: Vec<Record<Errand>> =
                record::next_page(services, Kind::Errand, &mut after).await?;
            for errand in page {
                let What::Expire { booking } = errand.value.what else {
                    continue;
                };
                let start = self.0.get(&booking).map(|(start, _)| *start);
                if start.is_some_and(|start| start <= errand.value.at) {
                    self.0.remove(&booking);
                }
                if !series.is_empty() {
                    let named = services.bookings.booking(&booking).await?;
                    ended.extend(named.and_then(|one| one.series));
                }
            }
            if after.is_none() {
                break;
            }
        }
        let ends = |of: &Option<SeriesId>| of.as_ref().is_some_and(|id| ended.contains(id));
        let left = self.0.into_iter().filter(|(_, (_, series))| !ends(series));
        let line = |(id, (start, _))| format!("booking {id}: nothing ends its request at {start}");
        Ok(left.map(line).collect())
    }
}
