//! `cargo xtask test`: every check and test there is, in order, each with a heading and its time.
//!
//! A step that fails does not stop the others; the last line is exactly `N passed, N failed`.
//! Runners' own sums are added up; a step that is one check counts as one. Start with [`STEPS`].

mod steps;
mod sums;

use crate::process::Outcome;
use crate::project::Project;
use crate::setup;
use std::time::Instant;
use steps::STEPS;
use sums::Sums;

/// `cargo xtask test [STEP…]`: all steps, or those whose names begin with an argument.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    let begun = Instant::now();
    heading("setup");
    if let Err(trouble) = setup::run(project, &[]) {
        println!("{trouble}\n\n0 passed, 1 failed");
        std::process::exit(1);
    }
    let mut total = Sums::default();
    for (name, step) in STEPS.iter().filter(|(name, _)| is_chosen(name, arguments)) {
        total += run_step(project, name, *step);
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

fn is_chosen(name: &str, arguments: &[String]) -> bool {
    let mut wanted = arguments.iter();
    arguments.is_empty() || wanted.any(|start| name.starts_with(start.as_str()))
}

/// A step that cannot say how many of its tests failed counts as one failure.
fn run_step(project: &Project, name: &str, step: steps::Step) -> Sums {
    let started = Instant::now();
    heading(name);
    let sums = step(project).unwrap_or_else(|trouble| {
        println!("{trouble}");
        Sums::FAILURE
    });
    println!("{name}: {sums}, {:.1} s", started.elapsed().as_secs_f32());
    sums
}

fn heading(name: &str) {
    println!("\n== {name}");
}
