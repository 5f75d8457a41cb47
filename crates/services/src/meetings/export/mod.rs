//! Meetings as a table: a meeting administrator's own department's, a system administrator's all
//! (R008); and who comes to one (R057). Start at [`export`] and [`export_attendees`].

mod attendees;
mod columns;
mod csv;
mod people;
mod rows;
#[cfg(test)]
mod tests;
mod workbook;

pub use attendees::export_attendees;
use contract::locale::Locale;
use domain::{
    accounts::{Action, Actor, Subject, can},
    meetings::MeetingType,
};
use jiff::Timestamp;

use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited, entry},
    ports::JournalEntry,
};

/// Which meetings; all that are given must match.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// Of this type (R022).
    pub kind: Option<MeetingType>,
    /// Made by the caller.
    pub mine: bool,
    /// That end after this.
    pub from: Option<Timestamp>,
    /// That start before this.
    pub to: Option<Timestamp>,
}

/// How they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel's.
    Xlsx,
    /// Text with commas (RFC 4180), as spreadsheets open it.
    Csv,
}

/// The file, in the reader's language: a line for each meeting, by start.
///
/// # Errors
/// Denied to all but administrators; wrong field `to`: before `from`, or more than 2,000 meetings
/// (`too_many`); unavailable.
pub async fn export(
    services: &Services,
    actor: &Actor,
    wanted: Wanted,
    format: Format,
    locale: Locale,
) -> Result<Vec<u8>, Error> {
    let about = About {
        action: "meetings.export",
        kind: JournalEntry::MEETING,
        id: "",
    };
    let work = async {
        can(actor, Action::ExportMeetings, Subject::House)?;
        let mut fields = Fields::default();
        let ordered = match (wanted.from, wanted.to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        };
        fields.check("to", "bad_time", ordered);
        fields.done()?;
        let rows = rows::rows(services, actor, wanted, locale).await?;
        let head = columns::head(locale);
        let file = match format {
            Format::Csv => csv::write(&head, &rows),
            Format::Xlsx => workbook::write(columns::sheet(locale), &head, &rows)?,
        };
        let detail = format!("{} rows", rows.len());
        let row = entry(services, actor, about, &detail);
        services.records.write(Vec::new(), vec![row]).await?;
        Ok(file)
    };
    audited(services, actor, about, work).await
}
