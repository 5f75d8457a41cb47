//! Door signs and names.

use super::Finding;
use super::tree::File;
use std::collections::BTreeSet;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 7] = [
    "util", "utils", "helper", "helpers", "manager", "common", "misc",
];

/// A module with files below it begins with what it is, what it must not know, where to start.
pub fn door_signs(files: &[File]) -> Vec<Finding> {
    let folders: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| file.path.rsplit_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    files
        .iter()
        .filter(|file| file.ending() == "rs" && leads(file, &folders))
        .filter(|file| !file.text.trim_start_matches("#!/").starts_with("//!"))
        .map(|file| {
            Finding::at(
                file,
                1,
                "no door sign: begin with `//!` (what, not what, where)",
            )
        })
        .collect()
}

/// `lib.rs`, `main.rs`, `mod.rs`, and `a.rs` beside a folder `a/`.
fn leads(file: &File, folders: &BTreeSet<&str>) -> bool {
    let named = ["lib.rs", "main.rs", "mod.rs"].contains(&file.name());
    named && !file.is_test() || folders.contains(file.path.trim_end_matches(".rs"))
}

/// Files and folders carry names of the field.
pub fn names(files: &[File]) -> Vec<Finding> {
    let mut findings = BTreeSet::new();
    for file in files
        .iter()
        .filter(|file| ["rs", "ts", "css", "surql"].contains(&file.ending()))
    {
        for part in file.path.split('/') {
            let stem = part.split('.').next().unwrap_or(part);
            if EMPTY_NAMES.contains(&stem) {
                let what = format!("`{stem}` says nothing: name it after what is inside");
                findings.insert(Finding::on(&file.path, what));
            }
        }
    }
    findings.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_without_a_door_sign_fails() {
        let bare = |path| door_signs(&[File::new(path, "use a;\n")]).len();
        assert_eq!(bare("crates/a/src/lib.rs"), 1);
        assert_eq!(bare("crates/a/src/rooms/mod.rs"), 1);
        assert_eq!(bare("crates/a/src/rooms.rs"), 0);
        let pair = [
            File::new("crates/a/src/rooms.rs", "use a;\n"),
            File::new("crates/a/src/rooms/one.rs", "use a;\n"),
        ];
        assert_eq!(door_signs(&pair).len(), 1);
        assert!(door_signs(&[File::new("crates/a/src/lib.rs", "//! Rooms.\n")]).is_empty());
    }

    #[test]
    fn an_empty_name_fails() {
        let named = |path| names(&[File::new(path, "")]).len();
        assert_eq!(named("crates/a/src/utils.rs"), 1);
        assert_eq!(named("app/src/common/form.rs"), 1);
        assert_eq!(named("end2end/tests/helpers.ts"), 1);
        assert_eq!(named("crates/a/src/commons.rs"), 0);
    }
}
