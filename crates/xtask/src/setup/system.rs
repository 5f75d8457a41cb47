//! What comes from the operating system: a C++ compiler and libclang (RocksDB's bindings), a
//! Chromium and fonts with Chinese characters (browser tests).
//!
//! Debian's and Ubuntu's apt is driven when we are root; anyone else gets the command to type.

use super::Found;
use crate::process::{Outcome, command, read, run_logged};
use crate::project::Project;
use std::path::{Path, PathBuf};

/// A package and whether what it brings is there already.
pub struct Package {
    /// Debian's name.
    pub name: &'static str,
    /// Found on this machine, from wherever.
    pub present: bool,
}

/// Names under which a Chromium may be installed.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// RocksDB is C++ and its bindings are generated with libclang.
pub fn ensure_compilers(project: &Project) -> Outcome<Found> {
    let on_path = |name| project.which(name).is_some();
    let packages = [
        Package {
            name: "clang",
            present: on_path("clang"),
        },
        Package {
            name: "libclang-dev",
            present: libclang().is_some(),
        },
        Package {
            name: "g++",
            present: on_path("g++") || on_path("c++") || on_path("clang++"),
        },
        Package {
            name: "cmake",
            present: on_path("cmake"),
        },
    ];
    ensure_packages(project, &packages)
}

/// For the browser tests only: without it everything but them works.
pub fn ensure_chromium(project: &Project) -> Outcome<Found> {
    if let Some(browser) = chromium(project) {
        return Ok(Found::Present(browser.display().to_string()));
    }
    let package = [Package {
        name: "chromium",
        present: false,
    }];
    match ensure_packages(project, &package) {
        Ok(found) => Ok(found),
        Err(trouble) => Ok(Found::Without(format!(
            "browser tests cannot run. {trouble}"
        ))),
    }
}

/// So that Chinese pages are measured and pictured with real characters.
pub fn ensure_fonts(project: &Project) -> Outcome<Found> {
    let listed = read(command(project, "fc-list").args([":lang=zh-cn", "family"]));
    if listed.is_ok_and(|families| !families.is_empty()) {
        return Ok(Found::Present("a font with Chinese characters".into()));
    }
    let package = [Package {
        name: "fonts-noto-cjk",
        present: false,
    }];
    match ensure_packages(project, &package) {
        Ok(found) => Ok(found),
        Err(trouble) => Ok(Found::Without(format!("pictures lack Chinese. {trouble}"))),
    }
}

/// `$LINTEL_CHROMIUM`, else the first known browser on `PATH`.
pub fn chromium(project: &Project) -> Option<PathBuf> {
    match std::env::var_os("LINTEL_CHROMIUM").filter(|path| !path.is_empty()) {
        Some(path) => Some(PathBuf::from(path)),
        None => BROWSERS.iter().find_map(|name| project.which(name)),
    }
}

/// Installs the packages that are not present, in one call.
pub fn ensure_packages(project: &Project, packages: &[Package]) -> Outcome<Found> {
    let missing: Vec<&str> = packages
        .iter()
        .filter(|package| !package.present)
        .map(|package| package.name)
        .collect();
    if missing.is_empty() {
        let names: Vec<&str> = packages.iter().map(|package| package.name).collect();
        return Ok(Found::Present(names.join(", ")));
    }
    let list = missing.join(" ");
    let typed = format!("sudo apt-get update && sudo apt-get install --yes {list}");
    let Some(apt) = project.which("apt-get") else {
        return Err(format!(
            "install with this machine's package manager what Debian calls {list}"
        ));
    };
    if !is_root(project) {
        return Err(format!(
            "please run\n    {typed}\nand then this command again"
        ));
    }
    let log = project.log("apt");
    let mut install = command(project, &apt);
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(&missing);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    // Old lists are the usual reason for a failure, so they are renewed first.
    let updated = run_logged(command(project, &apt).arg("update"), &log);
    run_logged(&mut install, &log).map_err(|trouble| {
        let lists = updated
            .err()
            .map(|why| format!("{why}\n"))
            .unwrap_or_default();
        format!("{lists}{trouble}\nplease run\n    {typed}")
    })?;
    Ok(Found::Installed(list))
}

fn is_root(project: &Project) -> bool {
    read(command(project, "id").arg("-u")).is_ok_and(|id| id == "0")
}

/// The shared library, where the bindings' generator looks for it.
fn libclang() -> Option<PathBuf> {
    let named = std::env::var_os("LIBCLANG_PATH").map(PathBuf::from);
    let versioned = Path::new("/usr/lib")
        .read_dir()
        .ok()
        .into_iter()
        .flatten()
        .flatten();
    let mut folders: Vec<PathBuf> = named.into_iter().collect();
    folders.extend(
        versioned
            .map(|entry| entry.path())
            .filter(|path| path.to_string_lossy().starts_with("/usr/lib/llvm"))
            .map(|path| path.join("lib")),
    );
    folders.extend(
        [
            "/usr/lib64",
            "/usr/lib",
            "/usr/local/lib",
            "/opt/homebrew/opt/llvm/lib",
            "/Library/Developer/CommandLineTools/usr/lib",
        ]
        .map(PathBuf::from),
    );
    folders.into_iter().find(|folder| holds_libclang(folder))
}

fn holds_libclang(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libclang.") || name.starts_with("libclang-")
    })
}
