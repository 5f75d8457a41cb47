//! Puts bundles, style sheet and public files into `dist/` and writes the manifest last, so that
//! a server that reads while we write finds only files that are there.

use super::inputs::files_under;
use super::{BUNDLES, Mode};
use crate::process::{Outcome, command, read};
use crate::project::Project;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Browsers that are served; Android's and a tablet's WebView follow Chrome.
const CSS_TARGETS: &str = "--target=chrome111,firefox113,safari16.4";

/// Writes `dist/` from a folder of bundles.
pub fn write_dist(project: &Project, mode: Mode, built: &Path) -> Outcome<()> {
    let css = project.cache.join("web/stage/main.css");
    bundle_style(project, &css)?;
    let dist = project.dist();
    fs::create_dir_all(dist.join("pkg")).map_err(|error| format!("cannot make dist: {error}"))?;
    let order = order(project, mode, built, &css)?;
    let packed = pack(project, &order, &built.join("packed"))?;
    remove_others(&dist, &packed)?;
    let manifest = manifest(mode, &packed)?;
    let text = format!("{manifest:#}\n");
    if fs::read_to_string(dist.join("manifest.json")).is_ok_and(|present| present == text) {
        return Ok(());
    }
    let fresh = dist.join("manifest.json.new");
    fs::write(&fresh, text)
        .and_then(|()| fs::rename(&fresh, dist.join("manifest.json")))
        .map_err(|error| format!("cannot write the manifest: {error}"))
}

/// Writes another text of the same length into `build.txt`, for the pages that watch it.
pub fn mark_changed(project: &Project) -> Outcome<()> {
    let stamp = project.dist().join("build.txt");
    let known = fs::read_to_string(&stamp)
        .ok()
        .and_then(|text| text.trim().parse::<u64>().ok());
    let next = known.unwrap_or(0) + 1;
    fs::write(&stamp, format!("{next:08}\n"))
        .map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

fn bundle_style(project: &Project, css: &Path) -> Outcome<()> {
    let mut esbuild = command(project, project.node_programs().join("esbuild"));
    esbuild
        .arg("style/main.css")
        .arg(format!("--outfile={}", css.display()));
    // Nothing is external: that would also leave out the sheets that are imported by path.
    esbuild.args(["--bundle", "--minify", CSS_TARGETS, "--log-level=warning"]);
    read(&mut esbuild).map(drop)
}

/// What the packer shall do, as its JSON input.
fn order(project: &Project, mode: Mode, built: &Path, css: &Path) -> Outcome<Value> {
    let mut files = vec![json!({ "from": css, "to": "pkg/main.css", "hashed": true })];
    for bundle in BUNDLES {
        for ending in ["js", "wasm"] {
            let name = format!("{bundle}.{ending}");
            files.push(json!({
                "from": built.join(&name), "to": format!("pkg/{name}"), "hashed": true,
            }));
        }
    }
    let public = project.root.join("public");
    for from in files_under(&public)? {
        let to = from
            .strip_prefix(&public)
            .unwrap_or(&from)
            .to_string_lossy()
            .into_owned();
        files.push(json!({ "from": from, "to": to, "hashed": false }));
    }
    if mode == Mode::Dev {
        let stamp = project.dist().join("build.txt");
        if !stamp.exists() {
            mark_changed(project)?;
        }
        files.push(json!({ "from": stamp, "to": "build.txt", "hashed": false }));
    }
    Ok(json!({ "dist": project.dist(), "compress": mode == Mode::Release, "files": files }))
}

/// Hashes, copies and compresses; gives one object a file, as in the manifest, with `integrity`.
fn pack(project: &Project, order: &Value, cache: &Path) -> Outcome<Vec<Value>> {
    let request = project.cache.join("web/stage/order.json");
    fs::write(&request, order.to_string())
        .map_err(|error| format!("cannot write {}: {error}", request.display()))?;
    let mut node = command(project, "node");
    node.arg(project.root.join("crates/xtask/src/web/pack.mjs"))
        .arg(&request)
        .arg(cache);
    let answer: Value = serde_json::from_str(&read(&mut node)?)
        .map_err(|error| format!("pack.mjs answered no JSON: {error}"))?;
    answer
        .as_array()
        .cloned()
        .ok_or_else(|| "pack.mjs answered no list".to_owned())
}

fn manifest(mode: Mode, packed: &[Value]) -> Outcome<Value> {
    let asset = |source: &str| {
        let found = packed.iter().find(|file| file["source"] == source);
        let file = found.ok_or_else(|| format!("pack.mjs dropped {source}"))?;
        Ok::<Value, String>(json!({ "url": file["url"], "integrity": file["integrity"] }))
    };
    let mut bundles = serde_json::Map::new();
    for bundle in BUNDLES {
        let js = asset(&format!("pkg/{bundle}.js"))?;
        let wasm = asset(&format!("pkg/{bundle}.wasm"))?;
        let css = asset("pkg/main.css")?;
        bundles.insert(
            bundle.to_owned(),
            json!({ "js": js, "wasm": wasm, "css": css }),
        );
    }
    let mut files = packed.to_vec();
    for file in files.iter_mut().filter_map(Value::as_object_mut) {
        file.remove("integrity");
        file.remove("source");
    }
    Ok(json!({ "mode": mode.word(), "bundles": bundles, "files": files }))
}

/// Takes away what an earlier build left behind.
fn remove_others(dist: &Path, packed: &[Value]) -> Outcome<()> {
    let mut wanted = BTreeSet::from([dist.join("manifest.json")]);
    for path in packed.iter().filter_map(|file| file["path"].as_str()) {
        for ending in ["", ".br", ".gz"] {
            wanted.insert(dist.join(format!("{path}{ending}")));
        }
    }
    for file in files_under(dist)? {
        if !wanted.contains(&file) {
            fs::remove_file(&file)
                .map_err(|error| format!("cannot remove {}: {error}", file.display()))?;
        }
    }
    Ok(())
}
