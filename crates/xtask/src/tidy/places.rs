//! Things that may stand in one place only: queries, and the outside world.

use super::Finding;
use super::tree::File;
use crate::text;

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
