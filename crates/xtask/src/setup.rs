//! `cargo xtask setup`: finds every tool, installs what is missing, says what it did.
//!
//! Each step looks first and is silent work when the thing is there, so a repeat takes less than
//! a second. A step that lacks rights or network ends with the exact command for a person.
//! Start with [`STEPS`]; the browser target's fallback for machines whose rustup cannot download
//! is in `setup/debian.rs`.

mod debian;
mod node;
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
    ensure: fn(&Project) -> Outcome<Found>,
}

const STEPS: &[Step] = &[
    Step {
        name: "C++ and libclang",
        ensure: system::ensure_compilers,
    },
    Step {
        name: "wasm32 target",
        ensure: wasm_target::ensure,
    },
    Step {
        name: "trunk",
        ensure: programs::ensure_trunk,
    },
    Step {
        name: "wasm-bindgen",
        ensure: programs::ensure_wasm_bindgen,
    },
    Step {
        name: "npm packages",
        ensure: node::ensure_packages,
    },
    Step {
        name: "Chromium",
        ensure: system::ensure_chromium,
    },
    Step {
        name: "CJK fonts",
        ensure: system::ensure_fonts,
    },
];

/// Runs every step in order, one line each; stops at the first that cannot be had.
pub fn run(project: &Project, _arguments: &[String]) -> Outcome<()> {
    println!("setup (cache: {})", project.cache.display());
    for step in STEPS {
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
