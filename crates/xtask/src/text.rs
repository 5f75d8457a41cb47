//! Reading Rust source as text: what is code, what is a string, what is only for tests.
//!
//! A lexer of a hundred lines instead of a parser crate: it knows comments, every kind of string
//! and character literals, which is all that counting lines and finding words needs.

/// A source file taken apart.
pub struct Source {
    /// The text with comments and the insides of literals blanked; same lines, same columns.
    pub code: String,
    /// Each string literal with the line it starts in (from 1).
    pub strings: Vec<(usize, String)>,
}

/// Takes a source text apart. Unclosed literals and comments end with the text.
pub fn read(text: &str) -> Source {
    let mut lexer = Lexer {
        rest: text.chars().collect(),
        at: 0,
        line: 1,
        out: Vec::new(),
    };
    let mut strings = Vec::new();
    while let Some(next) = lexer.peek(0) {
        match (next, lexer.peek(1)) {
            ('/', Some('/')) => lexer.blank_line(),
            ('/', Some('*')) => lexer.blank_comment(),
            ('"', _) => strings.push(lexer.string(None)),
            ('r' | 'b' | 'c', _) if !lexer.in_word() => match lexer.string_prefix() {
                Some((length, hashes)) => {
                    lexer.keep(length);
                    strings.push(lexer.string(hashes));
                }
                None => lexer.keep(1),
            },
            ('\'', _) => lexer.character(),
            _ => lexer.keep(1),
        }
    }
    Source {
        code: lexer.out.into_iter().collect(),
        strings,
    }
}

struct Lexer {
    rest: Vec<char>,
    at: usize,
    line: usize,
    out: Vec<char>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    /// True when the character before belongs to a word that goes on.
    fn in_word(&self) -> bool {
        self.at > 0 && is_word(self.rest[self.at - 1])
    }

    fn keep(&mut self, count: usize) {
        for _ in 0..count {
            let Some(next) = self.peek(0) else { return };
            self.step(next);
        }
    }

    fn blank(&mut self, count: usize) {
        for _ in 0..count {
            let Some(next) = self.peek(0) else { return };
            self.step(if next == '\n' { '\n' } else { ' ' });
        }
    }

    fn step(&mut self, shown: char) {
        self.line += usize::from(shown == '\n');
        self.out.push(shown);
        self.at += 1;
    }

    fn blank_line(&mut self) {
        while self.peek(0).is_some_and(|next| next != '\n') {
            self.blank(1);
        }
    }

    fn blank_comment(&mut self) {
        let mut depth = 0;
        while let Some(next) = self.peek(0) {
            match (next, self.peek(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.blank(1);
                    continue;
                }
            }
            self.blank(2);
            if depth == 0 {
                return;
            }
        }
    }

    /// The length of `r#`, `b`, `br##`, `c` … before a quote, and the hashes of a raw string.
    fn string_prefix(&self) -> Option<(usize, Option<usize>)> {
        let mut length = 1;
        let mut raw = self.peek(0) == Some('r');
        if !raw && self.peek(1) == Some('r') {
            (length, raw) = (2, true);
        }
        let hashes = (0..)
            .take_while(|ahead| self.peek(length + ahead) == Some('#'))
            .count();
        let quoted = self.peek(length + hashes) == Some('"');
        match (quoted, raw) {
            (true, true) => Some((length + hashes, Some(hashes))),
            (true, false) if hashes == 0 => Some((length, None)),
            _ => None,
        }
    }

    /// From the opening quote to the closing one; `hashes` for raw strings.
    fn string(&mut self, hashes: Option<usize>) -> (usize, String) {
        let line = self.line;
        let mut content = String::new();
        self.keep(1);
        while let Some(next) = self.peek(0) {
            let closes = next == '"' && self.hashes_follow(hashes.unwrap_or(0));
            if closes {
                self.keep(1 + hashes.unwrap_or(0));
                break;
            }
            let escape = next == '\\' && hashes.is_none();
            for _ in 0..=usize::from(escape) {
                content.extend(self.peek(0));
                self.blank(1);
            }
        }
        (line, content)
    }

    fn hashes_follow(&self, count: usize) -> bool {
        (1..=count).all(|ahead| self.peek(ahead) == Some('#'))
    }

    /// A character literal is blanked, a lifetime is kept.
    fn character(&mut self) {
        let length = match (self.peek(1), self.peek(2)) {
            (Some('\\'), _) => (3..14).find(|ahead| self.peek(*ahead) == Some('\'')),
            (Some(_), Some('\'')) => Some(2),
            _ => None,
        };
        match length {
            Some(length) => self.blank(length + 1),
            None => self.keep(1),
        }
    }
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
