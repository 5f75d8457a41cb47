//! The standard library for the browser and its source: from rustup, else from the
//! distribution's sources.

use super::{Found, debian};
use crate::process::{Outcome, command, forget_own_package, read, run_logged};
use crate::project::Project;
use std::path::Path;
use std::process::Command;

/// The target of every browser bundle.
pub const TRIPLE: &str = "wasm32-unknown-unknown";

/// Asks rustup; where it cannot download, builds the library from the distribution's sources.
pub fn ensure(project: &Project) -> Outcome<Found> {
    if is_in_default_toolchain(project) {
        return Ok(Found::Present("in the default toolchain".into()));
    }
    if let Some(version) = debian::ready(project) {
        return Ok(Found::Present(format!("own toolchain from {version}")));
    }
    let log = project.log("rustup-target");
    let (mut target, mut source) = (command(project, "rustup"), command(project, "rustup"));
    if run_logged(target.args(["target", "add", TRIPLE]), &log).is_ok()
        && run_logged(source.args(["component", "add", "rust-src"]), &log).is_ok()
        && is_in_default_toolchain(project)
    {
        return Ok(Found::Installed("by rustup".into()));
    }
    debian::install(project)
        .map(|version| Found::Installed(format!("own toolchain from {version}")))
        .map_err(|trouble| {
            format!("`rustup target add {TRIPLE}` failed, and so did the way round\n{trouble}")
        })
}

/// Turns a command into one that builds for the browser: right toolchain, own target folder.
pub fn use_for(project: &Project, command: &mut Command) {
    forget_own_package(command);
    command.env("CARGO_TARGET_DIR", project.target_wasm());
    if !is_in_default_toolchain(project) {
        debian::use_for(project, command);
    }
}

/// A cargo that builds for the browser.
pub fn cargo(project: &Project) -> Command {
    let mut cargo = if is_in_default_toolchain(project) {
        command(
            project,
            std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        )
    } else {
        command(project, debian::cargo(project))
    };
    use_for(project, &mut cargo);
    cargo
}

fn is_in_default_toolchain(project: &Project) -> bool {
    let mut rustc = command(project, "rustc");
    read(rustc.args(["--print", "target-libdir", "--target", TRIPLE]))
        .is_ok_and(|folder| has_core(Path::new(&folder)))
        && has_source(project)
}

/// Bundles build the standard library along, so its source must be there (rustup: `rust-src`).
fn has_source(project: &Project) -> bool {
    let mut rustc = command(project, "rustc");
    read(rustc.args(["--print", "sysroot"])).is_ok_and(|root| {
        let library = Path::new(root.trim()).join("lib/rustlib/src/rust/library");
        library.join("Cargo.lock").exists()
    })
}

/// True when a library folder holds a compiled `core`.
pub fn has_core(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libcore-") && name.ends_with(".rlib")
    })
}
