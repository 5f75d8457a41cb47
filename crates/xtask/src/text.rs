//! Reading Rust source as text: what is code, what is a string, what is only for tests.
//!
//! A lexer of a hundred lines instead of a parser crate: it knows comments, every kind of string
//! and character literals, which is all that counting lines and finding words needs.

mod lexer;

pub use lexer::read;

/// A source file taken apart.
pub struct Source {
    /// The text with comments and the insides of literals blanked; same lines, same columns.
    pub code: String,
    /// Each string literal with the line it starts in (from 1).
    pub strings: Vec<(usize, String)>,
}

/// True for what a Rust name is made of.
pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The byte behind the bracket that closes the one at `open`.
pub fn behind_bracket(code: &str, open: usize) -> usize {
    let mut depth = 0usize;
    for (at, character) in code[open..].char_indices() {
        match character {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return open + at + character.len_utf8();
        }
    }
    code.len()
}

/// The code with every item under `#[cfg(test)]` blanked.
pub fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let (mut kept, mut rest) = (String::new(), code);
    while let Some(start) = rest.find(MARK) {
        kept.push_str(&rest[..start]);
        let item = &rest[start..];
        let end = end_of_item(item, MARK.len());
        kept.extend(
            item[..end]
                .chars()
                .map(|c| if c == '\n' { '\n' } else { ' ' }),
        );
        rest = &item[end..];
    }
    kept + rest
}

/// Behind the item that starts at `from`: its semicolon or its closing brace.
fn end_of_item(code: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = code[at..].find([';', '{', '(', '[']) {
        let open = at + found;
        match code.as_bytes()[open] {
            b';' => return open + 1,
            b'{' => return behind_bracket(code, open),
            _ => at = behind_bracket(code, open),
        }
    }
    code.len()
}

/// Every place of a whole word, as bytes.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            let before = code[..*at].chars().next_back();
            let behind = code[at + word.len()..].chars().next();
            !before.is_some_and(is_word) && !behind.is_some_and(is_word)
        })
}

/// The line (from 1) of a byte.
pub fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_not_code() {
        let source = read("let a = \"fn \\\" {\"; // fn b\n/* fn /* c */ */ let d = r#\"\"{\"#;");
        assert!(!source.code.contains("fn"));
        assert!(!source.code.contains('{'));
        let texts: Vec<_> = source
            .strings
            .iter()
            .map(|(line, text)| (*line, &**text))
            .collect();
        assert_eq!(texts, [(1, "fn \\\" {"), (2, "\"{")]);
    }

    #[test]
    fn lifetimes_are_code_and_characters_are_not() {
        let source = read("fn a<'a>(b: &'a str) { c('{', '\\'', '\\u{7b}', b'}') }");
        assert_eq!(source.code.matches('{').count(), 1);
        assert!(source.code.contains("&'a str"));
    }

    #[test]
    fn words_that_end_in_r_start_no_raw_string() {
        let source = read("for_bar\"x\"; car#\"");
        assert_eq!(source.strings[0].1, "x");
    }

    #[test]
    fn what_is_only_for_tests_is_blanked() {
        let code = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { {} } }\nfn c() {}\n\
                    #[cfg(test)]\nuse x;\nfn d() {}";
        let kept = without_tests(code);
        assert_eq!(kept.lines().count(), code.lines().count());
        assert!(!kept.contains("fn b") && !kept.contains("use x"));
        assert!(kept.contains("fn c") && kept.contains("fn d"));
    }
}
