//! Chinese and English are equals: same files, same keys, same variables, no empty text.

use super::Finding;
use super::tree::File;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Every text of a language: its key, and the variables in it.
type Texts = BTreeMap<String, BTreeSet<String>>;

/// Compares `app/locales/LANGUAGE/*.json` pairwise against all languages together.
pub fn locales(files: &[File]) -> Vec<Finding> {
    let mut languages: BTreeMap<&str, Texts> = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files {
        let Some(behind) = file.path.strip_prefix("app/locales/") else {
            continue;
        };
        let Some((language, name)) = behind.split_once('/') else {
            continue;
        };
        let texts = languages.entry(language).or_default();
        match serde_json::from_str(&file.text) {
            Ok(value) => collect(&value, name, texts, &mut |key, what| {
                findings.push(Finding::on(&file.path, format!("{key}: {what}")));
            }),
            Err(error) => findings.push(Finding::on(&file.path, format!("no JSON: {error}"))),
        }
    }
    let all: Texts = languages
        .values()
        .flatten()
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    for (language, texts) in &languages {
        findings.extend(
            all.keys()
                .filter_map(|key| compare(language, key, texts, &all)),
        );
    }
    findings
}

fn compare(language: &str, key: &str, texts: &Texts, all: &Texts) -> Option<Finding> {
    let place = format!("app/locales/{language}");
    match texts.get(key) {
        None => Some(Finding::on(
            &place,
            format!("{key}: missing here, there in another language"),
        )),
        Some(variables) if *variables != all[key] => Some(Finding::on(
            &place,
            format!("{key}: other variables than in another language"),
        )),
        Some(_) => None,
    }
}

fn collect(value: &Value, key: &str, texts: &mut Texts, say: &mut impl FnMut(&str, &str)) {
    match value {
        Value::Object(entries) => {
            for (name, inner) in entries {
                collect(inner, &format!("{key}/{name}"), texts, say);
            }
        }
        Value::String(text) => {
            if text.trim().is_empty() {
                say(key, "empty");
            }
            // Plural forms differ between languages: they count as one text.
            let stem = ["_zero", "_one", "_two", "_few", "_many", "_other"]
                .iter()
                .find_map(|ending| key.strip_suffix(ending))
                .unwrap_or(key);
            texts
                .entry(stem.to_owned())
                .or_default()
                .extend(variables(text));
        }
        _ => say(key, "neither a text nor a group"),
    }
}

/// The names in `{{ … }}`, and of the elements in `<…>`.
fn variables(text: &str) -> BTreeSet<String> {
    let between = |open: &str, close: &str| -> Vec<String> {
        let parts = text
            .split(open)
            .skip(1)
            .filter_map(|part| part.split_once(close));
        parts
            .map(|(name, _)| format!("{open}{}", name.trim()))
            .collect()
    };
    between("{{", "}}")
        .into_iter()
        .chain(between("<", ">"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(en: &str, zh: &str) -> usize {
        let files = [
            File::new("app/locales/en/ui.json", en),
            File::new("app/locales/zh/ui.json", zh),
        ];
        locales(&files).len()
    }

    #[test]
    fn equal_languages_pass() {
        let en = r#"{"a": {"b": "Free until {{ time }}"}, "n_one": "a room", "n_other": "rooms"}"#;
        assert_eq!(
            found(
                en,
                r#"{"a": {"b": "{{time}} 前空闲"}, "n_other": "会议室"}"#
            ),
            0
        );
    }

    #[test]
    fn a_missing_an_empty_and_a_broken_text_fail() {
        assert_eq!(found(r#"{"a": "x", "b": "y"}"#, r#"{"a": "x"}"#), 1);
        assert_eq!(found(r#"{"a": "x"}"#, r#"{"a": " "}"#), 1);
        assert_eq!(found(r#"{"a": "x"}"#, r#"{"a": 1}"#), 2);
        assert!(found(r#"{"a": "x"}"#, "{") >= 1);
    }

    #[test]
    fn a_variable_that_one_language_lacks_fails() {
        assert_eq!(found(r#"{"a": "{{ n }} rooms"}"#, r#"{"a": "会议室"}"#), 1);
    }

    #[test]
    fn a_missing_file_fails() {
        let files = [
            File::new("app/locales/en/ui.json", r#"{"a": "x"}"#),
            File::new("app/locales/en/doors.json", r#"{"a": "x"}"#),
            File::new("app/locales/zh/ui.json", r#"{"a": "x"}"#),
        ];
        assert_eq!(locales(&files).len(), 1);
    }
}
