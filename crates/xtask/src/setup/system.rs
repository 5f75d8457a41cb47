//! What comes from the operating system: a C++ compiler and libclang (RocksDB's bindings), a
//! Chromium and fonts with Chinese characters (browser tests).

use super::Found;
use super::packages::{self, Package};
use crate::process::{Outcome, command, read};
use crate::project::Project;
use std::path::{Path, PathBuf};

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
        // Debian's gcc and g++ bring the names `cc` and `c++`, which cargo and build scripts call.
        Package {
            name: "gcc",
            present: on_path("cc"),
        },
        Package {
            name: "g++",
            present: on_path("c++"),
        },
        Package {
            name: "cmake",
            present: on_path("cmake"),
        },
    ];
    packages::ensure(project, &packages)
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
    match packages::ensure(project, &package) {
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
    match packages::ensure(project, &package) {
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
