//! `lintel migrate|seed|import|export|restore`: data in and out.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgAction, ArgMatches, Command};
use contract::{connections::ImportReport, locale::Locale};
use domain::accounts::Actor;
use jiff::tz::TimeZone;
use services::{
    Services,
    connections::{self, Format, ImportRequest, backup},
    ports::Clock,
    seed,
};

use super::{Failed, Outcome, print, progress::Progress};
use crate::{clock::SystemClock, compose::Base, config::Settings};

/// Largest file that is read into memory, in bytes; import refuses smaller ones with a reason.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The demo's organisation has its seat there: "today" is the date there.
const DEMO_ZONE: &str = "Asia/Shanghai";

pub(super) fn commands() -> [Command; 5] {
    let file = |help| {
        let path = clap::value_parser!(PathBuf);
        Arg::new("file")
            .value_name("FILE")
            .required(true)
            .value_parser(path)
            .help(help)
    };
    [
        Command::new("migrate").about("Bring the database's schema up to this program"),
        Command::new("seed")
            .about("Fill an empty database")
            .subcommand_required(true)
            .subcommand(
                Command::new("demo").about("A believable organisation with four weeks of bookings"),
            ),
        Command::new("import")
            .about("Bring a calendar file in")
            .arg(
                Arg::new("format")
                    .long("format")
                    .required(true)
                    .value_parser(["pentabarf", "ics"])
                    .help("what the file is"),
            )
            .arg(
                Arg::new("dry-run")
                    .long("dry-run")
                    .action(ArgAction::SetTrue)
                    .help("decide everything, write nothing"),
            )
            .arg(
                Arg::new("room")
                    .long("room")
                    .value_name("ID")
                    .help("all events go there"),
            )
            .arg(
                Arg::new("time-zone")
                    .long("time-zone")
                    .value_name("NAME")
                    .help("IANA zone of times that have none"),
            )
            .arg(file("the calendar")),
        Command::new("export")
            .about("Write everything to a backup file")
            .arg(file(
                "where to; an existing file is replaced when all is written",
            )),
        Command::new("restore")
            .about("Read a backup file into an empty database")
            .arg(file("the backup")),
    ]
}

pub(super) async fn run(settings: &Settings, name: &str, matches: &ArgMatches) -> Outcome {
    let base = Base::open(settings).await?;
    let services = &base.services;
    let done = match name {
        "seed" => seed_demo(services).await,
        "import" => import(services, matches).await,
        "export" => export(services, path(matches)).await,
        "restore" => restore(services, path(matches)).await,
        // Opening has migrated already.
        _ => Ok(ExitCode::SUCCESS),
    };
    base.close().await;
    done
}

fn path(matches: &ArgMatches) -> &Path {
    matches
        .get_one::<PathBuf>("file")
        .map_or(Path::new(""), PathBuf::as_path)
}

/// Fills an empty database with the demo.
pub(crate) async fn seed_demo(services: &Services) -> Outcome {
    let zone = TimeZone::get(DEMO_ZONE)?;
    let today = SystemClock.now().to_zoned(zone).date();
    let progress = Progress::start("seeding");
    let seeded = seed::demo(services, today).await;
    progress.done();
    let made = seeded.map_err(|error| match error {
        services::Error::Rule("not_empty") => {
            Failed::from("the database is not empty; the demo goes only into an empty one")
        }
        other => other.into(),
    })?;
    tracing::info!(
        departments = made.departments,
        people = made.people,
        rooms = made.rooms,
        bookings = made.bookings,
        meetings = made.meetings,
        pending = made.pending,
        "seeded"
    );
    Ok(ExitCode::SUCCESS)
}

async fn import(services: &Services, matches: &ArgMatches) -> Outcome {
    let path = path(matches);
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let size = std::fs::metadata(path)
        .map_err(|error| unreadable(path, &error))?
        .len();
    if size > LARGEST {
        return Err(format!("{} is larger than {LARGEST} bytes", path.display()).into());
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    let format = match text("format").as_deref() {
        Some("ics") => Format::Ics,
        _ => Format::Pentabarf,
    };
    let request = ImportRequest {
        dry_run: matches.get_flag("dry-run"),
        room: text("room").map(Into::into),
        time_zone: text("time-zone"),
        locale: locale(),
        ..ImportRequest::new(format, bytes)
    };
    let progress = Progress::start("importing");
    let report = connections::import(services, &Actor::system(), request).await;
    progress.done();
    let report = report.map_err(|error| super::worded(&error))?;
    show(&report);
    Ok(if report.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// One line a row that needs somebody's eyes, then the sums.
fn show(report: &ImportReport) {
    let noteworthy = report.rows.iter().filter(|row| !row.code.is_empty());
    for row in noteworthy {
        print(&format!(
            "line {}: {}: {}\n",
            row.line, row.code, row.detail
        ));
    }
    let dry = if report.dry_run {
        " (dry run: nothing was written)"
    } else {
        ""
    };
    let (created, skipped, failed) = (report.created, report.skipped, report.failed);
    print(&format!(
        "created {created}, skipped {skipped}, failed {failed}{dry}\n"
    ));
}

async fn export(services: &Services, path: &Path) -> Outcome {
    let partial = partial(path);
    let file = File::create(&partial).map_err(|error| unwritable(&partial, &error))?;
    let mut out = BufWriter::new(file);
    let mut progress = Progress::start("exporting");
    let (actor, count) = (Actor::system(), |lines| progress.at(lines));
    let written = backup::export_all(services, &actor, &mut out, count).await;
    progress.done();
    let kept = written.map_err(Failed::from).and_then(|_| {
        out.flush()?;
        out.get_ref().sync_all()?;
        Ok(std::fs::rename(&partial, path)?)
    });
    if kept.is_err() {
        // Half a backup is worth nothing and looks like a whole one.
        let _ = std::fs::remove_file(&partial);
    }
    kept.map(|()| ExitCode::SUCCESS)
}

async fn restore(services: &Services, path: &Path) -> Outcome {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let mut progress = Progress::start("restoring");
    let (actor, count) = (Actor::system(), |lines| progress.at(lines));
    let restored = backup::restore(services, &actor, BufReader::new(file), count).await;
    progress.done();
    restored?;
    Ok(ExitCode::SUCCESS)
}

fn partial(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}

/// The language of the terminal.
fn locale() -> Locale {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let words = set("LC_ALL")
        .or_else(|| set("LC_MESSAGES"))
        .or_else(|| set("LANG"));
    words
        .and_then(|words| Locale::parse(&words))
        .unwrap_or_default()
}

fn unreadable(path: &Path, error: &std::io::Error) -> String {
    format!("cannot read {}: {error}", path.display())
}

fn unwritable(path: &Path, error: &std::io::Error) -> String {
    format!("cannot write {}: {error}", path.display())
}
