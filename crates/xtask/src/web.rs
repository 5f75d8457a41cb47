//! The browser's side: the WASM bundles, one style sheet, the files of `public/` → `dist/`.
//!
//! ```text
//! frontend/BUNDLE.html ─ trunk (cargo, wasm-bindgen) ─ prune ─ wasm-opt ─ esbuild ┐
//! style/main.css ─────── esbuild ─────────────────────────────────────────────────┼─ pack ─ dist/
//! public/* ───────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! `dist/` is laid out like the site: `dist/pkg/door-0a1b2c3d4e5f6071.wasm` is served at
//! `/pkg/door-0a1b2c3d4e5f6071.wasm`, `dist/sw.js` at `/sw.js`. Everything under `/pkg` carries a
//! hash of its content in its name and may be cached for ever; nothing else may. Beside a file lie
//! `FILE.br` (brotli 11) and `FILE.gz` (gzip 9) where they are smaller than the file.
//!
//! `dist/manifest.json`, for the server's page shell and its table of files:
//! ```json
//! { "mode": "release",
//!   "bundles": {
//!     "door": { "js":   { "url": "/pkg/door-HASH.js",   "integrity": "sha384-…" },
//!               "wasm": { "url": "/pkg/door-HASH.wasm", "integrity": "sha384-…" },
//!               "css":  { "url": "/pkg/main-HASH.css",  "integrity": "sha384-…" } },
//!     "attendee": { … }, "organizer": { … }, "house": { … } },
//!   "files": [
//!     { "url": "/pkg/door-HASH.wasm", "path": "pkg/door-HASH.wasm", "type": "application/wasm",
//!       "immutable": true, "size": 310000, "br": 98000, "gz": 121000 }, … ] }
//! ```
//! `path` is relative to `dist/`; `br` and `gz` are sizes in bytes, 0 where that form is not kept;
//! `type` is the whole `Content-Type`. A page starts its bundle with
//! ```html
//! <link rel="preload" href="WASM" as="fetch" type="application/wasm" crossorigin integrity="…">
//! <link rel="modulepreload" href="JS" integrity="…">
//! <script type="module" nonce="…">
//!   import start from "JS"; start({ module_or_path: "WASM" });
//! </script>
//! ```
//! `--dev` builds without optimising and adds `dist/build.txt`; its bundles reload the page when
//! that file's text changes.

mod assemble;
mod bundles;
mod inputs;
mod prune;
mod sizes;

use crate::process::Outcome;
use crate::project::Project;
use crate::setup;
use std::fs::{self, File};

/// The browser bundles; each is a `[[bin]]` of `frontend` with an `.html` of the same name.
pub const BUNDLES: [&str; 8] = [
    "organizer",
    "overview",
    "meetings",
    "house",
    "door",
    "attendee",
    "pocket",
    "sitting",
];

/// How much is spent on a build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small and compressed, measured against the bars.
    Release,
    /// Soon there; reloads itself.
    Dev,
}

impl Mode {
    /// The word in `manifest.json` and in names of cache folders.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Release => "release",
            Mode::Dev => "dev",
        }
    }
}

/// `cargo xtask web [--dev]`: fails when a bundle has outgrown its bar.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    let dev = arguments.iter().any(|argument| argument == "--dev");
    let mode = if dev { Mode::Dev } else { Mode::Release };
    setup::for_building(project)?;
    build_within_bars(project, mode)
}

/// Builds, and fails when a bundle has outgrown its bar.
pub fn build_within_bars(project: &Project, mode: Mode) -> Outcome<()> {
    let outgrown = build(project, mode)?;
    if outgrown.is_empty() {
        Ok(())
    } else {
        Err(outgrown.join("\n"))
    }
}

/// Builds what changed and writes `dist/`; gives a sentence for each bundle over its bar.
pub fn build(project: &Project, mode: Mode) -> Outcome<Vec<String>> {
    let kept = project.cache.join("web");
    fs::create_dir_all(&kept)
        .map_err(|error| format!("cannot make {}: {error}", kept.display()))?;
    let _alone = wait_for_turn(&kept.join("lock"))?;
    let built = bundles::build(project, mode, &kept)?;
    assemble::write_dist(project, mode, &built)?;
    match mode {
        Mode::Release => sizes::report(&kept, &built),
        Mode::Dev => Ok(Vec::new()),
    }
}

/// After a change of anything: pages that were built for dev reload.
pub fn mark_changed(project: &Project) -> Outcome<()> {
    assemble::mark_changed(project)
}

/// One web build at a time on this machine: they share target and cache folders.
fn wait_for_turn(path: &std::path::Path) -> Outcome<File> {
    let cannot = |error| format!("cannot lock {}: {error}", path.display());
    let file = File::create(path).map_err(cannot)?;
    file.lock().map_err(cannot)?;
    Ok(file)
}
