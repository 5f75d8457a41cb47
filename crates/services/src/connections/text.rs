//! From bytes to text: size, encoding and control characters are settled before anything is parsed.

use super::source::{BadFile, MOST_BYTES};

/// The file's bytes after size, byte order mark and NUL are checked.
///
/// # Errors
/// `too_large`, `empty_file`, `bad_encoding` (UTF-16, UTF-32), `control_characters` (a NUL).
pub fn plain_bytes(bytes: &[u8]) -> Result<&[u8], BadFile> {
    if bytes.len() > MOST_BYTES {
        return Err(BadFile::new(1, "too_large", &bytes.len().to_string()));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(BadFile::new(1, "bad_encoding", "UTF-16"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(BadFile::new(1, "empty_file", ""));
    }
    match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => Err(BadFile::new(
            line_at(bytes, at),
            "control_characters",
            "NUL",
        )),
        None => Ok(bytes),
    }
}

/// As [`plain_bytes`], and UTF-8 throughout.
///
/// # Errors
/// As [`plain_bytes`]; `bad_encoding` with the line of the first byte that is not UTF-8.
pub fn utf8(bytes: &[u8]) -> Result<&str, BadFile> {
    let bytes = plain_bytes(bytes)?;
    std::str::from_utf8(bytes).map_err(|error| {
        let line = line_at(bytes, error.valid_up_to());
        BadFile::new(line, "bad_encoding", "UTF-8")
    })
}

/// The line, from 1, in which byte `at` stands.
fn line_at(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or(bytes);
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// Counts lines while a parser moves forward, each byte once.
#[derive(Debug)]
pub struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// Before the first byte, in line 1.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    /// The line of byte `to`, which is not before the last one asked for.
    pub fn at(&mut self, to: u64) -> usize {
        let to = usize::try_from(to)
            .unwrap_or(usize::MAX)
            .min(self.bytes.len());
        let passed = self.bytes.get(self.at..to).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(to);
        self.line
    }
}
