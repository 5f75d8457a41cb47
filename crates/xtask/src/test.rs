//! `cargo xtask test`: every check and test there is, in order, each with a heading and its time.
//!
//! A step that fails does not stop the others; the last line is exactly `N passed, N failed`.
//! Runners' own sums are added up; a step that is one check counts as one. Start with [`STEPS`].

mod sums;

use crate::process::{self, Outcome, cargo, command};
use crate::project::Project;
use crate::setup::{self, system, wasm_target};
use crate::web::{self, Mode};
use crate::{run as serving, tidy};
use std::time::Instant;
use sums::Sums;

/// A heading and what is done under it.
struct Step {
    name: &'static str,
    run: fn(&Project) -> Outcome<Sums>,
}

/// Everything native but the browser's entries, with one set of features for all steps, so that
/// nothing is compiled twice.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

const STEPS: &[Step] = &[
    Step {
        name: "tidy",
        run: |project| one(tidy::run(project, &[])),
    },
    Step {
        name: "format",
        run: |project| one(format(project)),
    },
    Step {
        name: "clippy",
        run: |project| one(clippy(project)),
    },
    Step {
        name: "clippy for the browser",
        run: |project| one(clippy_browser(project)),
    },
    Step {
        name: "Rust tests",
        run: rust_tests,
    },
    Step {
        name: "browser bundles",
        run: |project| one(web::build_within_bars(project, Mode::Release)),
    },
    Step {
        name: "TypeScript",
        run: |project| one(types(project)),
    },
    Step {
        name: "browser tests",
        run: browser_tests,
    },
];

/// `cargo xtask test [STEP…]`: all steps, or those whose names begin with an argument.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    let begun = Instant::now();
    heading("setup");
    if let Err(trouble) = setup::run(project, &[]) {
        println!("{trouble}\n\n0 passed, 1 failed");
        std::process::exit(1);
    }
    let chosen = |step: &&Step| {
        arguments.is_empty()
            || arguments
                .iter()
                .any(|name| step.name.starts_with(name.as_str()))
    };
    let mut total = Sums::default();
    for step in STEPS.iter().filter(chosen) {
        let started = Instant::now();
        heading(step.name);
        let sums = (step.run)(project).unwrap_or_else(|trouble| {
            println!("{trouble}");
            Sums {
                passed: 0,
                failed: 1,
            }
        });
        println!(
            "{}: {sums}, {:.1} s",
            step.name,
            started.elapsed().as_secs_f32()
        );
        total += sums;
    }
    println!("\nall of it took {:.0} s", begun.elapsed().as_secs_f32());
    println!("{total}");
    // The last line is said; a failure adds nothing to it.
    if total.failed > 0 {
        std::process::exit(1)
    } else {
        Ok(())
    }
}

fn heading(name: &str) {
    println!("\n== {name}");
}

/// A step that is one check.
fn one(outcome: Outcome<()>) -> Outcome<Sums> {
    outcome.map(|()| Sums {
        passed: 1,
        failed: 0,
    })
}

fn format(project: &Project) -> Outcome<()> {
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
    check.args([
        "--package",
        "domain",
        "--package",
        "contract",
        "--package",
        "frontend",
    ]);
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
