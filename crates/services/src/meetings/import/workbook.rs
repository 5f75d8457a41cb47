//! An xlsx file as lines of text, read so that no file can take more memory than it may.
//!
//! A workbook is a zip: a few bytes may unpack to gigabytes, one long text may be named by every
//! cell, a cell may stand in row a million. So it is unpacked once only to count, cells are read
//! one by one, and what lies beyond the limits is refused.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use super::sheet::{LONGEST_CELL, Line, MOST_COLUMNS, MOST_LINES, Unreadable};

/// Most bytes of a workbook, unpacked.
const MOST_UNPACKED: usize = 32 * 1024 * 1024;
/// Most files inside.
const MOST_FILES: usize = 500;
/// Most cells that are looked at, also empty ones.
const MOST_CELLS: usize = 40 * MOST_LINES;
/// How many texts a workbook says that it has: room for so many is made before they are read.
const SAID: &[u8] = b"uniqueCount";

/// The first sheet's lines, with their numbers.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
    count(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoSheet)?;
    let first = book.sheet_names().first().cloned();
    let first = first.ok_or(Unreadable::Empty)?;
    let mut cells = book
        .worksheet_cells_reader(&first)
        .map_err(|_| Unreadable::NoSheet)?;
    let mut lines: Vec<Line> = Vec::new();
    for _ in 0..MOST_CELLS {
        let cell = cells.next_cell().map_err(|_| Unreadable::NoSheet)?;
        let Some(cell) = cell else {
            return Ok(lines);
        };
        let (row, column) = cell.get_position();
        let text = text(cell.get_value())?;
        if !text.is_empty() {
            put(&mut lines, (row as usize + 1, column as usize), text)?;
        }
    }
    Err(Unreadable::TooMany)
}

/// Cells come in order, row by row, in every file that a spreadsheet wrote.
fn put(
    lines: &mut Vec<Line>,
    (line, column): (usize, usize),
    text: String,
) -> Result<(), Unreadable> {
    let last = lines.last().map_or(0, |last| last.number);
    if column >= MOST_COLUMNS || line < last {
        return Err(Unreadable::NoSheet);
    }
    if line > last {
        if lines.len() > MOST_LINES {
            return Err(Unreadable::TooMany);
        }
        lines.push(Line {
            number: line,
            cells: Vec::new(),
        });
    }
    if let Some(last) = lines.last_mut() {
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        last.cells[column] = text;
    }
    Ok(())
}

/// A cell as it reads; a number without its empty fraction.
fn text(value: &DataRef<'_>) -> Result<String, Unreadable> {
    let text = match value {
        DataRef::String(text) => text.trim(),
        DataRef::SharedString(text) => text.trim(),
        DataRef::Int(number) => return Ok(number.to_string()),
        DataRef::Float(number) => return Ok(number.to_string()),
        DataRef::Bool(value) => return Ok(value.to_string()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim(),
        DataRef::DateTime(_) | DataRef::Error(_) | DataRef::Empty => "",
    };
    match text.len() > LONGEST_CELL {
        true => Err(Unreadable::TooLarge),
        false => Ok(text.to_owned()),
    }
}

/// Unpacks everything once and keeps nothing: what a zip says of its own sizes may be a lie.
fn count(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoSheet)?;
    if zip.len() > MOST_FILES {
        return Err(Unreadable::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    let mut unpacked = Vec::new();
    for nth in 0..zip.len() {
        let file = zip.by_index(nth).map_err(|_| Unreadable::NoSheet)?;
        unpacked.clear();
        let read = file.take(left as u64 + 1).read_to_end(&mut unpacked);
        let read = read.map_err(|_| Unreadable::NoSheet)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
        if says_too_much(&unpacked) {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

/// Whether it says that it holds more texts than it has bytes.
fn says_too_much(unpacked: &[u8]) -> bool {
    // Without the zeros of UTF-16.
    let bytes: Vec<u8> = unpacked.iter().copied().filter(|byte| *byte != 0).collect();
    let mut found = bytes
        .windows(SAID.len())
        .enumerate()
        .filter(|(_, window)| *window == SAID);
    found.any(|(at, _)| {
        let rest = bytes[at + SAID.len()..].iter();
        let digits = rest
            .skip_while(|byte| !byte.is_ascii_digit() && **byte != b'>')
            .take_while(|byte| byte.is_ascii_digit());
        let said = digits.fold(0_usize, |said, digit| {
            said.saturating_mul(10)
                .saturating_add(usize::from(digit - b'0'))
        });
        said > bytes.len()
    })
}
