//! `cargo xtask dev`: serve, and on each save rebuild what changed and reload the page.
//!
//! Files are looked at several times a second (no watcher crate: a few hundred files take a
//! millisecond). What fails to compile is told and the last good server goes on.

use crate::process::{self, Outcome};
use crate::project::Project;
use crate::web::{self, Mode};
use crate::{run, setup};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

/// How often files are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// A server that has not drained by then is killed.
const DRAIN_AT_MOST: Duration = Duration::from_secs(5);

/// What reaches the browser's bundles, the style sheet, or the public files.
const BROWSER: [&str; 7] = [
    "app",
    "frontend",
    "style",
    "public",
    "crates/contract",
    "crates/domain",
    "Cargo.lock",
];
/// What reaches the server.
const SERVER: [&str; 8] = [
    "app",
    "server",
    "crates/contract",
    "crates/domain",
    "crates/integrations",
    "crates/services",
    "crates/store",
    "Cargo.lock",
];

/// Files with the time of their last change.
type Seen = BTreeMap<PathBuf, SystemTime>;

/// What both sides are made from, as it was at one look.
#[derive(Clone, PartialEq)]
struct Sources {
    browser: Seen,
    server: Seen,
}

/// Runs until it is interrupted. Arguments go to `lintel serve`.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    setup::for_building(project)?;
    let mut built = Sources::look(project);
    web::build(project, Mode::Dev)?;
    run::build_server(project)?;
    run::seed(project, arguments)?;
    let mut serving = start(project, arguments)?;
    let mut tried = built.clone();
    loop {
        let now = next_change(project, &tried);
        tried = now.clone();
        let started = Instant::now();
        if let Err(trouble) = rebuild(project, &built, &now) {
            println!("{trouble}\ndev: not reloaded; the last good build goes on");
            continue;
        }
        let restarts = now.server != built.server;
        built = now;
        if restarts {
            stop(&mut serving);
            serving = start(project, arguments)?;
        }
        web::mark_changed(project)?;
        println!(
            "dev: reloaded after {:.1} s",
            started.elapsed().as_secs_f32()
        );
    }
}

/// Waits for a change that has come to rest: editors write a file in several steps.
fn next_change(project: &Project, tried: &Sources) -> Sources {
    let mut last = Sources::look(project);
    loop {
        sleep(LOOK_EVERY);
        let now = Sources::look(project);
        if now == last && now != *tried {
            return now;
        }
        last = now;
    }
}

fn rebuild(project: &Project, built: &Sources, now: &Sources) -> Outcome<()> {
    if now.browser != built.browser {
        web::build(project, Mode::Dev)?;
    }
    if now.server == built.server {
        return Ok(());
    }
    run::build_server(project)
}

impl Sources {
    fn look(project: &Project) -> Sources {
        let seen = |names: &[&str]| {
            let mut seen = Seen::new();
            names
                .iter()
                .for_each(|name| add(&project.root.join(name), &mut seen));
            seen
        };
        Sources {
            browser: seen(&BROWSER),
            server: seen(&SERVER),
        }
    }
}

fn start(project: &Project, arguments: &[String]) -> Outcome<Child> {
    let mut serve = run::serve(project, arguments)?;
    serve
        .spawn()
        .map_err(|error| format!("cannot start {}: {error}", process::shown(&serve)))
}

/// Asks the server to drain, and insists after a while.
fn stop(serving: &mut Child) {
    let id = serving.id().to_string();
    let _ = Command::new("kill").args(["-TERM", &id]).status();
    let asked = Instant::now();
    while asked.elapsed() < DRAIN_AT_MOST {
        if !matches!(serving.try_wait(), Ok(None)) {
            return;
        }
        sleep(Duration::from_millis(20));
    }
    let _ = serving.kill();
    let _ = serving.wait();
}

fn add(path: &Path, seen: &mut Seen) {
    let Ok(data) = path.metadata() else { return };
    if data.is_dir() {
        let entries = path.read_dir().into_iter().flatten().flatten();
        entries.for_each(|entry| add(&entry.path(), seen));
    } else if let Ok(changed) = data.modified() {
        seen.insert(path.to_path_buf(), changed);
    }
}
