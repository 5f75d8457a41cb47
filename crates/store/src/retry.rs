//! Once more after a write conflict, a few times, not all at the same moment.

use std::{
    hash::{BuildHasher, RandomState},
    time::Duration,
};

use crate::error::Failure;

/// Most tries; then the caller hears that the store does not answer.
const MOST_TRIES: u32 = 10;

/// Runs `attempt` until it is not a conflict of two writers.
pub(crate) async fn on_conflict<F>(mut attempt: impl FnMut() -> F) -> Result<(), Failure>
where
    F: Future<Output = Result<(), Failure>>,
{
    let mut tries = 1;
    loop {
        match attempt().await {
            Err(Failure::Conflict) if tries < MOST_TRIES => {
                tokio::time::sleep(pause(tries)).await;
                tries += 1;
            }
            other => return other,
        }
    }
}

/// Up to 1, 2, 4 … 128 ms. Two that collided must not collide again, so the pause is drawn.
fn pause(tries: u32) -> Duration {
    jittered(Duration::from_millis(1 << tries.min(7)))
}

/// A part of `most`, drawn anew each time.
pub(crate) fn jittered(most: Duration) -> Duration {
    // A fresh RandomState is seeded by the operating system: enough to keep two writers apart.
    let drawn = RandomState::new().hash_one(0_u8) % 1_000;
    most.mul_f64(f64::from(u32::try_from(drawn).unwrap_or(0)) / 1_000.0)
}
