//! The table, and the same as JSON.

use std::path::Path;

use crate::{Outcome, figure::Figure};

/// Prints one line a figure.
pub fn print(figures: &[Figure]) {
    println!(
        "{:<58} {:>12} {:<10} {:<12}",
        "figure", "value", "unit", "bar"
    );
    for one in figures {
        let mark = match (one.bar.is_empty(), one.ok) {
            (true, _) => " ",
            (false, true) => "✓",
            (false, false) => "✗",
        };
        println!(
            "{:<58} {:>12.3} {:<10} {:<12} {mark}  {}",
            one.name, one.value, one.unit, one.bar, one.how
        );
    }
}

/// Writes one object a figure, one a line.
pub fn write(figures: &[Figure], file: &Path) -> Outcome<()> {
    let lines: Result<Vec<String>, _> = figures.iter().map(serde_json::to_string).collect();
    std::fs::write(file, format!("[\n{}\n]\n", lines?.join(",\n")))?;
    Ok(())
}
