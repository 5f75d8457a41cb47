//! A file as lines of cells: xlsx, or text with commas, semicolons or tabs between.

use std::borrow::Cow;

use contract::problem::FieldError;

use super::workbook;
use crate::Error;

/// Most lines of people; the header comes on top.
pub(super) const MOST_LINES: usize = 5_000;
/// Most columns that are looked at.
pub(super) const MOST_COLUMNS: usize = 50;
/// Longest cell, in bytes.
pub(super) const LONGEST_CELL: usize = 4_000;
/// How every zip begins, and so every xlsx.
const ZIP: &[u8] = b"PK";

/// One line that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// As the spreadsheet counts, from 1.
    pub number: usize,
    pub cells: Vec<String>,
}

impl Line {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Why there are no lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Nothing in it.
    Empty,
    /// Neither a workbook nor text.
    NoSheet,
    /// More lines than may be.
    TooMany,
    /// It unpacks to too much, or a cell is too long.
    TooLarge,
}

impl From<Unreadable> for Error {
    fn from(why: Unreadable) -> Self {
        let code = match why {
            Unreadable::Empty => "empty_file",
            Unreadable::NoSheet => "not_a_sheet",
            Unreadable::TooMany => "too_many_lines",
            Unreadable::TooLarge => "unpacks_too_large",
        };
        Error::Invalid(vec![FieldError::new("file", code)])
    }
}

/// The lines that say something, the header first.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
    let mut lines = match bytes.starts_with(ZIP) {
        true => workbook::read(bytes)?,
        false => text(bytes)?,
    };
    lines.retain(|line| !line.is_empty());
    match lines.len() {
        0 => Err(Unreadable::Empty),
        many if many > MOST_LINES + 1 => Err(Unreadable::TooMany),
        _ => Ok(lines),
    }
}

/// Comma-separated values, as spreadsheets save them: UTF-8, or what Windows in China takes.
fn text(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text: Cow<'_, str> = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => {
            let gb = encoding_rs::GB18030;
            let text = gb.decode_without_bom_handling_and_without_replacement(bytes);
            text.ok_or(Unreadable::NoSheet)?
        }
    };
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.contains(bad) {
        return Err(Unreadable::NoSheet);
    }
    // Every line ends alike, also the last, so that they can be counted.
    let text = format!("{}\n", text.replace("\r\n", "\n"));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|_| Unreadable::NoSheet)?
    {
        // Where a record begins, the reader says before it passes over empty lines.
        let breaks = record.iter().map(|cell| cell.matches('\n').count());
        let after = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let number = after.saturating_sub(1 + breaks.sum::<usize>());
        if record.len() > MOST_COLUMNS {
            return Err(Unreadable::NoSheet);
        }
        if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            return Err(Unreadable::TooLarge);
        }
        if lines.len() > MOST_LINES {
            return Err(Unreadable::TooMany);
        }
        lines.push(Line {
            number,
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    Ok(lines)
}

/// What stands between the cells of the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |byte: &u8| first.bytes().filter(|one| one == byte).count();
    let all = [b',', b';', b'\t'];
    all.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// The lines as text, each where it was: what was looked at comes back to be written.
pub(super) fn as_text(lines: &[Line]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    let mut at = 1;
    for line in lines {
        while at < line.number {
            // An empty line is told from none by its quotes.
            if writer.write_record([""]).is_err() {
                return String::new();
            }
            at += 1;
        }
        let cells = line
            .cells
            .iter()
            .map(|cell| cell.replace(['\n', '\r'], " "));
        if writer.write_record(cells).is_err() {
            return String::new();
        }
        at += 1;
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
