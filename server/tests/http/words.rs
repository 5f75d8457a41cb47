//! Every code that can be answered, and every action of the journal, has words in both languages.
//!
//! The codes are collected from the sources, so that the next one without words fails here.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use contract::{
    locale::Locale::{self, En, Zh},
    problem::Failure,
    text,
};

/// Where a call says its code: what is called, which argument, and how many there are at least.
type Place = (&'static str, usize, usize);

/// Codes of whole failures.
const RULES: [Place; 2] = [("Error::Rule(", 0, 1), ("::Edge(", 1, 2)];
/// Codes of fields.
const FIELDS: [Place; 5] = [
    ("FieldError::new(", 1, 2),
    ("wrong(", 1, 2),
    (".check(", 1, 3),
    ("Fault::field(", 1, 2),
    ("invalid(", 1, 2),
];
/// What was not found.
const THINGS: [Place; 2] = [("Error::NotFound(", 0, 1), ("Fault::not_found(", 0, 1)];

/// Spellings of a code that was named somewhere else, or is only looked at.
const PASSED_ON: [&str; 7] = [
    "lack.code()",
    "_",
    "code",
    "what",
    // Worded by the import, with the line.
    "bad.code",
    "value_code(&text)",
    "&'static str",
];
/// What `guard` calls answers that other layers give, and what `value_code` finds.
const CHOSEN: [&str; 6] = [
    "method_not_allowed",
    "not_found",
    "too_large",
    "wrong_type",
    "internal",
    "malformed",
];
const CHOSEN_OF_FIELDS: [&str; 3] = ["bad_type", "bad_instant", "bad_value"];

/// The program's own sources below `folder`: without tests, without comments.
fn sources(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(!files.is_empty(), "{}", root.display());
    files.iter().map(|file| without_tests(file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().and_then(|stem| stem.to_str());
        if matches!(name, Some("tests" | "seed" | "fakes" | "scene")) {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
}

fn without_tests(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    own.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The codes that are named at these places; fails at a code that cannot be followed.
fn named(places: &[Place]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let folders = ["crates/services/src", "server/src", "app/src"];
    for source in folders.into_iter().flat_map(sources) {
        for (function, index, least) in places {
            for call in calls(&source, function) {
                let Some(code) = call.get(*index).filter(|_| call.len() >= *least) else {
                    continue;
                };
                match code
                    .strip_prefix('"')
                    .and_then(|rest| rest.strip_suffix('"'))
                {
                    Some(code) => drop(found.insert(code.to_owned())),
                    None => assert!(
                        PASSED_ON.contains(&code.as_str()),
                        "which code is `{code}` in {function}{}?",
                        call.join(", ")
                    ),
                }
            }
        }
    }
    found
}

/// The arguments of each call of `function`.
fn calls(source: &str, function: &str) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    for (at, _) in source.match_indices(function) {
        let before = &source[..at];
        let longer = function.starts_with(char::is_alphabetic)
            && before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        if !longer && !before.ends_with("fn ") {
            calls.push(arguments(&source[at + function.len()..]));
        }
    }
    calls
}

/// Splits at the outermost commas, up to the bracket that ends the call.
fn arguments(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let (mut depth, mut quoted) = (0, false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                all.push(String::new());
                continue;
            }
            _ => {}
        }
        all.last_mut().unwrap().push(letter);
    }
    all.iter()
        .map(|one| one.trim().to_owned())
        .filter(|one| !one.is_empty())
        .collect()
}

/// Whether `words` of `code` are its own in each language, and not the same.
fn worded(code: &str, words: impl Fn(Locale, &str) -> String) -> bool {
    let unknown = |locale| words(locale, "no_such_code").replace("no_such_code", code);
    let own = |locale| words(locale, code) != unknown(locale);
    own(En) && own(Zh) && words(En, code) != words(Zh, code)
}

fn without_words<'a>(
    codes: impl IntoIterator<Item = &'a str>,
    words: impl Fn(Locale, &str) -> String,
) -> Vec<&'a str> {
    let codes = codes.into_iter();
    codes.filter(|code| !worded(code, &words)).collect()
}

#[test]
fn r220_every_code_of_a_failure_has_a_title_and_a_sentence() {
    let found = named(&RULES);
    assert!(found.contains("series_day_shift") && found.contains("cross_origin"));
    let codes = || found.iter().map(String::as_str).chain(CHOSEN);
    let title = |locale, code: &str| text::code_title(locale, code).to_owned();
    assert_eq!(without_words(codes(), title), [""; 0]);
    assert_eq!(without_words(codes(), text::code_detail), [""; 0]);
}

#[test]
fn r220_every_code_of_a_field_has_a_sentence() {
    let found = named(&FIELDS);
    assert!(found.contains("needs_rrule") && found.contains("bad_address"));
    let codes = found.iter().map(String::as_str).chain(CHOSEN_OF_FIELDS);
    let sentence = |locale, code: &str| text::field(locale, code).to_owned();
    assert_eq!(without_words(codes, sentence), [""; 0]);
}

#[test]
fn r220_everything_that_can_be_missing_has_a_name() {
    let found = named(&THINGS);
    let sentence = |locale, what: &str| {
        let what = what.to_owned();
        text::detail(locale, &Failure::NotFound { what })
    };
    assert_eq!(
        without_words(found.iter().map(String::as_str), sentence),
        [""; 0]
    );
}

#[test]
fn r212_every_action_has_words_and_no_words_are_without_an_action() {
    let mut written = BTreeSet::new();
    for source in sources("crates/services/src") {
        // Between two quotes stands a literal, or what is between two literals: never `a.b` alone.
        written.extend(
            source
                .split('"')
                .filter(|part| is_action(part))
                .map(str::to_owned),
        );
    }
    let worded: BTreeSet<_> = text::actions_named("")
        .into_iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(written, worded);
    for code in &worded {
        let (en, zh) = (
            text::action(En, code).unwrap(),
            text::action(Zh, code).unwrap(),
        );
        assert!(en.is_ascii() && !zh.is_ascii(), "{code}: {en}, {zh}");
    }
}

/// `bookings.book`.
fn is_action(text: &str) -> bool {
    let word = |text: &str| {
        let letters = |letter: char| letter.is_ascii_lowercase() || letter == '_';
        !text.is_empty() && text.chars().all(letters)
    };
    text.split_once('.')
        .is_some_and(|(slice, deed)| word(slice) && word(deed))
}
