//! What is kept of an answered POST, and one turn at a time per key.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Answers are kept for a day at least (api.md); the job removes them after two.
pub const KEPT_HOURS: i64 = 24;
/// Larger answers are not kept; only imports can be so large, and they repeat harmlessly (UID).
pub const LARGEST_ANSWER: usize = 2 * 1024 * 1024;

/// A record of kind `Idempotency`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Hash of what was asked.
    pub fingerprint: String,
    /// The id that the first new record gets, also when the request is carried out again after a
    /// crash: so it finds what it made the first time.
    pub reserved: String,
    /// When it was first asked.
    pub created_at: Timestamp,
    /// None: carried out by a process that has not answered, or never will.
    pub answer: Option<Answer>,
}

/// An answer as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Content type, location, etag …
    pub headers: Vec<(String, String)>,
    /// The body, sealed: answers may hold tokens, and only who has the key may read them again.
    pub body: String,
}

impl Kept {
    /// Whether it still counts at `now`.
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now.duration_since(self.created_at) < SignedDuration::from_hours(KEPT_HOURS)
    }
}

/// The three hashes of a keyed request; each says nothing about the others.
#[derive(Debug, Clone)]
pub struct Hashes {
    /// Id of the record: who and which key.
    pub id: String,
    /// What was asked.
    pub fingerprint: String,
    seal: [u8; 32],
}

impl Hashes {
    /// From the caller's id, the key, and the request's parts.
    #[must_use]
    pub fn of(caller: &str, key: &str, request: &[&[u8]]) -> Self {
        let id = digest("id", &[caller.as_bytes(), key.as_bytes()]);
        let fingerprint = digest("request", request);
        let mut all = vec![caller.as_bytes(), key.as_bytes()];
        all.extend_from_slice(request);
        Self {
            id: hex(&id),
            fingerprint: hex(&fingerprint),
            seal: digest("seal", &all),
        }
    }

    /// The body for keeping.
    #[must_use]
    pub fn seal(&self, body: &[u8]) -> String {
        STANDARD.encode(self.mixed(body))
    }

    /// The body as it was; none when the record is broken.
    #[must_use]
    pub fn open(&self, sealed: &str) -> Option<Vec<u8>> {
        Some(self.mixed(&STANDARD.decode(sealed).ok()?))
    }

    /// SHA-256 in counter mode over a key that is used for this one body.
    fn mixed(&self, body: &[u8]) -> Vec<u8> {
        let blocks = body.chunks(32).zip(0_u64..).map(|(chunk, count)| {
            let pad = digest("stream", &[&self.seal, &count.to_be_bytes()]);
            chunk
                .iter()
                .zip(pad)
                .map(|(a, b)| a ^ b)
                .collect::<Vec<_>>()
        });
        blocks.flatten().collect()
    }
}

/// SHA-256 over parts with their lengths, so that no two lists of parts give the same input.
fn digest(purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(purpose.as_bytes());
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One at a time per key in this process: the second waits and gets the first one's answer.
#[derive(Debug, Default)]
pub struct Turns(Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>);

impl Turns {
    /// The turn for a key. As many are kept as requests are under way.
    #[must_use]
    pub fn of(&self, id: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        turns.entry(id.to_owned()).or_default().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_body_opens_only_with_the_same_request() {
        let ours = Hashes::of("anna", "key-1", &[b"POST", b"/x", b"{}"]);
        let theirs = Hashes::of("anna", "key-1", &[b"POST", b"/x", b"{ }"]);
        let body = "a token and much more than thirty-two octets of it".as_bytes();
        let sealed = ours.seal(body);
        assert_eq!(ours.open(&sealed).unwrap(), body);
        assert_ne!(theirs.open(&sealed).unwrap(), body);
        assert_eq!(ours.id, theirs.id);
        assert_ne!(ours.fingerprint, theirs.fingerprint);
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let one = Hashes::of("a", "bc", &[b"x", b"yz"]);
        let two = Hashes::of("ab", "c", &[b"xy", b"z"]);
        assert_ne!(one.id, two.id);
        assert_ne!(one.fingerprint, two.fingerprint);
    }
}
