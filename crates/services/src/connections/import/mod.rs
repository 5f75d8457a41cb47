//! Files in: parsed off the async threads, rooms mapped or made, every event through the gate,
//! one row an event in the report. A second run of the same file changes nothing (UID).
//!
//! Must not decide about slots: `bookings::book_many` does. Start at [`import`].

mod events;
mod mark;
mod places;
mod report;
mod words;

#[cfg(test)]
mod tests;

use contract::{
    bookings::OnConflict, connections::ImportReport, locale::Locale, problem::FieldError,
};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::RoomId,
};
use serde::{Deserialize, Serialize};

use super::{
    icalendar, pentabarf,
    source::{BadFile, SourceFile},
};
use crate::{
    Error, Services,
    bookings::{ImportOptions, book_many},
    journal::{About, audited, entry},
};
pub use mark::has_imported;
use places::{KnownZones, Places};

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Schedule XML of Pentabarf, frab, pretalx.
    Pentabarf,
    /// iCalendar.
    Ics,
}

/// What to bring in, and how.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    /// Its format.
    pub format: Format,
    /// The file, at most [`super::source::MOST_BYTES`].
    pub bytes: Vec<u8>,
    /// Decide everything, write nothing.
    pub dry_run: bool,
    /// All events go there, whatever place they name.
    pub room: Option<RoomId>,
    /// IANA zone of times that have none, and of a whole Pentabarf schedule.
    pub time_zone: Option<String>,
    /// Make rooms that are not there; absent: for Pentabarf, whose rooms are the schedule's own.
    pub create_rooms: Option<bool>,
    /// What to do with dates of a series that clash.
    pub on_conflict: OnConflict,
    /// Language of the report.
    pub locale: Locale,
}

impl ImportRequest {
    /// A file with everything else as usual.
    #[must_use]
    pub fn new(format: Format, bytes: Vec<u8>) -> Self {
        Self {
            format,
            bytes,
            dry_run: false,
            room: None,
            time_zone: None,
            create_rooms: None,
            on_conflict: OnConflict::Refuse,
            locale: Locale::En,
        }
    }

    fn creates_rooms(&self) -> bool {
        self.create_rooms
            .unwrap_or(self.format == Format::Pentabarf)
    }
}

/// Brings a file in. Events that cannot be read or booked are rows of the report; the others are
/// booked. Rooms are made, and bookings written, room by room: after a failure half-way a second
/// run carries on where it stopped.
///
/// # Errors
/// Denied to all but system administrators. Invalid (`file`) when the file as a whole is refused:
/// nothing was written. Not found: `room`. Rule `too_many_rooms`. Unavailable.
pub async fn import(
    services: &Services,
    actor: &Actor,
    request: ImportRequest,
) -> Result<ImportReport, Error> {
    let locale = request.locale;
    let work = async {
        can(actor, Action::ImportExport, Subject::House)?;
        carry_out(services, actor, request).await
    };
    let report = audited(services, actor, ABOUT, work).await?;
    if !report.dry_run {
        let told = report::sum(locale, &report);
        let row = entry(services, actor, ABOUT, &told);
        let change = mark::first(services, &report).await?;
        services.records.write(change, vec![row]).await?;
    }
    Ok(report)
}

const ABOUT: About<'static> = About {
    action: "connections.import",
    kind: "calendar",
    id: "",
};

async fn carry_out(
    services: &Services,
    actor: &Actor,
    mut request: ImportRequest,
) -> Result<ImportReport, Error> {
    let zones = KnownZones::load(services, &request).await?;
    let bytes = std::mem::take(&mut request.bytes);
    let file = parse(request.format, bytes, zones, request.locale).await?;
    let places = Places::find(services, actor, &request, &file).await?;
    let events = events::prepare(services, &file, &places).await?;
    let options = ImportOptions {
        dry_run: request.dry_run,
        on_conflict: request.on_conflict,
    };
    let outcomes = book_many(services, actor, &events.wanted, options).await?;
    Ok(report::write(&request, &file, &places, events, outcomes))
}

/// Parses on a thread of its own: 20 MiB of XML must not hold up other people's requests.
async fn parse(
    format: Format,
    bytes: Vec<u8>,
    zones: KnownZones,
    locale: Locale,
) -> Result<SourceFile, Error> {
    let parsed = tokio::task::spawn_blocking(move || match format {
        Format::Pentabarf => pentabarf::parse(&bytes, &zones),
        Format::Ics => icalendar::parse(&bytes, &zones),
    });
    let parsed = parsed.await.map_err(|error| {
        tracing::error!(%error, "parser failed");
        Error::Unavailable(None)
    })?;
    parsed.map_err(|bad| whole(locale, &bad))
}

/// The refusal of a whole file, with its line, as an error of the field `file`.
fn whole(locale: Locale, bad: &BadFile) -> Error {
    let mut error = FieldError::new("file", bad.code);
    error.detail = words::bad_file(locale, bad);
    Error::Invalid(vec![error])
}
