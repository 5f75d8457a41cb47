//! Which crate may depend on which, read from `cargo metadata`: the arrows and no others.

use super::Finding;
use crate::process::{self, Outcome};
use crate::project::Project;
use serde_json::Value;

/// A crate and the members it may depend on (ARCHITECTURE.md).
const ARROWS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("contract", &["domain"]),
    ("services", &["contract", "domain"]),
    ("store", &["services", "contract", "domain"]),
    ("integrations", &["services", "contract", "domain"]),
    ("app", &["contract", "domain", "services"]),
    ("frontend", &["app"]),
    (
        "server",
        &[
            "app",
            "contract",
            "domain",
            "integrations",
            "services",
            "store",
        ],
    ),
    ("xtask", &[]),
];

/// What the rules and the wire must not see, in any of their features.
const IMPURE: [&str; 12] = [
    "tokio",
    "axum",
    "leptos",
    "surrealdb",
    "surrealdb-core",
    "rand",
    "getrandom",
    "uuid",
    "chrono",
    "reqwest",
    "tracing",
    "futures",
];

/// The members of the workspace with their dependencies.
pub fn metadata(project: &Project) -> Outcome<Value> {
    let mut cargo = process::cargo(project);
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    serde_json::from_str(&process::read(&mut cargo)?)
        .map_err(|error| format!("cargo metadata gave no JSON: {error}"))
}

/// Arrows that are not in the table, and outside crates where only rules may be.
pub fn findings(metadata: &Value) -> Vec<Finding> {
    let packages = metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut findings = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let place = format!("crate {name}");
        let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == name) else {
            let what = "a new crate: draw its arrows in ARCHITECTURE.md and in tidy/arrows.rs";
            findings.push(Finding::on(&place, what));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let broken = arrow(name, allowed, dependency);
            findings.extend(broken.map(|what| Finding::on(&place, what)));
        }
        findings.extend(hydrates_services(package).map(|what| Finding::on(&place, what)));
    }
    findings
}

fn arrow(name: &str, allowed: &[&str], dependency: &Value) -> Option<String> {
    let to = dependency["name"].as_str().unwrap_or_default();
    let is_member =
        ARROWS.iter().any(|(member, _)| *member == to) && dependency["path"].is_string();
    let only_tests = dependency["kind"] == "dev";
    if is_member && !allowed.contains(&to) {
        return Some(format!("depends on {to}: no such arrow"));
    }
    if name == "app" && to == "services" && dependency["optional"] != true && !only_tests {
        return Some("depends on services in the browser: only `ssr` may".to_owned());
    }
    let pure = name == "domain" || name == "contract";
    (pure && !only_tests && IMPURE.contains(&to)).then(|| format!("depends on {to}: it is pure"))
}

/// The browser's feature must not bring the services along.
fn hydrates_services(package: &Value) -> Option<String> {
    let hydrate = package["features"]["hydrate"].as_array()?;
    let brings = |entry: &Value| {
        entry
            .as_str()
            .is_some_and(|entry| entry.contains("services"))
    };
    hydrate
        .iter()
        .any(brings)
        .then(|| "`hydrate` brings services into the browser".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(name: &str, to: &str, optional: bool, kind: Option<&str>) -> usize {
        let member = ARROWS
            .iter()
            .any(|(member, _)| *member == to)
            .then_some("/somewhere");
        let dependency = json!({ "name": to, "path": member, "optional": optional, "kind": kind });
        let package = json!({ "name": name, "dependencies": [dependency], "features": {} });
        findings(&json!({ "packages": [package] })).len()
    }

    #[test]
    fn a_new_arrow_fails() {
        assert_eq!(found("services", "store", false, None), 1);
        assert_eq!(found("domain", "contract", false, Some("dev")), 1);
        assert_eq!(found("server", "frontend", false, None), 1);
        assert_eq!(found("frontend", "domain", false, None), 1);
        assert_eq!(found("store", "services", false, None), 0);
    }

    #[test]
    fn services_in_the_browser_fail() {
        assert_eq!(found("app", "services", false, None), 1);
        assert_eq!(found("app", "services", true, None), 0);
        let features = json!({ "hydrate": ["leptos/hydrate", "dep:services"] });
        let package = json!({ "name": "app", "dependencies": [], "features": features });
        assert_eq!(findings(&json!({ "packages": [package] })).len(), 1);
    }

    #[test]
    fn a_pure_crate_with_a_runtime_fails() {
        assert_eq!(found("domain", "tokio", false, None), 1);
        assert_eq!(found("contract", "getrandom", true, None), 1);
        assert_eq!(found("domain", "tokio", false, Some("dev")), 0);
        assert_eq!(found("services", "tokio", false, None), 0);
    }

    #[test]
    fn a_new_crate_fails_until_it_is_drawn() {
        assert_eq!(found("billing", "serde", false, None), 1);
    }
}
