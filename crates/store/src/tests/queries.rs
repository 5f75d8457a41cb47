//! Every query is parsed and run, and every list is read by a key or an index.

use std::{fs, path::Path};

use surrealdb::types::{RecordId, Value, Variables};

use super::{at, memory};
use crate::values::{array, instant, object, value};

/// Every query file below `folder`, with its text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            )),
        }
    }
    found
}

fn all() -> Vec<(String, String)> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("queries"))
}

/// A value for every name that a query uses.
fn bound() -> Variables {
    let asked = Value::Object(object([
        ("room", value("red".to_owned())),
        ("guard", value(RecordId::new("guard", "red"))),
        ("record", value(RecordId::new("room", "red"))),
        ("from", instant(at(0))),
        ("to", instant(at(60))),
    ]));
    let mut with = Variables::new();
    for name in [
        "guards",
        "loaded",
        "touched",
        "created",
        "previous",
        "changed",
        "left",
        "standing",
        "withdrawn",
        "series",
        "changes",
        "journal",
        "statuses",
        "rooms",
        "places",
        "absent",
        "attending",
        "ids",
        "people",
    ] {
        with.insert(name, array([]));
    }
    for name in [
        "uid", "after", "after_id", "key", "field", "name", "before", "room", "attendee",
    ] {
        with.insert(name, value("x".to_owned()));
    }
    for name in ["actor", "content", "result", "role", "organiser"] {
        with.insert(name, Value::None);
    }
    for name in ["from", "to", "until", "since", "after_start", "low", "last"] {
        with.insert(name, instant(at(0)));
    }
    let day = std::time::Duration::from_secs(24 * 60 * 60);
    with.insert("longest", Value::Duration(day.into()));
    with.insert("guard0", Value::None);
    with.insert("asked", array([asked]));
    with.insert("most", 5_i64);
    with.insert("limit", 5_i64);
    with.insert("version", 50_i64);
    with.insert("applied", RecordId::new("schema_version", 50_i64));
    with.insert("id", RecordId::new("booking", "x"));
    with
}

fn filled(text: &str) -> String {
    let table = if text.contains("keys.") {
        "account"
    } else {
        "occupancy"
    };
    let field = if text.contains("keys.") {
        "login"
    } else {
        "organiser"
    };
    text.replace("{n}", "0")
        .replace("{table}", table)
        .replace("{field}", field)
        .replace("{range}", "key < $before")
}

#[tokio::test]
async fn every_query_is_parsed_and_run() {
    let store = memory().await;
    let files = all();
    assert!(files.len() > 15);
    for (name, text) in files.iter().filter(|(name, _)| !name.contains("/schema/0")) {
        let ran = store.engine.run(&filled(text), bound()).await;
        assert!(ran.is_ok(), "{name}: {ran:?}");
        assert!(text.lines().count() <= 40, "{name} is too long");
    }
}

/// Each SELECT of a text, cut out of what is around it.
fn selects(text: &str) -> Vec<String> {
    let code: Vec<_> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .collect();
    let code = code.join(" ");
    let starts: Vec<_> = code.match_indices("SELECT ").map(|(at, _)| at).collect();
    starts
        .into_iter()
        .map(|start| statement(&code[start..]).to_owned())
        .collect()
}

/// Up to the bracket that closes around it, or the semicolon.
fn statement(code: &str) -> &str {
    let mut depth = 0;
    for (at, letter) in code.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => return &code[..at],
            ')' | ']' => depth -= 1,
            ';' => return &code[..at],
            _ => {}
        }
    }
    code
}

#[tokio::test]
async fn no_list_reads_a_whole_table() {
    let store = memory().await;
    let mut explained = 0;
    for (name, text) in all() {
        if name.contains("/schema/") || name.ends_with("live.surql") {
            continue;
        }
        for select in selects(&filled(&text)) {
            let mut answer = store
                .engine
                .run(&format!("EXPLAIN {select}"), bound())
                .await
                .unwrap();
            let Value::String(plan) = answer.value(0).unwrap() else {
                panic!("{name}: no plan");
            };
            assert!(!plan.contains("TableScan"), "{name}\n{select}\n{plan}");
            let bounded = ["IndexScan", "RecordIdScan", "DynamicScan", "SourceExpr"];
            assert!(
                bounded.iter().any(|scan| plan.contains(scan)),
                "{name}\n{select}\n{plan}"
            );
            // A scan that takes its range at run time takes it from an expression of ours.
            let by_range = plan.contains("DynamicScan") && !plan.contains("type::record");
            assert!(!by_range, "{name}\n{select}\n{plan}");
            explained += 1;
        }
    }
    assert!(explained >= 12, "{explained}");
}

#[tokio::test]
async fn every_field_that_is_found_by_has_its_index() {
    let store = memory().await;
    for kind in services::ports::Kind::ALL.iter().copied() {
        for field in crate::records::found_by(kind) {
            let table = crate::records::table(kind);
            let text = format!("EXPLAIN SELECT * FROM {table} WHERE keys.{field} = 'x'");
            let plan = format!("{:?}", store.probe(&text).await);
            assert!(plan.contains("IndexScan"), "{table}.{field}: {plan}");
        }
    }
}
