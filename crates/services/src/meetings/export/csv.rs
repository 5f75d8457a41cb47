//! A table as text with commas (RFC 4180), as spreadsheets of both languages open it.

use super::columns::Cell;

/// So that Excel reads it as UTF-8.
const MARK: &str = "\u{feff}";

pub(super) fn write(head: &[&str], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut out = String::from(MARK);
    line(&mut out, head.iter().map(|word| (*word).to_owned()));
    for row in rows {
        line(&mut out, row.iter().map(cell));
    }
    out.into_bytes()
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => quoted(&plain(text)),
    }
}

/// A text that a spreadsheet would take for a formula begins with an apostrophe: what somebody
/// called a meeting must not run on the desk of who opens the file. Full-width signs count as well.
fn plain(text: &str) -> String {
    let formula = |c: char| "=+-@＝＋－＠\t\r\n".contains(c);
    match text.trim_start_matches(' ').starts_with(formula) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

fn quoted(text: &str) -> String {
    match text.contains([',', '"', '\r', '\n', ';', '\t']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r008_no_cell_is_a_formula() {
        for (text, written) in [
            ("Board", "Board"),
            ("=1+1", "'=1+1"),
            ("+86 10", "'+86 10"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1+1", "'＝1+1"),
            (" =1", "' =1"),
            ("\t=1", "\"'\t=1\""),
            ("A=1", "A=1"),
            (
                "=HYPERLINK(\"x\",\"y\")",
                "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
            ),
            ("one, two", "\"one, two\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("1;2", "\"1;2\""),
        ] {
            assert_eq!(cell(&Cell::Text(text.to_owned())), written);
        }
        assert_eq!(cell(&Cell::Number(7)), "7");
        let table = write(
            &["A", "B"],
            &[vec![Cell::Text("梅".to_owned()), Cell::Number(1)]],
        );
        assert_eq!(String::from_utf8(table).unwrap(), "\u{feff}A,B\r\n梅,1\r\n");
    }
}
