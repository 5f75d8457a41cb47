//! `cargo xtask`: everything a developer or a build machine does with this checkout.
//!
//! It knows how to find tools, build, start and check; it must not know what the program is
//! about (no dependency on the other crates). Start with [`COMMANDS`], then the file named like
//! the command. Where things are kept is in `project.rs`, how children are started in `process.rs`.

mod bench;
mod dev;
mod process;
mod project;
mod rows;
mod run;
mod setup;
mod test;
mod text;
mod tidy;
mod web;

use process::Outcome;
use project::Project;
use std::process::ExitCode;

/// One command: its name, what it does in a line, and the function behind it.
struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Outcome<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "setup",
        about: "find or install every tool; safe to repeat",
        run: setup::run,
    },
    Command {
        name: "web",
        about: "build the browser bundles into dist/ [--dev]",
        run: web::run,
    },
    Command {
        name: "run",
        about: "set up, build, seed the demo once, serve; arguments go to `lintel serve`",
        run: run::run,
    },
    Command {
        name: "dev",
        about: "like run, and rebuild and reload on save",
        run: dev::run,
    },
    Command {
        name: "test",
        about: "set up, then every check and test there is",
        run: test::run,
    },
    Command {
        name: "bench",
        about: "the measured bars [--json FILE] [--only SECTION]",
        run: bench::run,
    },
    Command {
        name: "tidy",
        about: "the rules of the house: arrows, sizes, places",
        run: tidy::run,
    },
    Command {
        name: "rows",
        about: "each requirement with its tests [--json]",
        run: rows::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        print_usage();
        return ExitCode::from(2);
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        print_usage();
        return ExitCode::from(2);
    };
    match Project::find().and_then(|project| (command.run)(&project, rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn print_usage() {
    eprintln!("cargo xtask COMMAND [arguments]\n");
    for command in COMMANDS {
        eprintln!("  {:<7} {}", command.name, command.about);
    }
}
