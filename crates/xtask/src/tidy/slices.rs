//! Slices stand in one order in every ring; a slice imports only from its left.

use super::Finding;
use super::tree::File;
use crate::text;

/// The slices in import order (ARCHITECTURE.md).
pub const SLICES: [&str; 14] = [
    "accounts",
    "rooms",
    "bookings",
    "approvals",
    "meetings",
    "registration",
    "doors",
    "messages",
    "service",
    "devices",
    "connections",
    "charging",
    "statistics",
    "audit",
];

/// Roots of paths that lead to a slice.
const ROOTS: [&str; 8] = [
    "crate",
    "app",
    "contract",
    "domain",
    "integrations",
    "server",
    "services",
    "store",
];

/// Paths to a slice on the right, in any file of a slice. Tests may build on whatever they need.
pub fn imports(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.ending() == "rs" && !file.is_test())
    {
        let Some(own) = slice_of(&file.path) else {
            continue;
        };
        let code = text::without_tests(&file.code);
        for (at, segment) in first_segments(&code) {
            let right = SLICES.iter().skip(own + 1).find(|slice| **slice == segment);
            if let Some(right) = right {
                let what = format!(
                    "{} must not know {right}: it stands to its right",
                    SLICES[own]
                );
                findings.push(Finding::at(file, text::line_of(&code, at), what));
            }
        }
    }
    findings
}

/// The place of the slice that a file belongs to: `…/src/SLICE/…` or `…/src/SLICE.rs`.
fn slice_of(path: &str) -> Option<usize> {
    let behind = path.split_once("src/")?.1;
    let part = behind.split('/').next()?;
    let name = part.strip_suffix(".rs").unwrap_or(part);
    SLICES.iter().position(|slice| *slice == name)
}

/// What follows each root: `crate::rooms` and both of `domain::{rooms::A, bookings}`.
fn first_segments(code: &str) -> Vec<(usize, &str)> {
    let mut segments = Vec::new();
    for root in ROOTS {
        for at in text::words(code, root) {
            let continued = code[..at].trim_end().ends_with("::");
            let Some(rest) = code[at + root.len()..].strip_prefix("::") else {
                continue;
            };
            let start = code.len() - rest.len();
            if !continued {
                segments.extend(names_at(code, start));
            }
        }
    }
    segments
}

fn names_at(code: &str, start: usize) -> Vec<(usize, &str)> {
    if !code[start..].starts_with('{') {
        return vec![(start, word_at(code, start))];
    }
    let end = text::behind_bracket(code, start);
    let (mut names, mut depth, mut expects) = (Vec::new(), 0, true);
    for (offset, character) in code[start..end].char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => expects = true,
            other if depth == 1 && expects && text::is_word(other) => {
                names.push((start + offset, word_at(code, start + offset)));
                expects = false;
            }
            _ => {}
        }
    }
    names
}

fn word_at(code: &str, start: usize) -> &str {
    let rest = &code[start..];
    &rest[..rest.find(|c| !text::is_word(c)).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        imports(&[File::new(path, text)]).len()
    }

    #[test]
    fn a_slice_that_imports_from_its_right_fails() {
        let path = "crates/domain/src/rooms/policy.rs";
        assert_eq!(found(path, "use crate::bookings::Slot;"), 1);
        assert_eq!(
            found(
                path,
                "use crate::{accounts::Actor, bookings::{Slot, rooms}};"
            ),
            1
        );
        assert_eq!(found(path, "fn a() -> domain::doors::Face { todo() }"), 1);
        assert_eq!(
            found("crates/contract/src/rooms.rs", "use crate::audit::Entry;"),
            1
        );
    }

    #[test]
    fn left_and_own_slices_and_look_alikes_pass() {
        let path = "app/src/bookings/form.rs";
        assert_eq!(
            found(path, "use crate::{rooms, bookings::a, ui::doors};"),
            0
        );
        assert_eq!(
            found(path, "use crate::ui::{doors, audit}; // crate::audit"),
            0
        );
        assert_eq!(
            found(path, "#[cfg(test)]\nmod tests { use crate::audit; }"),
            0
        );
        assert_eq!(found("app/src/ui/button.rs", "use crate::audit;"), 0);
    }
}
