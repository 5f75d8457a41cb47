//! Content lines (RFC 5545 3.1): unfolding on bytes, then name, parameters and value.

use super::super::source::{BadFile, MOST_LINES};

/// One content line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Line of the file where it begins, from 1.
    pub line: usize,
    /// In capitals.
    pub name: String,
    /// Parameters: names in capitals, values without quotes.
    pub params: Vec<(String, String)>,
    /// As it stands, still escaped.
    pub value: String,
}

impl Property {
    /// The first value of a parameter.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.params.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Reads an unfolded line; none when it is no content line.
    #[must_use]
    pub fn read(line: usize, text: &str) -> Option<Self> {
        let end = text.find([';', ':'])?;
        let (name, mut rest) = text.split_at_checked(end)?;
        let mut params = Vec::new();
        while let Some(after) = rest.strip_prefix(';') {
            let (name, after) = after.split_once('=')?;
            let (value, after) = param_value(after)?;
            params.push((name.to_ascii_uppercase(), value));
            rest = after;
        }
        let value = rest.strip_prefix(':')?.to_owned();
        let fine = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let name = name.to_ascii_uppercase();
        (!name.is_empty() && name.chars().all(fine)).then_some(Self {
            line,
            name,
            params,
            value,
        })
    }
}

/// Quoted or plain values, separated by commas; RFC 6868 escapes undone.
fn param_value(mut rest: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (inside, after) = quoted.split_once('"')?;
            value.push_str(inside);
            rest = after;
        } else {
            let end = rest.find([',', ';', ':'])?;
            let (plain, after) = rest.split_at_checked(end)?;
            value.push_str(plain);
            rest = after;
        }
        match rest.strip_prefix(',') {
            Some(after) => {
                value.push(',');
                rest = after;
            }
            None => return Some((circumflex(&value), rest)),
        }
    }
}

/// `^n`, `^'` and `^^` (RFC 6868).
fn circumflex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match (c, rest.clone().next()) {
            ('^', Some('n')) => out.push('\n'),
            ('^', Some('\'')) => out.push('"'),
            ('^', Some('^')) => out.push('^'),
            _ => {
                out.push(c);
                continue;
            }
        }
        rest.next();
    }
    out
}

/// Unfolded lines with the number of their first line. Unfolds bytes, since old writers fold in
/// the middle of a character.
///
/// # Errors
/// `too_many_lines`, or `bad_encoding` with the line that is not UTF-8.
pub fn unfold(bytes: &[u8]) -> Result<Vec<(usize, String)>, BadFile> {
    let mut whole: Vec<(usize, Vec<u8>)> = Vec::new();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if index >= MOST_LINES {
            let most = MOST_LINES.to_string();
            return Err(BadFile::new(index + 1, "too_many_lines", &most));
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line, whole.last_mut()) {
            ([b' ' | b'\t', folded @ ..], Some((_, begun))) => begun.extend_from_slice(folded),
            ([], _) => {}
            (line, _) => whole.push((index + 1, line.to_vec())),
        }
    }
    let texts = whole.into_iter().map(|(number, line)| {
        let text = String::from_utf8(line);
        let text = text.map_err(|_| BadFile::new(number, "bad_encoding", "UTF-8"))?;
        Ok((number, text))
    });
    texts.collect()
}
