//! Reads the bookings of a calendar, page by page, and their series.

use std::collections::BTreeSet;

use domain::{
    bookings::{Booking, Slot},
    ids::SeriesId,
};

use super::{
    Selection,
    piece::{Piece, pieces, single},
};
use crate::{Error, Services, ports::CalendarRead};

/// Most bookings of one export; beyond it, take a window or the backup.
pub const MOST_BOOKINGS: usize = 200_000;
/// Bookings read at once.
const PAGE: usize = 1_000;
/// Dates of one series: 1,000 booked at once, and an infinite one grows daily for years.
const MOST_DATES: usize = 20_000;

/// Live bookings in order of start.
///
/// # Errors
/// Rule `export_too_large`; unavailable.
pub async fn gather(
    services: &Services,
    selection: &Selection,
    window: Option<Slot>,
) -> Result<Vec<Booking>, Error> {
    let read = CalendarRead {
        window,
        ..selected(selection)
    };
    all(services, read, MOST_BOOKINGS).await
}

/// The bookings as pieces: each series once, where its first date stands.
///
/// # Errors
/// As [`gather`].
pub async fn tell(
    services: &Services,
    selection: &Selection,
    bookings: Vec<Booking>,
) -> Result<Vec<Piece>, Error> {
    let mut told: Vec<Piece> = Vec::new();
    let mut seen: BTreeSet<SeriesId> = BTreeSet::new();
    for booking in bookings {
        let Some(id) = booking.series.clone() else {
            told.push(single(booking));
            continue;
        };
        if !seen.insert(id.clone()) {
            continue;
        }
        let read = CalendarRead {
            series: Some(id.clone()),
            ..selected(selection)
        };
        let dates = all(services, read, MOST_DATES).await?;
        match services.bookings.series(&id).await? {
            Some(series) => told.extend(pieces(&series, dates)),
            None => told.extend(dates.into_iter().map(single)),
        }
    }
    Ok(told)
}

fn selected(selection: &Selection) -> CalendarRead {
    let mut read = CalendarRead::default();
    match selection {
        Selection::Room(room) => read.rooms = vec![room.clone()],
        Selection::Person(person) => read.organiser = Some(person.clone()),
        Selection::Everything => {}
    }
    read
}

async fn all(
    services: &Services,
    mut read: CalendarRead,
    most: usize,
) -> Result<Vec<Booking>, Error> {
    read.limit = PAGE;
    let mut found: Vec<Booking> = Vec::new();
    loop {
        let page = services.bookings.calendar(&read).await?;
        let last = page.last().map(|one| (one.slot.start, one.id.clone()));
        let whole = page.len() < PAGE;
        found.extend(page);
        if found.len() > most {
            return Err(Error::Rule("export_too_large"));
        }
        if whole {
            return Ok(found);
        }
        read.after = last;
    }
}
