//! Trunk builds each bundle; esbuild folds its scripts into one small module. What was built is
//! kept in the cache folder under the fingerprint of its sources.

use super::prune::prune;
use super::{BUNDLES, Mode, inputs};
use crate::process::{Outcome, command, read, run_logged};
use crate::project::Project;
use crate::setup::wasm_target;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Builds kept before the oldest is thrown away; each has some 3 MB, in dev 30 MB.
const MOST_KEPT: usize = 8;

/// Added to each bundle in dev: `build.txt` says which build the server has.
const RELOAD_ON_CHANGE: &str = "{let was;setInterval(async()=>{try{\
    const now=await(await fetch('/build.txt',{cache:'no-store'})).text();\
    if(was!==undefined&&now!==was)location.reload();was=now;}catch{}},700);}";

/// Gives the folder with `BUNDLE.js` and `BUNDLE.wasm` of every bundle.
pub fn build(project: &Project, mode: Mode, kept: &Path) -> Outcome<PathBuf> {
    let name = format!("{}-{}", mode.word(), inputs::fingerprint(project, mode)?);
    let folder = kept.join(name);
    let complete = folder.join("complete");
    if complete.exists() {
        // Touched, so that it counts as used.
        let _ = fs::write(&complete, "");
        println!("web: bundles unchanged");
        return Ok(folder);
    }
    forget_oldest(kept);
    for bundle in BUNDLES {
        let started = std::time::Instant::now();
        build_one(project, mode, bundle, &folder)?;
        println!(
            "web: built {bundle} in {:.1} s",
            started.elapsed().as_secs_f32()
        );
    }
    fs::write(&complete, "").map_err(|error| format!("cannot mark the build: {error}"))?;
    Ok(folder)
}

fn build_one(project: &Project, mode: Mode, bundle: &str, folder: &Path) -> Outcome<()> {
    compile(project, mode, bundle)?;
    let stage = project.cache.join("web/stage").join(bundle);
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(&stage)
        .map_err(|error| format!("cannot make {}: {error}", stage.display()))?;
    let mut trunk = command(
        project,
        project.which("trunk").unwrap_or_else(|| "trunk".into()),
    );
    wasm_target::use_for(project, &mut trunk);
    shrink(mode, &mut trunk);
    // Trunk reads NO_COLOR as a truth value and stops at anything else.
    trunk.env_remove("NO_COLOR");
    trunk
        .arg("build")
        .arg(format!("frontend/{bundle}.html"))
        .arg("--dist")
        .arg(&stage);
    if mode == Mode::Release {
        trunk.arg("--release");
    }
    run_logged(&mut trunk, &project.log(&format!("web-{bundle}")))?;
    fold_scripts(project, mode, &stage.join(format!("{bundle}.js")), folder)?;
    let made = stage.join(format!("{bundle}_bg.wasm"));
    let wasm = folder.join(format!("{bundle}.wasm"));
    match mode {
        Mode::Release => optimise(project, bundle, &made, &wasm),
        Mode::Dev => fs::copy(&made, &wasm)
            .map(drop)
            .map_err(|error| format!("trunk left no {}: {error}", made.display())),
    }
}

/// Builds the standard library along, for size and with panics that only stop: their texts were a
/// tenth of a program, and nobody reads them in a browser. Equal functions stay apart, so that a
/// name says what a function is (see [`prune`]); wasm-opt folds them after that. `RUSTC_BOOTSTRAP`
/// because these are called unstable; the compiler is the ordinary one.
fn shrink(mode: Mode, cargo: &mut Command) {
    if mode == Mode::Dev {
        return;
    }
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(
            "RUSTFLAGS",
            "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort \
             -Zmerge-functions=disabled",
        );
}

/// What every browser that we serve has; `--all-features` would write more than they read.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

fn optimise(project: &Project, bundle: &str, made: &Path, wasm: &Path) -> Outcome<()> {
    let module =
        fs::read(made).map_err(|error| format!("trunk left no {}: {error}", made.display()))?;
    let (pruned, taken) = prune(&module)?;
    if taken == 0 {
        return Err(format!(
            "nothing was pruned from {bundle}: are its names gone?"
        ));
    }
    let middle = made.with_extension("pruned");
    fs::write(&middle, pruned)
        .map_err(|error| format!("cannot write {}: {error}", middle.display()))?;
    let mut wasm_opt = command(project, project.node_programs().join("wasm-opt"));
    wasm_opt.args(["-Oz", "--converge", "--strip-debug", "--strip-producers"]);
    wasm_opt
        .args(WASM_FEATURES)
        .arg(&middle)
        .arg("-o")
        .arg(wasm);
    run_logged(&mut wasm_opt, &project.log(&format!("wasm-opt-{bundle}")))
}

/// Trunk would do this too, but offline and with the compiler's words buried in its own.
fn compile(project: &Project, mode: Mode, bundle: &str) -> Outcome<()> {
    let mut cargo = wasm_target::cargo(project);
    cargo.args(["build", "--target", wasm_target::TRIPLE, "--manifest-path"]);
    cargo
        .arg(project.root.join("frontend/Cargo.toml"))
        .args(["--bin", bundle]);
    if mode == Mode::Release {
        cargo.args(["--profile", "wasm-release"]);
    }
    shrink(mode, &mut cargo);
    run_logged(&mut cargo, &project.log(&format!("compile-{bundle}")))
}

/// wasm-bindgen's script imports snippets from beside it; one file needs one request and one hash.
fn fold_scripts(project: &Project, mode: Mode, script: &Path, folder: &Path) -> Outcome<()> {
    let mut esbuild = command(project, project.node_programs().join("esbuild"));
    esbuild
        .arg(script)
        .arg(format!("--outdir={}", folder.display()));
    esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2022"]);
    esbuild.arg("--log-level=warning");
    if mode == Mode::Dev {
        esbuild.arg(format!("--footer:js={RELOAD_ON_CHANGE}"));
    }
    read(&mut esbuild).map(drop)
}

fn forget_oldest(kept: &Path) {
    let used = |folder: &PathBuf| {
        let marked = folder
            .join("complete")
            .metadata()
            .and_then(|data| data.modified());
        marked.unwrap_or(SystemTime::UNIX_EPOCH)
    };
    let Ok(entries) = kept.read_dir() else { return };
    let mut builds: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && !path.ends_with("stage"))
        .collect();
    builds.sort_by_key(used);
    let surplus = builds.len().saturating_sub(MOST_KEPT - 1);
    for build in &builds[..surplus] {
        let _ = fs::remove_dir_all(build);
    }
}
