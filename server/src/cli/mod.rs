//! The command line (api.md, "Fixed command line").
//!
//! Must not know HTTP. Start at [`main`]; every command is a short file beside this one.

mod admin;
mod keys;
mod log;

use std::process::ExitCode;

use clap::{ArgMatches, Command};

use crate::{
    config::{Options, Settings},
    serve,
};

/// What went wrong, for the person at the terminal.
type Outcome = Result<ExitCode, Box<dyn std::error::Error + Send + Sync>>;

/// The whole program.
#[must_use]
pub fn main() -> ExitCode {
    let matches = command().get_matches();
    match run(&matches) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("lintel: {error}");
            ExitCode::FAILURE
        }
    }
}

/// All commands with their flags.
#[must_use]
pub fn command() -> Command {
    let lintel = Command::new("lintel")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Rooms, doors and meetings")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(Command::new("serve").about("Serve until SIGTERM"))
        .subcommand(keys::command())
        .subcommand(admin::command())
        .subcommand(
            Command::new("config")
                .about("Look at the configuration")
                .subcommand_required(true)
                .subcommand(Command::new("show").about("Each value with its source")),
        );
    Options::augment(lintel)
}

fn run(matches: &ArgMatches) -> Outcome {
    let Some((name, own)) = matches.subcommand() else {
        return Err("no command".into());
    };
    // Flags may stand before or after the command; clap hands them down to the innermost.
    let innermost = own.subcommand().map_or(own, |(_, inner)| inner);
    let settings = Settings::resolve(&Options::read(innermost), |name| std::env::var(name).ok())?;
    if name == "config" {
        print(&settings.show());
        return Ok(ExitCode::SUCCESS);
    }
    log::start(&settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match name {
            "serve" => {
                serve::serve(&settings).await?;
                Ok(ExitCode::SUCCESS)
            }
            "api-key" => keys::run(&settings, own).await,
            "admin" => admin::run(&settings, own).await,
            other => Err(format!("no such command: {other}").into()),
        }
    })
}

/// The command's answer; everything else goes to stderr.
#[expect(clippy::print_stdout, reason = "this is the command's answer")]
fn print(text: &str) {
    print!("{text}");
}
