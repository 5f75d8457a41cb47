//! Programs from crates.io: Trunk, and wasm-bindgen in exactly the version of `Cargo.lock`.

use super::Found;
use crate::process::{Outcome, command, forget_own_package, read, run_logged};
use crate::project::Project;
use std::process::Command;

const TRUNK_VERSION: &str = "0.21.14";

/// A crate whose program is wanted in one exact version.
struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    /// Whether the package's own lock file still resolves.
    locked: bool,
}

/// Trunk builds the three bundles.
pub fn ensure_trunk(project: &Project) -> Outcome<Found> {
    let version = TRUNK_VERSION;
    ensure(
        project,
        &Tool {
            package: "trunk",
            program: "trunk",
            version,
            locked: true,
        },
    )
}

/// The tool and the library write and read one private format, so their versions must be equal.
/// Its own lock file names a yanked crate, so it is resolved afresh.
pub fn ensure_wasm_bindgen(project: &Project) -> Outcome<Found> {
    let lock = std::fs::read_to_string(project.root.join("Cargo.lock"))
        .map_err(|error| format!("cannot read Cargo.lock: {error}"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock has no wasm-bindgen: is the frontend a member of the workspace?")?;
    let (package, program) = ("wasm-bindgen-cli", "wasm-bindgen");
    ensure(
        project,
        &Tool {
            package,
            program,
            version,
            locked: false,
        },
    )
}

fn ensure(project: &Project, tool: &Tool) -> Outcome<Found> {
    let label = format!("{} {}", tool.program, tool.version);
    if is_there(project, tool) {
        return Ok(Found::Present(label));
    }
    install(project, tool)?;
    if is_there(project, tool) {
        return Ok(Found::Installed(label));
    }
    Err(format!(
        "was installed, but `{} --version` does not say {}",
        tool.program, tool.version
    ))
}

fn is_there(project: &Project, tool: &Tool) -> bool {
    let Some(program) = project.which(tool.program) else {
        return false;
    };
    read(command(project, program).arg("--version"))
        .is_ok_and(|said| said.split_whitespace().nth(1) == Some(tool.version))
}

/// A prebuilt program where `cargo binstall` is at hand, else from source.
fn install(project: &Project, tool: &Tool) -> Outcome<()> {
    let log = project.log(&format!("install-{}", tool.package));
    if project.which("cargo-binstall").is_some() {
        let mut quick = cargo_outside(project);
        quick
            .args(["binstall", "--no-confirm", "--force", "--root"])
            .arg(project.tools());
        quick.arg(format!("{}@{}", tool.package, tool.version));
        if run_logged(&mut quick, &log).is_ok() {
            return Ok(());
        }
    }
    print!("building, takes minutes … ");
    let _ = std::io::Write::flush(&mut std::io::stdout());
    run_logged(&mut source_install(project, tool), &log)
}

fn source_install(project: &Project, tool: &Tool) -> Command {
    let mut slow = cargo_outside(project);
    slow.args([
        "install",
        tool.package,
        "--version",
        tool.version,
        "--force",
        "--root",
    ]);
    slow.arg(project.tools());
    if tool.locked {
        slow.arg("--locked");
    }
    // A tool that runs for seconds a day is not worth minutes of optimising.
    slow.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    slow
}

/// Cargo with a target folder of its own, so that an interrupted installation goes on.
fn cargo_outside(project: &Project) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = command(project, program);
    cargo.env("CARGO_TARGET_DIR", project.cache.join("target-tools"));
    forget_own_package(&mut cargo);
    cargo
}

/// The version that a lock file gives a package.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let head = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != head);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_of_exactly_that_package_is_read() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "bindgen"), None);
    }
}
