//! Writing the file, page by page.

use std::io::{self, Write};

use domain::accounts::{Action, Actor, Subject, can};
use sha2::{Digest, Sha256};

use super::{BATCH, Counts, End, FORMAT, Guard, Header, KINDS, Line, Record, VERSION};
use crate::{
    Error, Services,
    journal::{About, audited, entry},
    ports::{JournalFilter, Kind},
};

/// Why a backup was not finished; what was written of it is worth nothing.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The use case says no, or the store does not answer.
    #[error(transparent)]
    Refused(#[from] Error),
    /// The file cannot be written.
    #[error("cannot write the file: {0}")]
    Io(#[from] io::Error),
    /// A record cannot be told as JSON.
    #[error("cannot write a record: {0}")]
    Json(#[from] serde_json::Error),
}

impl From<crate::ports::StoreError> for ExportError {
    fn from(error: crate::ports::StoreError) -> Self {
        ExportError::Refused(error.into())
    }
}

/// Writes everything to `out` and tells `progress` how many lines there are so far. Guards are
/// read first: what is booked meanwhile can only be newer, and restore lifts them to it.
///
/// # Errors
/// See [`ExportError`]; denied to all but system administrators.
pub async fn export_all<W: Write + Send>(
    services: &Services,
    actor: &Actor,
    out: W,
    mut progress: impl FnMut(u64) + Send,
) -> Result<Counts, ExportError> {
    begin(services, actor).await?;
    let mut pen = Pen {
        out,
        hash: Sha256::new(),
        counts: Counts::new(),
        lines: 0,
        progress: &mut progress,
    };
    pen.put(&Line::Header(Header {
        format: FORMAT.to_owned(),
        version: VERSION,
        created_at: services.clock.now(),
    }))?;
    pen.guards(services).await?;
    pen.series(services).await?;
    pen.bookings(services).await?;
    for kind in KINDS.iter().copied() {
        pen.records(services, kind).await?;
    }
    pen.journal(services).await?;
    pen.end()
}

/// The journal's row is written first, so that the backup holds it.
async fn begin(services: &Services, actor: &Actor) -> Result<(), Error> {
    let about = About {
        action: "connections.backup",
        kind: "calendar",
        id: "",
    };
    let work = async {
        can(actor, Action::ImportExport, Subject::House)?;
        let row = entry(services, actor, about, "");
        Ok(services.records.write(Vec::new(), vec![row]).await?)
    };
    audited(services, actor, about, work).await
}

struct Pen<'a, W> {
    out: W,
    hash: Sha256,
    counts: Counts,
    lines: u64,
    progress: &'a mut (dyn FnMut(u64) + Send),
}

impl<W: Write> Pen<'_, W> {
    fn put(&mut self, line: &Line) -> Result<(), ExportError> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.hash.update(&bytes);
        self.out.write_all(&bytes)?;
        if let Some(sort) = line.sort() {
            *self.counts.entry(sort).or_default() += 1;
        }
        self.lines += 1;
        if self.lines.is_multiple_of(100) {
            (self.progress)(self.lines);
        }
        Ok(())
    }

    async fn guards(&mut self, services: &Services) -> Result<(), ExportError> {
        let mut guards = services.bookings.guards().await?;
        guards.sort();
        for (room, revision) in guards {
            self.put(&Line::Guard(Guard { room, revision }))?;
        }
        Ok(())
    }

    async fn series(&mut self, services: &Services) -> Result<(), ExportError> {
        let mut after = None;
        loop {
            let page = services.bookings.all_series(after.as_ref(), BATCH).await?;
            let whole = page.len() < BATCH;
            after = page.last().map(|one| one.id.clone());
            for one in page {
                self.put(&Line::Series(Box::new(one)))?;
            }
            if whole {
                return Ok(());
            }
        }
    }

    async fn bookings(&mut self, services: &Services) -> Result<(), ExportError> {
        let mut after = None;
        loop {
            let page = services
                .bookings
                .all_bookings(after.as_ref(), BATCH)
                .await?;
            let whole = page.len() < BATCH;
            after = page.last().map(|one| one.id.clone());
            for one in page {
                self.put(&Line::Booking(Box::new(one)))?;
            }
            if whole {
                return Ok(());
            }
        }
    }

    async fn records(&mut self, services: &Services, kind: Kind) -> Result<(), ExportError> {
        let mut after: Option<String> = None;
        loop {
            let page = services.records.page(kind, after.as_deref(), BATCH).await?;
            let whole = page.len() < BATCH;
            after = page.last().map(|one| one.id.clone());
            for stored in page {
                self.put(&Line::Record(Record { kind, stored }))?;
            }
            if whole {
                return Ok(());
            }
        }
    }

    async fn journal(&mut self, services: &Services) -> Result<(), ExportError> {
        let (all, mut before) = (JournalFilter::default(), None::<String>);
        loop {
            let page = services
                .records
                .journal(&all, before.as_deref(), BATCH)
                .await?;
            let whole = page.len() < BATCH;
            before = page.last().map(|one| one.id.clone());
            for one in page {
                self.put(&Line::Journal(Box::new(one)))?;
            }
            if whole {
                return Ok(());
            }
        }
    }

    fn end(mut self) -> Result<Counts, ExportError> {
        let digest = self.hash.clone().finalize();
        let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let counts = self.counts.clone();
        self.put(&Line::End(End { counts, sha256 }))?;
        self.out.flush()?;
        (self.progress)(self.lines);
        Ok(self.counts)
    }
}
