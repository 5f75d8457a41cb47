//! The texts that rules read.

use crate::process::Outcome;
use crate::text;
use std::fs;
use std::path::Path;

/// A text of the checkout.
pub struct File {
    /// Relative to the checkout, with `/`.
    pub path: String,
    /// As it is.
    pub text: String,
    /// For Rust: without comments and the insides of literals.
    pub code: String,
    /// For Rust: the string literals with their lines.
    pub strings: Vec<(usize, String)>,
}

/// Folders of things that were made, not written.
const MADE: [&str; 6] = [
    "target",
    "node_modules",
    "dist",
    "data",
    "test-results",
    "playwright-report",
];
const ENDINGS: [&str; 8] = ["rs", "css", "surql", "ts", "mjs", "js", "toml", "json"];

impl File {
    /// A text under a path, taken apart when it is Rust.
    pub fn new(path: &str, text: &str) -> File {
        let source = if path.ends_with(".rs") {
            text::read(text)
        } else {
            text::Source {
                code: String::new(),
                strings: Vec::new(),
            }
        };
        let (path, text) = (path.to_owned(), text.to_owned());
        File {
            path,
            text,
            code: source.code,
            strings: source.strings,
        }
    }

    /// The part of the name behind the last dot.
    pub fn ending(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Rust that never ships: a test file, or a file in a folder of tests.
    pub fn is_test(&self) -> bool {
        let name = self.name();
        self.path
            .split('/')
            .any(|part| part == "tests" || part == "end2end")
            || name == "tests.rs"
            || name.ends_with("_test.rs")
            || name.ends_with("_tests.rs")
    }
}

/// Every text of the checkout that some rule may read.
pub fn read(root: &Path) -> Outcome<Vec<File>> {
    let mut files = Vec::new();
    walk(root, root, &mut files)?;
    files.sort_by(|a: &File, b: &File| a.path.cmp(&b.path));
    Ok(files)
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> Outcome<()> {
    let cannot = |error| format!("cannot read {}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && !MADE.contains(&name.as_str()) {
                walk(root, &path, files)?;
            }
        } else if ENDINGS
            .iter()
            .any(|ending| name.ends_with(&format!(".{ending}")))
        {
            let shown = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
            // A file that goes away while we look (an editor's) is no finding.
            if let Ok(text) = fs::read_to_string(&path) {
                files.push(File::new(&shown, &text));
            }
        }
    }
    Ok(())
}
