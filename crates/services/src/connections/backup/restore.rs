//! Back into an empty instance, through the guards, in bounded batches.

use std::{
    collections::BTreeMap,
    io::{BufRead, Seek},
};

use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::Booking,
    ids::RoomId,
};

use super::{
    BATCH, Counts, KINDS, Line, Record, Unusable,
    read::{Pages, check},
};
use crate::{
    Error, Services,
    journal::{About, entry},
    ports::{Change, CommitError, JournalEntry, Kind, Write, WrittenBooking},
};

/// Most bookings held in memory while they are gathered room by room.
const MOST_HELD: usize = 20_000;
/// Revisions are restored exactly up to this; a door that reported for years begins lower.
const MOST_REVISIONS: u64 = 1_000;

/// Why a restore did not happen or did not finish.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file is not fit; nothing was written.
    #[error(transparent)]
    Unusable(#[from] Unusable),
    /// There is something here already; nothing was written.
    #[error("the instance is not empty (it has records of kind {0})")]
    NotEmpty(String),
    /// Somebody wrote at the same time: begin again with an empty instance.
    #[error("somebody else wrote at the same time")]
    Busy,
    /// The use case says no, or the store does not answer.
    #[error(transparent)]
    Refused(#[from] Error),
}

impl From<crate::ports::StoreError> for RestoreError {
    fn from(error: crate::ports::StoreError) -> Self {
        RestoreError::Refused(error.into())
    }
}

impl From<CommitError> for RestoreError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Store(error) => error.into(),
            CommitError::Moved | CommitError::Unknown => RestoreError::Busy,
        }
    }
}

/// Restores `file` and tells `progress` how many lines are done. The whole file is checked before
/// the first write. Bookings come first and rooms late, so that nobody can book in between. A
/// restore that stopped half-way is begun again with an empty instance.
///
/// # Errors
/// See [`RestoreError`].
pub async fn restore<R: BufRead + Seek + Send>(
    services: &Services,
    actor: &Actor,
    mut file: R,
    mut progress: impl FnMut(u64) + Send,
) -> Result<Counts, RestoreError> {
    can(actor, Action::ImportExport, Subject::House).map_err(Error::from)?;
    let counts = check(&mut file)?;
    empty(services).await?;
    file.rewind().map_err(Unusable::from)?;
    let mut pages = Pages::of(file);
    let mut hands = Hands::default();
    let mut lines = 0;
    while let Some((line, _)) = pages.next()? {
        hands.take(services, line).await?;
        lines += 1;
        if lines % 100 == 0 {
            progress(lines);
        }
    }
    hands.finish(services).await?;
    progress(lines);
    let about = About {
        action: "connections.restore",
        kind: "calendar",
        id: "",
    };
    let row = entry(services, actor, about, "");
    services.records.write(Vec::new(), vec![row]).await?;
    services.process.forget();
    Ok(counts)
}

/// Nobody and nothing to be mixed up with. One-time links of a first start may be there.
async fn empty(services: &Services) -> Result<(), RestoreError> {
    for kind in KINDS
        .iter()
        .copied()
        .filter(|kind| *kind != Kind::OneTimeLink)
    {
        if !services.records.page(kind, None, 1).await?.is_empty() {
            return Err(RestoreError::NotEmpty(super::word(kind)));
        }
    }
    let bookings = services.bookings.all_bookings(None, 1).await?;
    let guards = services.bookings.guards().await?;
    if bookings.is_empty() && guards.is_empty() {
        return Ok(());
    }
    Err(RestoreError::NotEmpty("booking".to_owned()))
}

/// What is gathered for the next write.
#[derive(Default)]
struct Hands {
    /// By room: its revision in the file, and where its guard stands now.
    guards: BTreeMap<RoomId, (u64, u64)>,
    series: Vec<domain::bookings::Series>,
    bookings: BTreeMap<RoomId, Vec<Booking>>,
    held: usize,
    settled: bool,
    records: Vec<Record>,
    journal: Vec<JournalEntry>,
}

