//! The way round for machines whose rustup cannot download a target: Debian carries a complete
//! Rust as `rustc-web`, with the sources of the standard library.
//!
//! From it an own toolchain is made in the cache folder; nothing under `/usr` is written:
//! ```text
//! wasm-toolchain/bin/rustc     starts /usr/bin/rustc with --sysroot on this folder
//! wasm-toolchain/bin/cargo     → /usr/bin/cargo
//! …/lib/rustlib/src            → /usr/lib/rustlib/src
//! …/lib/rustlib/HOST/lib       → the distribution's;  HOST/bin/rust-lld → lld
//! …/lib/rustlib/wasm32-…/lib   the library, compiled here once (half a minute)
//! ```

mod library;

use super::packages::{self, Package};
use super::wasm_target::{TRIPLE, has_core};
use crate::process::{Outcome, read};
use crate::project::Project;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const RUSTLIB: &str = "/usr/lib/rustlib";
/// lld and wasm-ld, newest first; the packages' names end in the version.
const LLD_VERSIONS: [u32; 4] = [21, 20, 19, 18];
fn folder(project: &Project) -> PathBuf {
    project.tools().join("wasm-toolchain")
}

fn stamp(project: &Project) -> PathBuf {
    folder(project).join("made-from")
}

/// The cargo of the own toolchain.
pub fn cargo(project: &Project) -> PathBuf {
    folder(project).join("bin/cargo")
}

/// The compiler's version when the own toolchain is whole and of the compiler installed now.
pub fn ready(project: &Project) -> Option<String> {
    let made_from = fs::read_to_string(stamp(project)).ok()?;
    let library = folder(project).join("lib/rustlib").join(TRIPLE).join("lib");
    let now = version().ok()?;
    (made_from == now && has_core(&library)).then_some(now)
}

/// Puts the own toolchain first for a child process.
pub fn use_for(project: &Project, command: &mut Command) {
    let own = folder(project).join("bin");
    let folders = [own.clone(), linkers(project)].into_iter();
    let inherited = project.path();
    let all = folders.chain(std::env::split_paths(&inherited));
    command.env("PATH", std::env::join_paths(all).unwrap_or(inherited));
    command
        .env("RUSTC", own.join("rustc"))
        .env("CARGO", own.join("cargo"));
    // rustup points these at its own toolchain.
    for name in ["RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "RUSTDOC"] {
        command.env_remove(name);
    }
}

/// Installs the packages where it may, lays out the toolchain and compiles its library.
pub fn install(project: &Project) -> Outcome<String> {
    packages::ensure(project, &packages())?;
    let version = version()?;
    let whole = folder(project);
    if whole.exists() {
        fs::remove_dir_all(&whole).map_err(|error| cannot("remove", &whole, &error))?;
    }
    lay_out(project, &host()?)?;
    library::compile(project)?;
    fs::write(stamp(project), &version).map_err(|error| cannot("write", &whole, &error))?;
    Ok(version)
}

fn packages() -> Vec<Package> {
    let sources = Path::new(RUSTLIB).join("src/rust/library/std");
    vec![
        Package {
            name: "rustc-web",
            present: Path::new(RUSTC).exists(),
        },
        Package {
            name: "cargo-web",
            present: Path::new(CARGO).exists(),
        },
        Package {
            name: "rust-web-src",
            present: sources.exists(),
        },
        Package {
            name: "lld-19",
            present: linker("lld").is_ok() && linker("wasm-ld").is_ok(),
        },
    ]
}

fn version() -> Outcome<String> {
    read(clean(&mut Command::new(RUSTC)).arg("--version"))
}

fn host() -> Outcome<String> {
    let said = read(clean(&mut Command::new(RUSTC)).arg("-vV"))?;
    said.lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .ok_or_else(|| format!("{RUSTC} -vV names no host"))
}

/// Without the library path that rustup sets for its own compiler.
fn clean(command: &mut Command) -> &mut Command {
    command
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTUP_TOOLCHAIN")
}

/// The installed linker of that family, as `/usr/bin/NAME-VERSION`.
fn linker(name: &str) -> Outcome<PathBuf> {
    LLD_VERSIONS
        .iter()
        .map(|version| PathBuf::from(format!("/usr/bin/{name}-{version}")))
        .find(|path| path.exists())
        .ok_or_else(|| format!("no /usr/bin/{name}-19 (package lld-19)"))
}

/// Names that rustc looks for on `PATH`.
fn linkers(project: &Project) -> PathBuf {
    folder(project).join("linkers")
}

fn lay_out(project: &Project, host: &str) -> Outcome<()> {
    let whole = folder(project);
    let rustlib = whole.join("lib/rustlib");
    for made in [
        whole.join("bin"),
        linkers(project),
        rustlib.join(host).join("bin"),
    ] {
        fs::create_dir_all(&made).map_err(|error| cannot("make", &made, &error))?;
    }
    let (lld, wasm_ld) = (linker("lld")?, linker("wasm-ld")?);
    let system = Path::new(RUSTLIB);
    link(Path::new(CARGO), &whole.join("bin/cargo"))?;
    link(&system.join("src"), &rustlib.join("src"))?;
    link(
        &system.join(host).join("lib"),
        &rustlib.join(host).join("lib"),
    )?;
    link(&lld, &rustlib.join(host).join("bin/rust-lld"))?;
    link(&lld, &linkers(project).join("rust-lld"))?;
    link(&wasm_ld, &linkers(project).join("wasm-ld"))?;
    let script = format!(
        "#!/bin/sh\nexec {RUSTC} --sysroot '{}' \"$@\"\n",
        whole.display()
    );
    let rustc = whole.join("bin/rustc");
    fs::write(&rustc, script)
        .and_then(|()| fs::set_permissions(&rustc, fs::Permissions::from_mode(0o755)))
        .map_err(|error| cannot("write", &rustc, &error))
}

fn link(existing: &Path, name: &Path) -> Outcome<()> {
    symlink(existing, name).map_err(|error| cannot("link", name, &error))
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {verb} {}: {error}", path.display())
}
