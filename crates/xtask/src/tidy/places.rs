//! Things that may stand in one place only: colours, queries, and the outside world.

use super::Finding;
use super::tree::File;
use crate::text;

const COLOUR_FUNCTIONS: [&str; 9] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
];

/// Starts of statements of the database's language, as they stand in a string.
const STATEMENTS: [&str; 9] = [
    "CREATE ",
    "RELATE ",
    "UPSERT ",
    "INSERT INTO ",
    "DELETE FROM ",
    "DEFINE TABLE",
    "DEFINE FIELD",
    "DEFINE INDEX",
    "LIVE SELECT",
];

/// What a crate that runs on both sides of the wire cannot have.
const OUTSIDE: [&str; 8] = [
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
];

/// Colours live in `style/tokens*.css`; everything else names them.
pub fn colours(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut say = |file: &File, line, found: &str| {
        let what = format!("colour `{found}`: name it in style/tokens.css and use the name");
        findings.push(Finding::at(file, line, what));
    };
    for file in files.iter().filter(|file| may_not_colour(file)) {
        if file.ending() == "css" {
            for (line, value) in declarations(&file.text) {
                colour_in(&value)
                    .iter()
                    .for_each(|found| say(file, line, found));
            }
        }
        for (line, literal) in &file.strings {
            let alone = literal.starts_with('#') && !literal.contains(' ');
            let functions = !literal.starts_with('#') && !file.is_test();
            if alone || functions {
                colour_in(literal)
                    .iter()
                    .for_each(|found| say(file, *line, found));
            }
        }
    }
    findings
}

fn may_not_colour(file: &File) -> bool {
    let tokens = file.path.starts_with("style/tokens");
    let style = file.path.starts_with("style/") && file.ending() == "css" && !tokens;
    style || file.path.starts_with("app/src/")
}

/// The declarations of a style sheet with their lines; selectors and comments left out.
fn declarations(css: &str) -> Vec<(usize, String)> {
    let (mut found, mut chunk, mut line, mut start) = (Vec::new(), String::new(), 1, 1);
    let (mut rest, mut in_comment) = (css.chars().peekable(), false);
    while let Some(next) = rest.next() {
        line += usize::from(next == '\n');
        match (next, rest.peek()) {
            ('*', Some('/')) if in_comment => {
                rest.next();
                in_comment = false;
            }
            _ if in_comment => {}
            ('/', Some('*')) => in_comment = true,
            ('{', _) => chunk.clear(),
            (';' | '}', _) => found.push((start, std::mem::take(&mut chunk))),
            _ => {
                start = if chunk.trim().is_empty() { line } else { start };
                chunk.push(next);
            }
        }
    }
    found.retain(|(_, declaration)| declaration.contains(':'));
    found
}

/// `#` with 3, 4, 6 or 8 hexadecimal digits, or a colour function.
fn colour_in(value: &str) -> Vec<String> {
    let mut found: Vec<String> = COLOUR_FUNCTIONS
        .iter()
        .filter(|name| {
            let stem = name.trim_end_matches('(');
            text::words(value, stem).any(|at| value[at + stem.len()..].starts_with('('))
        })
        .map(|name| (*name).to_owned())
        .collect();
    for (at, _) in value.match_indices('#') {
        let digits: String = value[at + 1..]
            .chars()
            .take_while(|c| text::is_word(*c))
            .collect();
        let hexadecimal = digits.chars().all(|c| c.is_ascii_hexdigit());
        if hexadecimal && [3, 4, 6, 8].contains(&digits.len()) {
            found.push(format!("#{digits}"));
        }
    }
    found
}

/// The database's language stands in `crates/store` and nowhere else.
pub fn queries(files: &[File]) -> Vec<Finding> {
    let elsewhere = files.iter().filter(|file| {
        !file.path.starts_with("crates/store/") && !file.path.starts_with("crates/xtask/")
    });
    let what = "a query outside crates/store: give the store a port for it";
    elsewhere
        .flat_map(|file| {
            let whole = (file.ending() == "surql").then_some(1);
            let quoted = file.strings.iter().filter(|(_, literal)| is_query(literal));
            let lines = whole.into_iter().chain(quoted.map(|(line, _)| *line));
            lines
                .map(|line| Finding::at(file, line, what))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn is_query(literal: &str) -> bool {
    let statement = literal.trim_start();
    let select = statement
        .find("SELECT ")
        .is_some_and(|at| statement[at..].contains(" FROM "));
    select || STATEMENTS.iter().any(|start| statement.starts_with(start))
}

/// The rules and the wire know neither clock, environment, files nor network.
pub fn pure_crates(files: &[File]) -> Vec<Finding> {
    let pure = ["crates/domain/src/", "crates/contract/src/"];
    let mut findings = Vec::new();
    for file in files
        .iter()
        .filter(|file| pure.iter().any(|root| file.path.starts_with(root)))
    {
        if file.ending() != "rs" || file.is_test() {
            continue;
        }
        let code = text::without_tests(&file.code);
        for name in OUTSIDE {
            for at in text::words(&code, name) {
                let what = format!("`{name}` in a pure crate: let the caller pass it");
                findings.push(Finding::at(file, text::line_of(&code, at), what));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests;
