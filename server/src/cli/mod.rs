//! The command line (api.md, "Fixed command line").
//!
//! Must not know HTTP. Start at [`main`]; every command is a short file beside this one.

mod admin;
mod check;
pub(crate) mod data;
mod keys;
mod log;
mod progress;

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::{
    config::{Options, Settings},
    serve,
};

/// Stack of each thread, in bytes: what SurrealDB gives its own server's threads. Its queries run
/// as deeply nested futures, and two megabytes overflow in an unoptimised build.
const STACK: usize = 10 << 20;

/// What went wrong, for the person at the terminal.
type Failed = Box<dyn std::error::Error + Send + Sync>;

/// How a command ends.
type Outcome = Result<ExitCode, Failed>;

/// The whole program.
#[must_use]
pub fn main() -> ExitCode {
    let matches = command().get_matches();
    match run(&matches) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("lintel: {}", chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

/// An error with its causes, which a person at the terminal may see.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let text = inner.to_string();
        if !words.contains(&text) {
            words.push_str(": ");
            words.push_str(&text);
        }
        cause = inner.source();
    }
    words
}

/// All commands with their flags.
#[must_use]
pub fn command() -> Command {
    let lintel = Command::new("lintel")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Rooms, doors and meetings")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("serve").about("Serve until SIGTERM").arg(
                Arg::new("demo")
                    .long("demo")
                    .action(ArgAction::SetTrue)
                    .help("seed the demo first when the database is empty"),
            ),
        )
        .subcommand(Command::new("check").about("Exit 0 when every invariant holds"))
        .subcommands(data::commands())
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
        .thread_stack_size(STACK)
        .build()?;
    runtime.block_on(async {
        match name {
            "serve" => {
                serve::serve(&settings, own.get_flag("demo")).await?;
                Ok(ExitCode::SUCCESS)
            }
            "check" => check::run(&settings).await,
            "migrate" | "seed" | "import" | "export" | "restore" => {
                data::run(&settings, name, own).await
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

/// A use case's no, in words.
fn worded(error: &services::Error) -> Failed {
    use contract::{locale::Locale, problem::Failure, text};
    let failure = error.failure();
    let mut words = text::detail(Locale::En, &failure);
    if let Failure::Invalid { errors } = &failure {
        for error in errors {
            words.push_str(&format!(
                " {}: {}",
                error.field,
                text::field(Locale::En, &error.code)
            ));
        }
    }
    words.into()
}
