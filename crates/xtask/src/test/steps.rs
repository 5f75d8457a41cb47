//! The steps of `cargo xtask test`, each a function that checks and counts.

use super::sums::{self, Sums};
use crate::process::{self, Outcome, cargo, command};
use crate::project::Project;
use crate::setup::{system, wasm_target};
use crate::web::{self, Mode};
use crate::{run as serving, tidy};

/// Checks something; an error is one failure.
pub type Step = fn(&Project) -> Outcome<Sums>;

/// Headings with what is done under them, cheap and telling ones first.
pub const STEPS: &[(&str, Step)] = &[
    ("tidy", |project| one(tidy::run(project, &[]))),
    ("format", |project| one(formatting(project))),
    ("clippy", |project| one(clippy(project))),
    ("clippy for the browser", |project| {
        one(clippy_browser(project))
    }),
    ("Rust tests", rust_tests),
    ("browser bundles", |project| {
        one(web::build_within_bars(project, Mode::Release))
    }),
    ("TypeScript", |project| one(types(project))),
    ("browser tests", browser_tests),
];

/// Everything native but the browser's entries, with one set of features for all steps, so that
/// nothing is compiled twice.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

/// A step that is one check.
fn one(outcome: Outcome<()>) -> Outcome<Sums> {
    outcome.map(|()| Sums::SUCCESS)
}

fn formatting(project: &Project) -> Outcome<()> {
    process::run(cargo(project).args(["fmt", "--all", "--check"]))
}

fn clippy(project: &Project) -> Outcome<()> {
    let mut clippy = cargo(project);
    clippy
        .arg("clippy")
        .args(NATIVE)
        .args(["--all-targets", "--", "--deny", "warnings"]);
    process::run(&mut clippy)
}

/// The crates of the browser, for the browser. A distribution's toolchain may lack clippy.
fn clippy_browser(project: &Project) -> Outcome<()> {
    let has_clippy =
        process::read(wasm_target::cargo(project).args(["clippy", "--version"])).is_ok();
    let mut check = wasm_target::cargo(project);
    check.arg(if has_clippy { "clippy" } else { "check" });
    check.args(["--target", wasm_target::TRIPLE]);
    check.args(["-p", "domain", "-p", "contract", "-p", "frontend"]);
    if has_clippy {
        check.args(["--", "--deny", "warnings"]);
    }
    process::run(&mut check)
}

/// With nextest where it is installed (it leaves examples in documentation to cargo), else with
/// cargo's own runner.
fn rust_tests(project: &Project) -> Outcome<Sums> {
    let with_cargo = |arguments: &[&str]| {
        let mut tests = cargo(project);
        tests.args(arguments).args(NATIVE).arg("--no-fail-fast");
        process::run_counted(&mut tests, sums::of_rust)
    };
    if project.which("cargo-nextest").is_none() {
        return with_cargo(&["test"]).into_outcome("no Rust test ran");
    }
    let mut sums = with_cargo(&["nextest", "run"]).into_outcome("no Rust test ran")?;
    let examples = with_cargo(&["test", "--quiet", "--doc"]);
    sums += examples.counted;
    if let Err(trouble) = examples.outcome {
        println!("{trouble}");
        sums.failed += u64::from(examples.counted.failed == 0);
    }
    Ok(sums)
}

fn types(project: &Project) -> Outcome<()> {
    process::run(command(project, project.node_programs().join("tsc")).args(["-p", "end2end"]))
}

/// On the binary as a user gets it from `cargo xtask run`, with the bundles built just now.
fn browser_tests(project: &Project) -> Outcome<Sums> {
    let browser = system::chromium(project)
        .ok_or("no Chromium on PATH: install one, or name it in LINTEL_CHROMIUM")?;
    serving::build_server(project)?;
    let mut playwright = command(project, project.node_programs().join("playwright"));
    playwright
        .arg("test")
        .current_dir(project.root.join("end2end"));
    playwright.env("LINTEL_PROGRAM", serving::program(project));
    playwright
        .env("LINTEL_CHROMIUM", browser)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run_counted(&mut playwright, sums::of_playwright).into_outcome("no browser test ran")
}
