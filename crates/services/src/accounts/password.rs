//! Password hashing: argon2id, off the async threads.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::{Error, ports::StoreError};

/// Memory in KiB, passes, lanes (OWASP's password storage sheet, first choice for argon2id).
/// Raising them upgrades each stored hash at its owner's next sign-in.
const PARAMS: (u32, u32, u32) = (19_456, 2, 1);
/// Shortest password, in characters.
pub(super) const SHORTEST: usize = 10;
/// Longest password, in characters; bounds the work that one try costs.
pub(super) const LONGEST: usize = 200;
/// Hashes computed at once; each takes 19 MiB.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// A hash that no password fits, so that an unknown login costs the same work as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let salt = SaltString::from_b64("bm9ib2R5bm9ib2R5").ok();
    let hash = salt.and_then(|salt| {
        let hash = argon2().hash_password(b"", &salt).ok()?;
        Some(hash.to_string())
    });
    hash.unwrap_or_default()
});

fn argon2() -> Argon2<'static> {
    let (memory, passes, lanes) = PARAMS;
    let params = Params::new(memory, passes, lanes, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What a try showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// Not the password.
    Wrong,
    /// The password.
    Right,
    /// The password, hashed with older parameters than today's.
    RightOutdated,
}

/// Hashes `password` with a salt made of `salt_secret` (an own random secret each time).
pub(super) async fn hash(password: String, salt_secret: &str) -> Result<String, Error> {
    let salt = Sha256::digest(salt_secret.as_bytes());
    let salt = SaltString::encode_b64(&salt[..16]).map_err(broken)?;
    blocking(move || {
        let hash = argon2().hash_password(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(broken)
    })
    .await
}

/// Tries `password` against `stored`; the same work is done when nothing is stored.
pub(super) async fn verify(password: String, stored: Option<String>) -> Result<Tried, Error> {
    blocking(move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.clone());
        let Ok(parsed) = PasswordHash::new(&text) else {
            return Ok(Tried::Wrong);
        };
        let fits = argon2()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok();
        if !fits || !known {
            return Ok(Tried::Wrong);
        }
        Ok(if is_today(&parsed) {
            Tried::Right
        } else {
            Tried::RightOutdated
        })
    })
    .await
}

fn is_today(hash: &PasswordHash<'_>) -> bool {
    let params = Params::try_from(hash).ok();
    let used = params.map(|used| (used.m_cost(), used.t_cost(), used.p_cost()));
    hash.algorithm.as_str() == "argon2id" && used == Some(PARAMS)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let _place = AT_ONCE.acquire().await.map_err(broken)?;
    tokio::task::spawn_blocking(work).await.map_err(broken)?
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Unavailable(Some(StoreError::Unavailable(format!("password: {error}"))))
}
