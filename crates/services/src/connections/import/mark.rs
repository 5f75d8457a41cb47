//! That a calendar was brought in is kept: finding it in the journal would mean reading all of it.

use contract::connections::ImportReport;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Services,
    ports::{Change, Kind},
    record,
};

/// The record's id, beside the organisation's settings.
const IMPORTED: &str = "imported";

/// Events of the first file that had any.
#[derive(Debug, Serialize, Deserialize)]
struct Imported {
    events: usize,
}

/// Whether a calendar was ever brought in.
///
/// # Errors
/// Unavailable.
pub async fn has_imported(services: &Services) -> Result<bool, Error> {
    let found = record::get::<Imported>(services, Kind::Settings, IMPORTED).await?;
    Ok(found.is_some())
}

/// The write that says so, for the first file of which something was booked.
pub(super) async fn first(
    services: &Services,
    report: &ImportReport,
) -> Result<Vec<Change>, Error> {
    let events = report.created;
    if events == 0 || has_imported(services).await? {
        return Ok(Vec::new());
    }
    let change = record::create(Kind::Settings, IMPORTED, &Imported { events })?;
    Ok(vec![change])
}
