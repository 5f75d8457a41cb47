//! `cargo xtask setup`: finds every tool, installs what is missing, says what it did.
//!
//! Each step looks first and is silent work when the thing is there, so a repeat takes less than
//! a second. A step that lacks rights or network ends with the exact command for a person.
//! Start with [`STEPS`]; the browser target's fallback for machines whose rustup cannot download
//! is in `setup/debian.rs`.

mod debian;
mod node;
mod packages;
mod programs;
pub mod system;
pub mod wasm_target;

use crate::process::Outcome;
use crate::project::Project;
use std::io::Write;

/// What a step found out.
pub enum Found {
    /// It was there.
    Present(String),
    /// It was missing and now is there.
    Installed(String),
    /// It is missing, and only what the text names will not work.
    Without(String),
}

/// One thing the project needs.
struct Step {
    name: &'static str,
    /// Only the browser tests need it.
    for_tests: bool,
    ensure: fn(&Project) -> Outcome<Found>,
}

const STEPS: &[Step] = &[
    step("C++ and libclang", system::ensure_compilers),
    step("wasm32 target", wasm_target::ensure),
    step("trunk", programs::ensure_trunk),
    step("wasm-bindgen", programs::ensure_wasm_bindgen),
    step("npm packages", node::ensure_packages),
    Step {
        for_tests: true,
        ..step("Chromium", system::ensure_chromium)
    },
    Step {
        for_tests: true,
        ..step("CJK fonts", system::ensure_fonts)
    },
];

const fn step(name: &'static str, ensure: fn(&Project) -> Outcome<Found>) -> Step {
    Step {
        name,
        for_tests: false,
        ensure,
    }
}

/// `cargo xtask setup`: everything.
pub fn run(project: &Project, _arguments: &[String]) -> Outcome<()> {
    ensure(project, STEPS.iter())
}

/// What building and serving need; no browser is installed for that.
pub fn for_building(project: &Project) -> Outcome<()> {
    ensure(project, STEPS.iter().filter(|step| !step.for_tests))
}

/// Runs steps in order, one line each; stops at the first that cannot be had.
fn ensure<'a>(project: &Project, steps: impl Iterator<Item = &'a Step>) -> Outcome<()> {
    println!("setup (cache: {})", project.cache.display());
    for step in steps {
        print!("  {:<17} ", step.name);
        let _ = std::io::stdout().flush();
        match (step.ensure)(project) {
            Ok(Found::Present(what)) => println!("found      {what}"),
            Ok(Found::Installed(what)) => println!("installed  {what}"),
            Ok(Found::Without(what)) => println!("missing    {what}"),
            Err(trouble) => {
                println!("failed");
                return Err(format!("{}: {trouble}", step.name));
            }
        }
    }
    Ok(())
}
