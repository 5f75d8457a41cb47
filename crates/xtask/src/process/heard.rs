//! Runners whose output is shown as it comes and read when they are done.

use super::{Outcome, cannot_start, shown};
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, Stdio};
use std::thread;

/// How a runner ended, and what was read from its output.
pub struct Counted<T> {
    /// Its exit.
    pub outcome: Outcome<()>,
    /// What `count` made of all that it wrote.
    pub counted: T,
}

/// Runs, shows everything as it comes, and reads it when it is done.
pub fn run_counted<T>(command: &mut Command, count: fn(&str) -> T) -> Counted<T> {
    let mut said = String::new();
    let outcome = run_heard(command, &mut said);
    Counted {
        outcome,
        counted: count(&said),
    }
}

fn run_heard(command: &mut Command, said: &mut String) -> Outcome<()> {
    if std::io::stdout().is_terminal() {
        command
            .env("CARGO_TERM_COLOR", "always")
            .env("FORCE_COLOR", "1");
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let errors = child
        .stderr
        .take()
        .map(|pipe| thread::spawn(move || pass_on(pipe)));
    if let Some(pipe) = child.stdout.take() {
        said.push_str(&pass_on(pipe));
    }
    if let Some(heard) = errors.and_then(|thread| thread.join().ok()) {
        said.push_str(&heard);
    }
    let status = child
        .wait()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", shown(command)))
    }
}

/// Copies a pipe to our output line by line, and gives all of it.
fn pass_on(pipe: impl Read) -> String {
    let mut heard = String::new();
    for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        heard.push_str(&line);
        heard.push('\n');
    }
    heard
}
