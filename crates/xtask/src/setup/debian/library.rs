//! The standard library for the browser, compiled from the distribution's sources.

use super::super::wasm_target::TRIPLE;
use super::{cannot, cargo, folder, linker, use_for};
use crate::process::{Outcome, command, forget_own_package, run_logged};
use crate::project::Project;
use std::fs;
use std::path::Path;

/// An empty crate: only its `std` is wanted.
const EMPTY_MANIFEST: &str = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\n\
    edition = \"2024\"\n[lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n";

/// Compiles std in an empty crate and keeps its libraries. With bitcode, or link-time
/// optimisation of the bundles fails ("Can't find section .llvmbc").
pub fn compile(project: &Project) -> Outcome<()> {
    let scratch = project.cache.join("target-wasm-std");
    let _ = fs::remove_dir_all(&scratch);
    let source = scratch.join("src");
    fs::create_dir_all(&source).map_err(|error| cannot("make", &source, &error))?;
    fs::write(scratch.join("Cargo.toml"), EMPTY_MANIFEST)
        .and_then(|()| fs::write(source.join("lib.rs"), ""))
        .map_err(|error| cannot("write", &scratch, &error))?;
    let mut build = command(project, cargo(project));
    use_for(project, &mut build);
    forget_own_package(&mut build);
    build
        .current_dir(&scratch)
        .args(["build", "--release", "--target", TRIPLE])
        .arg("-Zbuild-std=std,panic_abort,proc_macro")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
            linker("wasm-ld")?,
        );
    run_logged(&mut build, &project.log("wasm-std"))?;
    keep_libraries(
        &scratch.join("target").join(TRIPLE).join("release/deps"),
        project,
    )?;
    fs::remove_dir_all(&scratch).map_err(|error| cannot("remove", &scratch, &error))
}

fn keep_libraries(from: &Path, project: &Project) -> Outcome<()> {
    let to = folder(project).join("lib/rustlib").join(TRIPLE).join("lib");
    fs::create_dir_all(&to).map_err(|error| cannot("make", &to, &error))?;
    let entries = fs::read_dir(from).map_err(|error| cannot("read", from, &error))?;
    for entry in entries.flatten() {
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "rlib")
        {
            fs::copy(entry.path(), to.join(entry.file_name()))
                .map_err(|error| cannot("copy to", &to, &error))?;
        }
    }
    Ok(())
}
