//! A table as a workbook. Texts are written as texts: none becomes a formula or a link.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::columns::Cell;
use crate::{Error, ports::StoreError};

/// Longest text that a cell of a workbook holds, in characters.
const LONGEST: usize = 32_000;
/// Width of a column of words and of one of numbers, in characters.
const WIDTHS: (f64, f64) = (22.0, 11.0);

pub(super) fn write(name: &str, head: &[&str], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Error> {
    let made = workbook(name, head, rows);
    made.map_err(|error| StoreError::Unavailable(error.to_string()).into())
}

fn workbook(name: &str, head: &[&str], rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let bold = Format::new().set_bold();
    for (nth, word) in head.iter().enumerate() {
        let at = u16::try_from(nth).unwrap_or(u16::MAX);
        sheet.write_string_with_format(0, at, *word, &bold)?;
        let words = rows
            .first()
            .is_none_or(|row| matches!(row.get(nth), Some(Cell::Text(_))));
        sheet.set_column_width(at, if words { WIDTHS.0 } else { WIDTHS.1 })?;
    }
    for (nth, row) in rows.iter().enumerate() {
        let line = u32::try_from(nth + 1).unwrap_or(u32::MAX);
        for (nth, cell) in row.iter().enumerate() {
            let at = u16::try_from(nth).unwrap_or(u16::MAX);
            match cell {
                Cell::Number(number) => sheet.write_number(line, at, *number)?,
                Cell::Text(text) => {
                    let text: String = text.chars().take(LONGEST).collect();
                    sheet.write_string(line, at, text)?
                }
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
