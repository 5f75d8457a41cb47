//! Workbooks as tables, one a sheet.

use std::io::Cursor;

use calamine::{Data, DataType, ExcelDateTime, Range, Reader, Sheets, open_workbook_auto_from_rs};
use contract::locale::Locale;

use super::html::{cut_short, escaped};

/// Most sheets, rows of each and columns of each that are shown.
const MOST_SHEETS: usize = 20;
const MOST_ROWS: usize = 500;
const MOST_COLUMNS: usize = 50;
/// Longest text of a cell, in characters.
const LONGEST_CELL: usize = 1_000;
/// A workbook is packed: unpacked it may have so many bytes.
const LARGEST_UNPACKED: u64 = 150 * 1024 * 1024;

/// All sheets, cut short where they are long; none when the file is damaged or unpacks to too much.
pub(super) fn table(bytes: &[u8], locale: Locale) -> Option<String> {
    if bytes.starts_with(b"PK") && unpacked(bytes)? > LARGEST_UNPACKED {
        return None;
    }
    let mut book: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let names = book.sheet_names();
    let mut html = String::new();
    for name in names.iter().take(MOST_SHEETS) {
        let Ok(range) = book.worksheet_range(name) else {
            continue;
        };
        sheet(&mut html, name, &range, locale);
    }
    if names.len() > MOST_SHEETS {
        html.push_str(&cut_short(locale));
    }
    Some(html)
}

fn sheet(html: &mut String, name: &str, range: &Range<Data>, locale: Locale) {
    let name = escaped(name);
    html.push_str(&format!(
        "<section class=\"shown-sheet\"><h2>{name}</h2>\
         <div class=\"shown-table\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>"
    ));
    for row in range.rows().take(MOST_ROWS) {
        html.push_str("<tr>");
        for cell in row.iter().take(MOST_COLUMNS) {
            let class = if cell.is_float() || cell.is_int() {
                " class=\"figures\""
            } else {
                ""
            };
            html.push_str(&format!("<td{class}>{}</td>", escaped(&said(cell))));
        }
        html.push_str("</tr>");
    }
    html.push_str("</table></div>");
    let (rows, columns) = range.get_size();
    if rows > MOST_ROWS || columns > MOST_COLUMNS {
        html.push_str(&cut_short(locale));
    }
    html.push_str("</section>");
}

fn said(cell: &Data) -> String {
    let text = match cell {
        Data::DateTime(at) => instant(*at),
        other => other.to_string(),
    };
    text.chars().take(LONGEST_CELL).collect()
}

/// `2026-11-23 14:00`; a length of time as `26:30:00`, a time of day as `14:00`.
fn instant(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    if at.is_duration() {
        let seconds = (at.as_f64() * 86_400.0).round();
        // A cell holds fewer seconds than fit.
        #[expect(clippy::cast_possible_truncation)]
        let seconds = seconds as i64;
        let (hours, rest) = (seconds / 3_600, seconds.abs() % 3_600);
        return format!("{hours}:{:02}:{:02}", rest / 60, rest % 60);
    }
    let mut text = String::new();
    if at.as_f64() >= 1.0 {
        text = format!("{year:04}-{month:02}-{day:02}");
    }
    if at.as_f64().fract() != 0.0 || text.is_empty() {
        let space = if text.is_empty() { "" } else { " " };
        text.push_str(&format!("{space}{hour:02}:{minute:02}"));
        if second != 0 {
            text.push_str(&format!(":{second:02}"));
        }
    }
    text
}

/// What a zip says that it unpacks to, by its directory; none when it has none.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let number = |at: usize, length: usize| -> Option<u64> {
        let part = bytes.get(at..at + length)?;
        Some(
            part.iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    };
    let end = bytes.len().checked_sub(22)?;
    let last = bytes.len().saturating_sub(66_000);
    let end = (last..=end)
        .rev()
        .find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let mut at = usize::try_from(number(end + 16, 4)?).ok()?;
    let mut sum = 0_u64;
    for _ in 0..number(end + 10, 2)? {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        sum = sum.saturating_add(number(at + 24, 4)?);
        let more = number(at + 28, 2)? + number(at + 30, 2)? + number(at + 32, 2)?;
        at = at
            .checked_add(46)?
            .checked_add(usize::try_from(more).ok()?)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &[u8] = include_bytes!("../../../../tests/papers/book.xlsx");

    #[test]
    fn r060_a_workbook_is_shown_as_tables() {
        let html = table(BOOK, Locale::En).unwrap();
        for part in [
            "<h2>预算</h2>",
            "<h2>Rooms &lt;b&gt;</h2>",
            "<td>科目</td>",
            "<td class=\"figures\">1234.5</td>",
            "<td>2026-11-23</td>",
            "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("There is more"), "600 rows");
        assert!(html.matches("<tr>").count() <= 2 * MOST_ROWS);
    }

    #[test]
    fn r060_what_unpacks_to_too_much_or_is_damaged_is_not_shown() {
        assert!(table(&BOOK[..BOOK.len() / 2], Locale::En).is_none());
        assert!(table(b"PK\x03\x04", Locale::En).is_none());
        let mut liar = BOOK.to_vec();
        let directory = liar.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
        liar[directory + 24..directory + 28].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(table(&liar, Locale::En).is_none());
    }
}
