//! `cargo xtask rows [--json]`: which requirement is kept by which test.
//!
//! A Rust test names its rows in front (`fn r084_r085_two_requests…`), a browser test in its title
//! (`test("R084 …")`). Rows run from R001 to R220.

use crate::process::Outcome;
use crate::project::Project;
use crate::text;
use crate::tidy::tree::{self, File};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;

const LAST_ROW: u32 = 220;

/// A test and where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Test {
    file: String,
    name: String,
}

/// The tests of each row, by its number.
type Rows = BTreeMap<u32, Vec<Test>>;

/// Prints every row; one without a test has a dash.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    let rows = collect(&tree::read(&project.root)?);
    let as_data = arguments.iter().any(|argument| argument == "--json");
    let told = if as_data {
        format!("{:#}\n", as_json(&rows))
    } else {
        as_text(&rows)
    };
    // A reader that has seen enough (`| head`) is no error.
    let _ = std::io::stdout().write_all(told.as_bytes());
    Ok(())
}

fn as_text(rows: &Rows) -> String {
    let mut lines = Vec::new();
    for (row, tests) in rows {
        let lacks = if tests.is_empty() { "  -" } else { "" };
        lines.push(format!("R{row:03}{lacks}"));
        lines.extend(
            tests
                .iter()
                .map(|test| format!("      {}: {}", test.file, test.name)),
        );
    }
    let kept = rows.values().filter(|tests| !tests.is_empty()).count();
    lines.push(format!("{kept} of {LAST_ROW} rows are named by a test\n"));
    lines.join("\n")
}

fn as_json(rows: &Rows) -> Value {
    let test = |test: &Test| json!({ "file": test.file, "name": test.name });
    rows.iter()
        .map(|(row, tests)| {
            let tests: Vec<Value> = tests.iter().map(test).collect();
            json!({ "row": format!("R{row:03}"), "tests": tests })
        })
        .collect()
}

fn collect(files: &[File]) -> Rows {
    let mut rows: Rows = (1..=LAST_ROW).map(|row| (row, Vec::new())).collect();
    for file in files {
        let names = match file.ending() {
            "rs" => rust_tests(&file.code),
            "ts" => browser_tests(&file.text),
            _ => Vec::new(),
        };
        for (row, name) in names {
            let test = Test {
                file: file.path.clone(),
                name,
            };
            if let Some(tests) = rows.get_mut(&row) {
                tests.push(test);
            }
        }
    }
    rows
}

/// Functions under a test attribute whose name begins with rows.
fn rust_tests(code: &str) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    for at in text::words(code, "fn") {
        let name: String = code[at + 2..]
            .trim_start()
            .chars()
            .take_while(|c| text::is_word(*c))
            .collect();
        let before = &code[..at];
        let item = before
            .rfind(['}', ';', '{'])
            .map_or(before, |end| &before[end..]);
        let rows = name.split('_').map_while(|part| row(part, 'r'));
        if item.contains("test") {
            found.extend(rows.map(|row| (row, name.clone())));
        }
    }
    found
}

/// Titles of `test(…)` and `test.describe(…)` that contain rows.
fn browser_tests(text: &str) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    for at in text::words(text, "test") {
        let call = &text[at + 4..];
        let call = call.strip_prefix(".describe").unwrap_or(call);
        let Some(behind) = call.strip_prefix('(').map(str::trim_start) else {
            continue;
        };
        let Some(quote) = behind.chars().next().filter(|c| "\"'`".contains(*c)) else {
            continue;
        };
        let Some(title) = behind[1..].split(quote).next() else {
            continue;
        };
        let words = title.split(|c: char| !c.is_ascii_alphanumeric());
        let rows = words.filter_map(|word| row(word, 'R').or_else(|| row(word, 'r')));
        found.extend(rows.map(|row| (row, title.to_owned())));
    }
    found
}

fn row(word: &str, letter: char) -> Option<u32> {
    let digits = word
        .strip_prefix(letter)
        .filter(|digits| digits.len() == 3)?;
    digits
        .parse()
        .ok()
        .filter(|row| (1..=LAST_ROW).contains(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_tests_are_found_by_the_rows_in_front_of_their_names() {
        let text = "#[tokio::test]\nasync fn r084_r085_one_wins() {}\nfn r086_not_a_test() {}\n\
                    #[test]\nfn about_r087() {}";
        let rows = collect(&[File::new("crates/store/tests/race.rs", text)]);
        assert_eq!(rows[&84], rows[&85]);
        assert_eq!(rows[&84][0].name, "r084_r085_one_wins");
        assert!(rows[&86].is_empty() && rows[&87].is_empty());
        assert_eq!(rows.len(), 220);
    }

    #[test]
    fn browser_tests_are_found_by_the_rows_in_their_titles() {
        let text = "test('R084: one wins', async () => {});\ntest.describe(`R220 r001`, () => {});\
                    \ntest(\n  \"a door (R181)\", async () => {});\nexpect('R002');";
        let rows = collect(&[File::new("end2end/tests/bookings.spec.ts", text)]);
        let kept: Vec<u32> = rows
            .iter()
            .filter(|row| !row.1.is_empty())
            .map(|row| *row.0)
            .collect();
        assert_eq!(kept, [1, 84, 181, 220]);
    }
}
