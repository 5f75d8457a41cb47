//! The report: one row an event in order of the file, in the caller's language.

use contract::{
    connections::{ImportNote, ImportReport, ImportRow, RowResult},
    locale::Locale,
    text,
};

use super::{
    super::source::{SourceEvent, SourceFile},
    ImportRequest,
    events::{Fate, Prepared},
    places::Places,
    words,
};
use crate::{
    Error,
    bookings::{Imported, Outcome},
};

/// What is told of one event.
type Told = (RowResult, String, String);

/// Writes the report.
#[must_use]
pub fn write(
    request: &ImportRequest,
    file: &SourceFile,
    places: &Places,
    prepared: Prepared,
    outcomes: Vec<Result<Imported, Error>>,
) -> ImportReport {
    let locale = request.locale;
    let mut report = ImportReport {
        rooms_created: places.created.clone(),
        dry_run: request.dry_run,
        ..ImportReport::default()
    };
    for (event, fate) in file.events.iter().zip(&prepared.fates) {
        let (line, about) = match event {
            Ok(event) => (event.line, name(event)),
            Err(bad) => (bad.line, String::new()),
        };
        let (result, code, detail) = match fate {
            Fate::Wanted(number) => {
                let cancelled = event.as_ref().is_ok_and(|event| event.cancelled);
                let room = prepared
                    .wanted
                    .get(*number)
                    .map(|one| places.name(&one.room));
                booked(
                    locale,
                    outcomes.get(*number),
                    cancelled,
                    room.unwrap_or_default(),
                )
            }
            fate => before_the_gate(locale, fate),
        };
        count(&mut report, result);
        let detail = words::row(locale, &about, &detail);
        report.rows.push(ImportRow {
            line,
            result,
            code,
            detail,
        });
    }
    report.notes = notes(locale, file);
    report
}

/// One line about the whole, for the journal.
#[must_use]
pub fn sum(locale: Locale, report: &ImportReport) -> String {
    let (created, changed) = (report.created, report.changed);
    let (skipped, failed) = (report.skipped, report.failed);
    match locale {
        Locale::En => {
            format!("{created} booked, {changed} changed, {skipped} here already, {failed} failed")
        }
        Locale::Zh => {
            format!("新增 {created} 项，更新 {changed} 项，已存在 {skipped} 项，失败 {failed} 项")
        }
    }
}

fn count(report: &mut ImportReport, result: RowResult) {
    let counter = match result {
        RowResult::Created => &mut report.created,
        RowResult::Changed => &mut report.changed,
        RowResult::Skipped => &mut report.skipped,
        RowResult::Failed => &mut report.failed,
    };
    *counter += 1;
}

/// Which event: its subject and when it was planned.
fn name(event: &SourceEvent) -> String {
    let when = event.wall_start.strftime("%Y-%m-%d %H:%M");
    format!("{} ({when})", event.subject)
}

fn told(result: RowResult, code: &str, detail: String) -> Told {
    (result, code.to_owned(), detail)
}

fn before_the_gate(locale: Locale, fate: &Fate) -> Told {
    let failed =
        |code: &str, about: &str| told(RowResult::Failed, code, words::event(locale, code, about));
    match fate {
        Fate::Bad(bad) => failed(bad.code, &bad.about),
        Fate::NoPlace => failed("no_room", ""),
        Fate::UnknownPlace(name) => failed("room_not_found", name),
        Fate::Repeated => told(
            RowResult::Skipped,
            "duplicate",
            words::event(locale, "repeated", ""),
        ),
        Fate::Gone => told(
            RowResult::Skipped,
            "cancelled",
            words::event(locale, "gone", ""),
        ),
        Fate::Imagined | Fate::Wanted(_) => {
            told(RowResult::Created, "", words::event(locale, "new_room", ""))
        }
    }
}

fn booked(
    locale: Locale,
    outcome: Option<&Result<Imported, Error>>,
    cancelled: bool,
    room: &str,
) -> Told {
    match outcome {
        Some(Ok(imported)) => done(locale, imported, cancelled, room),
        Some(Err(error)) => {
            let detail = text::detail(locale, &error.failure());
            told(RowResult::Failed, error.code(), detail)
        }
        None => told(
            RowResult::Failed,
            "unavailable",
            text::code_detail(locale, "unavailable"),
        ),
    }
}

fn done(locale: Locale, imported: &Imported, cancelled: bool, room: &str) -> Told {
    match imported.outcome {
        Outcome::Duplicate if cancelled => told(
            RowResult::Skipped,
            "cancelled",
            words::event(locale, "gone", ""),
        ),
        Outcome::Duplicate => told(
            RowResult::Skipped,
            "duplicate",
            words::event(locale, "duplicate", room),
        ),
        Outcome::Cancelled => told(
            RowResult::Changed,
            "cancelled",
            words::event(locale, "cancelled", room),
        ),
        Outcome::Created | Outcome::Changed => {
            let changed = imported.outcome == Outcome::Changed;
            let result = if changed {
                RowResult::Changed
            } else {
                RowResult::Created
            };
            told(
                result,
                "",
                words::dates(locale, room, imported.dates, imported.skipped.len()),
            )
        }
    }
}

fn notes(locale: Locale, file: &SourceFile) -> Vec<ImportNote> {
    let notes = file.remarks.iter().map(|remark| ImportNote {
        line: remark.line,
        code: remark.code.to_owned(),
        detail: words::event(locale, remark.code, &remark.about),
    });
    notes.collect()
}
