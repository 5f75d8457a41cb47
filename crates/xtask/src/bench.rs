//! `cargo xtask bench [--json FILE]`: the bars of the program, measured on this machine.
//!
//! The measuring is `server/examples/bench`, because it needs the server's own parts; here it is
//! only built with optimisation (many minutes the first time) and started. It prints one table;
//! `--json FILE` writes one object a figure: `{"name", "value", "unit", "bar", "ok", "how"}`.
//! The sizes of the browser bundles are measured by `cargo xtask web`, which runs first.

use crate::process::{self, Outcome, cargo};
use crate::project::Project;
use crate::setup;
use crate::web::{self, Mode};

/// Builds bundles and benchmark, and passes every argument on.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    setup::for_building(project)?;
    let outgrown = web::build(project, Mode::Release)?;
    // The benchmark starts the server as its users do, so both are built, with the same features.
    let mut build = cargo(project);
    build.args([
        "build",
        "--release",
        "--package",
        "server",
        "--features",
        "bench",
    ]);
    process::run(build.args(["--bin", "lintel", "--example", "bench"]))?;
    let built = project.target().join("release/examples/bench");
    let mut bench = process::command(project, built);
    // With it every error inside the database would capture its stack, which nobody reads.
    bench.env_remove("RUST_BACKTRACE");
    process::run(bench.args(arguments))?;
    if outgrown.is_empty() {
        Ok(())
    } else {
        Err(outgrown.join("\n"))
    }
}
