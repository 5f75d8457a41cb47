//! `cargo xtask run`: from a fresh clone to a serving Lintel with the demo organisation.

use crate::process::{self, Outcome, cargo, command};
use crate::project::Project;
use crate::{setup, web};
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

/// Builds everything, seeds once, and becomes the server. Arguments go to `lintel serve`.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    setup::for_building(project)?;
    for outgrown in web::build(project, web::Mode::Release)? {
        println!("web: warning: {outgrown}");
    }
    build_server(project)?;
    seed(project, arguments)?;
    let mut serve = serve(project, arguments)?;
    let error = serve.exec();
    Err(format!("cannot start {}: {error}", process::shown(&serve)))
}

/// Compiles the server for development.
pub fn build_server(project: &Project) -> Outcome<()> {
    println!("building the server");
    process::run(cargo(project).args(["build", "--package", "server"]))
}

/// The program that [`build_server`] made.
pub fn program(project: &Project) -> PathBuf {
    project.target().join("debug/lintel")
}

/// Fills the demo database once. It is filled under another name and then moved, so that an
/// interrupted seeding is begun again.
pub fn seed(project: &Project, arguments: &[String]) -> Outcome<()> {
    let place = demo(project);
    if place.exists() || chosen(arguments, "database") {
        return Ok(());
    }
    let unfinished = place.with_extension("unfinished");
    let _ = fs::remove_dir_all(&unfinished);
    fs::create_dir_all(&unfinished)
        .map_err(|error| format!("cannot make {}: {error}", unfinished.display()))?;
    println!("seeding the demo organisation into {}", place.display());
    let url = format!("rocksdb://{}?sync=every", unfinished.display());
    process::run(command(project, program(project)).args(["seed", "demo", "--database", &url]))?;
    fs::rename(&unfinished, &place)
        .map_err(|error| format!("cannot move the demo to {}: {error}", place.display()))
}

/// `lintel serve` on the demo database, unless arguments or environment say otherwise.
pub fn serve(project: &Project, arguments: &[String]) -> Outcome<Command> {
    let files = project.root.join("data/files");
    fs::create_dir_all(&files)
        .map_err(|error| format!("cannot make {}: {error}", files.display()))?;
    let mut serve = command(project, program(project));
    serve.arg("serve");
    let defaults = [
        (
            "database",
            format!("rocksdb://{}?sync=every", demo(project).display()),
        ),
        ("files", files.display().to_string()),
        ("listen", "127.0.0.1:3000".to_owned()),
    ];
    for (name, value) in defaults {
        if !chosen(arguments, name) {
            serve.arg(format!("--{name}")).arg(value);
        }
    }
    serve.args(arguments);
    Ok(serve)
}

fn demo(project: &Project) -> PathBuf {
    project.root.join("data/demo")
}

/// True when a setting comes from the arguments or from `LINTEL_…`.
fn chosen(arguments: &[String], name: &str) -> bool {
    let flag = format!("--{name}");
    let in_arguments = arguments.iter().any(|argument| {
        argument
            .strip_prefix(&flag)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    });
    in_arguments || std::env::var_os(format!("LINTEL_{}", name.to_uppercase())).is_some()
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn a_given_flag_is_not_given_again() {
        let given = |argument: &str| chosen(&[argument.to_owned()], "listen");
        assert!(given("--listen") && given("--listen=0.0.0.0:80"));
        assert!(!given("--listener") && !given("listen"));
    }
}
