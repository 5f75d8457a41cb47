//! Reading the file: first to check all of it, then again to use it.

use std::io::{self, BufRead, Read};

use sha2::{Digest, Sha256};

use super::{Counts, FORMAT, Line, VERSION};

/// Longest line: a photo of 2 MiB in base64 with room to spare.
const LONGEST_LINE: u64 = 16 * 1024 * 1024;

/// Why a file cannot be restored from.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It cannot be read from disk.
    #[error("cannot read the file: {0}")]
    Io(#[from] io::Error),
    /// It is something else, or a line is broken.
    #[error("line {line}: this is no Lintel backup: {why}")]
    Broken {
        /// From 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// Written by a newer Lintel.
    #[error("the backup has version {0}; this Lintel reads up to {VERSION}")]
    Newer(u32),
    /// The end is missing.
    #[error("the backup is cut off after line {0}")]
    Truncated(u64),
    /// A byte was changed, or lines are missing.
    #[error("the backup is damaged: its checksum or counts do not match")]
    Damaged,
}

/// Lines, one after the other.
pub struct Pages<R> {
    file: R,
    hash: Sha256,
    number: u64,
}

impl<R: BufRead> Pages<R> {
    /// From where `file` stands.
    pub fn of(file: R) -> Self {
        Self {
            file,
            hash: Sha256::new(),
            number: 0,
        }
    }

    /// The next line; none at the end of the file. Also the hash of all lines before it.
    pub(super) fn next(&mut self) -> Result<Option<(Line, String)>, Unusable> {
        let mut bytes = Vec::new();
        let read = (&mut self.file)
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if !bytes.ends_with(b"\n") {
            return Err(match bytes.len() as u64 {
                LONGEST_LINE => self.broken("line too long"),
                _ => Unusable::Truncated(self.number - 1),
            });
        }
        let before = self.hash.clone().finalize();
        self.hash.update(&bytes);
        let line = serde_json::from_slice(&bytes);
        let line = line.map_err(|error| self.broken(&error.to_string()))?;
        let before = before.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Some((line, before)))
    }

    fn broken(&self, why: &str) -> Unusable {
        Unusable::Broken {
            line: self.number,
            why: why.chars().take(200).collect(),
        }
    }
}

/// Reads all of it, from header to checksum, and keeps nothing.
///
/// # Errors
/// See [`Unusable`].
pub(super) fn check<R: BufRead>(file: R) -> Result<Counts, Unusable> {
    let mut pages = Pages::of(file);
    match pages.next()? {
        Some((Line::Header(header), _)) if header.format == FORMAT => {
            if header.version > VERSION {
                return Err(Unusable::Newer(header.version));
            }
        }
        _ => return Err(pages.broken("no header")),
    }
    let mut counts = Counts::new();
    loop {
        match pages.next()? {
            None => return Err(Unusable::Truncated(pages.number)),
            Some((Line::Header(_), _)) => return Err(pages.broken("a second header")),
            Some((Line::End(end), before)) => {
                let more = pages.next()?.is_some();
                let whole = !more && end.sha256 == before && end.counts == counts;
                return if whole {
                    Ok(counts)
                } else {
                    Err(Unusable::Damaged)
                };
            }
            Some((line, _)) => {
                if let Some(sort) = line.sort() {
                    *counts.entry(sort).or_default() += 1;
                }
            }
        }
    }
}
