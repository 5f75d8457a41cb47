//! Packages from npm: Playwright and axe for the browser tests, wasm-opt (`binaryen`), and
//! esbuild for the style sheet. Their versions stand in `package-lock.json`.

use super::Found;
use crate::process::{Outcome, command, read, run_logged};
use crate::project::Project;
use std::fs;

/// The oldest Node that the packages run on.
const OLDEST_NODE: u32 = 20;

/// Installs exactly what the lock file says, unless that is there already.
pub fn ensure_packages(project: &Project) -> Outcome<Found> {
    let node = read(command(project, "node").arg("--version")).unwrap_or_default();
    if major(&node).is_none_or(|major| major < OLDEST_NODE) {
        let found = if node.is_empty() { "none" } else { &node };
        return Err(format!(
            "install Node {OLDEST_NODE} or newer with npm (found: {found})"
        ));
    }
    let wanted = fs::read_to_string(project.root.join("package-lock.json"))
        .map_err(|error| format!("cannot read package-lock.json: {error}"))?;
    let stamp = project.root.join("node_modules/.installed-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(Found::Present(format!("node {node}")));
    }
    let mut install = command(project, "npm");
    install
        .args(["ci", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run_logged(&mut install, &project.log("npm"))?;
    fs::write(&stamp, &wanted).map_err(|error| format!("cannot mark node_modules: {error}"))?;
    Ok(Found::Installed(format!("node {node}")))
}

/// 20 of `v20.1.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.1.2"), Some(20));
        assert_eq!(major(""), None);
    }
}
