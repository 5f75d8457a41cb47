//! `cargo xtask bench [--json FILE] [--only SECTION]`: the bars of the program, measured on this
//! machine.
//!
//! What the server does is measured by `server/examples/bench`, because that needs the server's own
//! parts; here it is only built with optimisation (many minutes the first time) and started. What
//! a browser does is measured by the scripts of `end2end/bench`: `week` beside other calendars,
//! `lighthouse`, how a `door` starts, and the `truth` of doors whose cable is cut; they need a
//! Chromium, and without one it is said how they are run. Each prints its figures; `--json FILE`
//! writes all, one object a figure:
//! `{"name", "value", "unit", "bar", "ok", "how"}`.
//! The sizes of the browser bundles are measured by `cargo xtask web`, which runs first.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process::{self, Outcome, cargo};
use crate::project::Project;
use crate::setup::{self, system};
use crate::web::{self, Mode};

/// Sections that a browser measures; each is a script of `end2end/bench`.
const BROWSER: [&str; 4] = ["week", "lighthouse", "door", "truth"];

/// What was asked for.
struct Asked<'a> {
    json: Option<&'a Path>,
    only: Option<&'a str>,
    /// All but `--json FILE`, for the server's part.
    rest: Vec<&'a str>,
}

fn asked(arguments: &[String]) -> Outcome<Asked<'_>> {
    let mut asked = Asked {
        json: None,
        only: None,
        rest: Vec::new(),
    };
    let mut words = arguments.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let value = words.next().ok_or(format!("{word} needs a value"))?;
        match word {
            "--json" => asked.json = Some(Path::new(value)),
            "--only" => asked.only = Some(value),
            _ => {}
        }
        if word != "--json" {
            asked.rest.extend([word, value]);
        }
    }
    Ok(asked)
}

/// Builds bundles and programs, and runs every part that is asked for; all of them run, also when
/// one is beyond its bar.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    let asked = asked(arguments)?;
    setup::for_building(project)?;
    let mut troubles = web::build(project, Mode::Release)?;
    // The benchmark starts the server as its users do, so both are built, with the same features.
    let mut build = cargo(project);
    build.args([
        "build",
        "--release",
        "--package",
        "server",
        "--features",
        "bench",
    ]);
    process::run(build.args(["--bin", "lintel", "--example", "bench"]))?;
    let mut written = Vec::new();
    if asked.only.is_none_or(|only| !BROWSER.contains(&only)) {
        let file = part(project, "server");
        troubles.extend(server(project, &asked, &file).err());
        written.push(file);
    }
    for section in BROWSER {
        if asked.only.is_none_or(|only| only == section) {
            let file = part(project, section);
            troubles.extend(browser(project, section, &file).err());
            written.push(file);
        }
    }
    if let Some(file) = asked.json {
        join(&written, file)?;
    }
    match troubles.is_empty() {
        true => Ok(()),
        false => Err(troubles.join("\n")),
    }
}

/// Where a part writes its figures.
fn part(project: &Project, section: &str) -> PathBuf {
    project.target().join(format!("bench-{section}.json"))
}

fn server(project: &Project, asked: &Asked<'_>, file: &Path) -> Outcome<()> {
    forget(file)?;
    let mut bench = process::command(project, project.target().join("release/examples/bench"));
    // With it every error inside the database would capture its stack, which nobody reads.
    bench.env_remove("RUST_BACKTRACE");
    process::run(bench.args(&asked.rest).arg("--json").arg(file))
}

fn browser(project: &Project, section: &str, file: &Path) -> Outcome<()> {
    forget(file)?;
    let script = format!("end2end/bench/{section}.mjs");
    let lintel = project.target().join("release/lintel");
    let Some(chromium) = system::chromium(project) else {
        println!("\n{section}: no Chromium on PATH; with one, named in LINTEL_CHROMIUM:");
        println!("  node {script} {}", lintel.display());
        return Ok(());
    };
    println!("\n{section}:");
    let mut node = process::command(project, "node");
    node.env("LINTEL_CHROMIUM", chromium)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(node.arg(script).arg(lintel).arg("--json").arg(file))
}

/// Figures of an earlier run are not this one's.
fn forget(file: &Path) -> Outcome<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("cannot remove {}: {error}", file.display()))
        }
        _ => Ok(()),
    }
}

/// All figures in one file, one a line; a part that wrote none has none.
fn join(parts: &[PathBuf], file: &Path) -> Outcome<()> {
    let mut lines = Vec::new();
    for part in parts.iter().filter(|part| part.is_file()) {
        let text = std::fs::read(part).map_err(|error| format!("{}: {error}", part.display()))?;
        let figures: Vec<Value> = serde_json::from_slice(&text)
            .map_err(|error| format!("{}: {error}", part.display()))?;
        lines.extend(figures.iter().map(Value::to_string));
    }
    std::fs::write(file, format!("[\n{}\n]\n", lines.join(",\n")))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_figures_stand_in_one_file_and_json_is_not_passed_on() {
        let words = ["--json", "all.json", "--only", "growth", "--shared", "x"];
        let words = words.map(str::to_owned);
        let asked = asked(&words).unwrap();
        assert_eq!(asked.json, Some(Path::new("all.json")));
        assert_eq!(asked.rest, ["--only", "growth", "--shared", "x"]);

        let folder = std::env::temp_dir().join(format!("xtask-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let parts = ["a", "b", "none"].map(|name| folder.join(name));
        std::fs::write(&parts[0], "[\n{\"name\":\"a\"}\n]\n").unwrap();
        std::fs::write(&parts[1], "[\n{\"name\":\"b\"},\n{\"name\":\"c\"}\n]\n").unwrap();
        let all = folder.join("all");
        join(&parts, &all).unwrap();
        let found: Vec<Value> = serde_json::from_slice(&std::fs::read(&all).unwrap()).unwrap();
        let names: Vec<_> = found.iter().map(|one| one["name"].clone()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
