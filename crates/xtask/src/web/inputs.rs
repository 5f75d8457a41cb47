//! What a bundle is made from, as one number: same number, same bundle, nothing to do.

use super::Mode;
use crate::process::{Outcome, command, read};
use crate::project::Project;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// Files and folders that reach a bundle; their names are relative to the checkout, so that two
/// clones of the same sources share what was built.
const SOURCES: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "package-lock.json",
    ".cargo/config.toml",
    "Trunk.toml",
    "app",
    "frontend",
    "crates/contract",
    "crates/domain",
    "crates/xtask/src/web",
];

/// The number of the bundles that would be built now.
pub fn fingerprint(project: &Project, mode: Mode) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    hasher.write(mode.word().as_bytes());
    hasher.write(read(command(project, "rustc").arg("--version"))?.as_bytes());
    for source in SOURCES {
        for file in files_under(&project.root.join(source))? {
            add_file(&mut hasher, &project.root, &file)?;
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Every file under a folder (or the file itself), in order of name; nothing when it is not there.
pub fn files_under(path: &Path) -> Outcome<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let Ok(entries) = fs::read_dir(path) else {
        return Ok(Vec::new());
    };
    let mut names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let mut files = Vec::new();
    for name in names {
        files.extend(files_under(&name)?);
    }
    Ok(files)
}

fn add_file(hasher: &mut DefaultHasher, root: &Path, file: &Path) -> Outcome<()> {
    let content =
        fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let name = file.strip_prefix(root).unwrap_or(file).to_string_lossy();
    hasher.write(name.as_bytes());
    hasher.write_usize(content.len());
    hasher.write(&content);
    Ok(())
}