impl Hands {
    async fn take(&mut self, services: &Services, line: Line) -> Result<(), RestoreError> {
        match line {
            Line::Header(_) | Line::End(_) => {}
            Line::Guard(guard) => {
                self.guards.insert(guard.room, (guard.revision, 0));
            }
            Line::Series(series) => {
                self.series.push(*series);
                if self.series.len() >= BATCH {
                    self.write_series(services).await?;
                }
            }
            Line::Booking(booking) => self.hold(services, *booking).await?,
            Line::Record(record) => {
                self.settle(services).await?;
                self.records.push(record);
                if self.records.len() >= BATCH {
                    self.write_records(services).await?;
                }
            }
            Line::Journal(row) => {
                self.journal.push(*row);
                if self.journal.len() >= BATCH {
                    self.write_journal(services).await?;
                }
            }
        }
        Ok(())
    }

    async fn finish(&mut self, services: &Services) -> Result<(), RestoreError> {
        self.settle(services).await?;
        self.write_records(services).await?;
        self.write_journal(services).await
    }

    async fn hold(&mut self, services: &Services, booking: Booking) -> Result<(), RestoreError> {
        let room = booking.room.clone();
        let held = self.bookings.entry(room.clone()).or_default();
        held.push(booking);
        self.held += 1;
        if held.len() >= BATCH {
            self.write_room(services, &room).await?;
        }
        if self.held >= MOST_HELD {
            self.write_rooms(services).await?;
        }
        Ok(())
    }

    /// All bookings and series are written, and every guard stands where the file says.
    async fn settle(&mut self, services: &Services) -> Result<(), RestoreError> {
        if self.settled {
            return Ok(());
        }
        self.write_series(services).await?;
        self.write_rooms(services).await?;
        let lagging = self.guards.iter().filter(|(_, (wanted, now))| now < wanted);
        let lagging: Vec<_> = lagging
            .map(|(room, (to, now))| (room.clone(), *now, *to))
            .collect();
        for guards in lagging.chunks(BATCH) {
            let write = Write {
                guards: guards.to_vec(),
                ..Write::default()
            };
            services.bookings.commit(write).await?;
        }
        self.settled = true;
        Ok(())
    }

    async fn write_rooms(&mut self, services: &Services) -> Result<(), RestoreError> {
        let rooms: Vec<RoomId> = self.bookings.keys().cloned().collect();
        for room in rooms {
            self.write_room(services, &room).await?;
        }
        Ok(())
    }

    /// One batch of one room. Its guard moves by one, so that the last can still bring it to where
    /// it was; it never stays below a booking's revision.
    async fn write_room(&mut self, services: &Services, room: &RoomId) -> Result<(), RestoreError> {
        let bookings = self.bookings.remove(room).unwrap_or_default();
        self.held = self.held.saturating_sub(bookings.len());
        let (wanted, now) = self.guards.entry(room.clone()).or_default();
        let newest = bookings.iter().map(|one| one.revision).max();
        *wanted = (*wanted).max(newest.unwrap_or(0));
        let new = |booking| WrittenBooking {
            booking,
            previous: None,
        };
        let write = Write {
            guards: vec![(room.clone(), *now, *now + 1)],
            bookings: bookings.into_iter().map(new).collect(),
            ..Write::default()
        };
        *now += 1;
        Ok(services.bookings.commit(write).await?)
    }

    async fn write_series(&mut self, services: &Services) -> Result<(), RestoreError> {
        if self.series.is_empty() {
            return Ok(());
        }
        let write = Write {
            series: std::mem::take(&mut self.series),
            ..Write::default()
        };
        Ok(services.bookings.commit(write).await?)
    }

    /// Each record is made and then written again until it has the revision that it had, so that a
    /// page opened before the restore cannot overwrite what it never saw.
    async fn write_records(&mut self, services: &Services) -> Result<(), RestoreError> {
        let records = std::mem::take(&mut self.records);
        let highest = records
            .iter()
            .map(|one| one.stored.revision)
            .max()
            .unwrap_or(0);
        for reached in 0..highest.min(MOST_REVISIONS) {
            let behind = records.iter().filter(|one| one.stored.revision > reached);
            let changes = behind.map(|one| Change::Put {
                kind: one.kind,
                id: one.stored.id.clone(),
                expected: (reached > 0).then_some(reached),
                value: one.stored.value.clone(),
            });
            services
                .records
                .write(changes.collect(), Vec::new())
                .await?;
        }
        Ok(())
    }

    async fn write_journal(&mut self, services: &Services) -> Result<(), RestoreError> {
        let rows = std::mem::take(&mut self.journal);
        if rows.is_empty() {
            return Ok(());
        }
        Ok(services.records.write(Vec::new(), rows).await?)
    }
}
