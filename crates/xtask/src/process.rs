//! Starting other programs: with the project's tools on `PATH`, long output in a log file.

mod heard;

use crate::project::Project;
pub use heard::{Counted, run_counted};
use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a step gives: a value, or words for the person at the terminal.
pub type Outcome<T> = Result<T, String>;

/// How many lines of a failed step's log are shown.
const TAIL_LINES: usize = 40;

/// A command that starts in the checkout with the project's tools first on `PATH`.
pub fn command(project: &Project, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(&project.root)
        .env("PATH", project.path());
    command
}

/// The native cargo, building into the shared target folder.
pub fn cargo(project: &Project) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = command(project, program);
    cargo.env("CARGO_TARGET_DIR", project.target());
    forget_own_package(&mut cargo);
    cargo
}

/// Cargo tells a program that it runs about its own package; children must not see it, or build
/// scripts that watch these names would run again in every build.
pub fn forget_own_package(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

/// Runs with the terminal's own input and output.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", shown(command)))
    }
}

/// Runs and gives what it wrote to stdout, trimmed; an error carries stderr.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} failed: {}", shown(command), tail(&said, 8)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs with its output in a log file; on failure the error ends with the log's last lines.
pub fn run_logged(command: &mut Command, log: &Path) -> Outcome<()> {
    let cannot_log = |error| format!("cannot write {}: {error}", log.display());
    let file = File::create(log).map_err(cannot_log)?;
    let again = file.try_clone().map_err(cannot_log)?;
    command.stdin(Stdio::null()).stdout(file).stderr(again);
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    let said = std::fs::read_to_string(log).unwrap_or_default();
    let last = tail(&said, TAIL_LINES);
    Err(format!(
        "{last}\n{} failed ({status}); all of it: {}",
        shown(command),
        log.display()
    ))
}

/// A command as a person would type it.
pub fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start {}: {error}", shown(command))
}

/// The last `count` lines.
fn tail(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
