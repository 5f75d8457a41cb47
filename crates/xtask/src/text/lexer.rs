//! From a source text to code and strings.

use super::{Source, is_word};

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
