//! Turns `locales/{en,zh}/<slice>.json` into one function a text, so that a missing text or a
//! missing argument is a compile error and a bundle carries only the texts that it shows.
//!
//! `{{ name }}` in a text becomes the argument `name: &dyn Display`. Both languages must have the
//! same keys and arguments.

use std::{collections::BTreeMap, env, error::Error, fmt::Write as _, fs, path::Path};

type Texts = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    let mut out = String::new();
    let mut slices: Vec<String> = Vec::new();
    for entry in fs::read_dir("locales/en")? {
        let path = entry?.path();
        if let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) {
            slices.push(stem.to_owned());
        }
    }
    slices.sort();
    for slice in &slices {
        module(&mut out, slice)?;
    }
    let target = Path::new(&env::var("OUT_DIR")?).join("words.rs");
    fs::write(target, out)?;
    Ok(())
}

fn read(locale: &str, slice: &str) -> Result<Texts, Box<dyn Error>> {
    let path = format!("locales/{locale}/{slice}.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    Ok(serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?)
}

fn module(out: &mut String, slice: &str) -> Result<(), Box<dyn Error>> {
    let (en, zh) = (read("en", slice)?, read("zh", slice)?);
    if let Some(key) = zh.keys().find(|key| !en.contains_key(*key)) {
        return Err(format!("locales/en/{slice}.json lacks `{key}`").into());
    }
    writeln!(
        out,
        "/// Texts of `locales/*/{slice}.json`.\npub mod {slice} {{"
    )?;
    writeln!(out, "#[allow(unused_imports)]\nuse super::Locale;")?;
    writeln!(out, "#[allow(unused_imports)]\nuse core::fmt::Display;")?;
    for (key, english) in &en {
        let Some(chinese) = zh.get(key) else {
            return Err(format!("locales/zh/{slice}.json lacks `{key}`").into());
        };
        let arguments = arguments(english)?;
        if self::arguments(chinese)? != arguments {
            return Err(format!("{slice}.{key}: the languages name other arguments").into());
        }
        function(out, key, english, chinese, &arguments)?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

fn function(
    out: &mut String,
    key: &str,
    english: &str,
    chinese: &str,
    arguments: &[String],
) -> Result<(), Box<dyn Error>> {
    writeln!(out, "/// {}\n#[must_use]", english.replace('\n', " "))?;
    if arguments.is_empty() {
        writeln!(out, "pub fn {key}(locale: Locale) -> &'static str {{")?;
        writeln!(
            out,
            "match locale {{ Locale::En => {english:?}, Locale::Zh => {chinese:?} }} }}"
        )?;
        return Ok(());
    }
    write!(out, "pub fn {key}(locale: Locale")?;
    for argument in arguments {
        write!(out, ", {argument}: &dyn Display")?;
    }
    writeln!(out, ") -> String {{ match locale {{")?;
    writeln!(out, "Locale::En => format!({:?}),", format_text(english))?;
    writeln!(out, "Locale::Zh => format!({:?}),", format_text(chinese))?;
    writeln!(out, "}} }}")?;
    Ok(())
}

/// The names between `{{` and `}}`, sorted, each once.
fn arguments(text: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .ok_or(format!("`{text}` lacks a `}}}}`"))?;
        names.push(name.trim().to_owned());
        rest = after;
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// `{{ name }}` as `{name}`, the way `format!` wants it.
fn format_text(text: &str) -> String {
    let mut pieces = text.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        if let Some((name, after)) = piece.split_once("}}") {
            let _ = write!(out, "{{{}}}{after}", name.trim());
        }
    }
    out
}
