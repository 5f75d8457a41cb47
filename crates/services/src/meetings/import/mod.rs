//! Attendees from a spreadsheet, by a template that can be had here (R045 to R047, R051).
//!
//! Start at [`import`]. Records of people are written first, many transactions if need be, and
//! mean nothing yet: who is asked is who stands on the meeting's list, which is written last, in
//! one transaction. So an import is there whole or not at all, and the same file again does the
//! rest. Must not know slots: rooms are asked by `bookings`.

mod columns;
mod lines;
mod report;
mod sheet;
mod template;
#[cfg(test)]
mod tests;
mod workbook;
mod write;

use contract::{locale::Locale, meetings::AttendeeImport};
use domain::{
    accounts::{Actor, ActorKind, Denial},
    ids::MeetingId,
};

use self::{
    lines::{Entry, entries},
    sheet::Line,
    write::carry_out,
};
use super::{about, people::open};
use crate::{Error, Services, journal::audited};

pub use template::template;

/// Largest file, in bytes.
pub const LARGEST_SHEET: usize = 5 * 1024 * 1024;

/// A file and how it is meant.
#[derive(Debug, Clone)]
pub struct AttendeeFile {
    /// xlsx, or comma-separated text; at most [`LARGEST_SHEET`].
    pub bytes: Vec<u8>,
    /// Decide everything, write nothing.
    pub dry_run: bool,
    /// Write nothing when a line is wrong.
    pub all_or_nothing: bool,
    /// Of the report.
    pub locale: Locale,
}

/// Asks everybody of a file to come; who is asked already stays as they are.
///
/// # Errors
/// Denied; not found; wrong fields (`file`, or a column that is missing); rules as
/// [`super::invite`]; refused when the meeting's rooms are too small; unavailable.
pub async fn import(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    file: AttendeeFile,
) -> Result<AttendeeImport, Error> {
    let dry_run = file.dry_run;
    let work = async {
        // Whether it may be at all comes before the work of reading.
        open(services, actor, id, None).await?;
        let (all_or_nothing, locale) = (file.all_or_nothing, file.locale);
        let lines = read(file.bytes).await?;
        let entries: Vec<Entry> = entries(services, &lines, locale).await?;
        let how = write::How {
            dry_run,
            all_or_nothing,
            locale,
        };
        carry_out(services, actor, id, &entries, how).await
    };
    match dry_run {
        true => work.await,
        false => audited(services, actor, about("meetings.import", id), work).await,
    }
}

/// Off the async threads, since unpacking is work; what breaks the reader is no sheet.
async fn read(bytes: Vec<u8>) -> Result<Vec<Line>, Error> {
    if bytes.len() > LARGEST_SHEET {
        return Err(sheet::Unreadable::TooLarge.into());
    }
    let reading = tokio::task::spawn_blocking(move || sheet::read(&bytes));
    let lines = reading.await.unwrap_or(Err(sheet::Unreadable::NoSheet));
    Ok(lines?)
}

/// The file's lines as text, for a second look at the same ones.
///
/// # Errors
/// Wrong field `file`; sign in.
pub async fn sheet_text(actor: &Actor, bytes: Vec<u8>) -> Result<String, Error> {
    if actor.kind == ActorKind::Anonymous {
        return Err(Denial::SignIn.into());
    }
    Ok(sheet::as_text(&read(bytes).await?))
}
