//! What one process remembers for seconds. Other processes may write meanwhile, so nothing here is
//! older than its time to live, and nothing here grows without a bound.

use std::collections::HashMap;
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

use jiff::{SignedDuration, Timestamp};

use crate::{accounts::Caller, bookings::Shelf, doors::Heard, rooms::Directory};

/// Rooms, buildings, floors and settings are at most this old.
const DIRECTORY_SECONDS: i64 = 5;
/// Who a token belongs to is at most this old.
const CALLER_SECONDS: i64 = 10;
/// That no first step is left is believed for so long.
const NOTHING_LEFT_SECONDS: i64 = 60;
/// Most tokens, and most counted callers, kept.
const MOST_KEPT: usize = 10_000;

/// See the module.
#[derive(Default)]
pub(crate) struct Process {
    directory: Mutex<Kept<Arc<Directory>>>,
    callers: Mutex<HashMap<String, (Timestamp, Arc<Caller>)>>,
    tries: Mutex<HashMap<String, Bucket>>,
    nothing_left: Mutex<Option<Timestamp>>,
    generation: Mutex<u64>,
    /// Writes of what the directory holds that are under way.
    writing: AtomicUsize,
    /// Checked against the guards at each use, so it knows no time to live.
    weeks: Shelf,
    /// What tablets said of themselves; nobody else could know it.
    doors: Arc<Heard>,
}

/// While it lives, the directory is read from the store; when it goes, everything is forgotten.
pub(crate) struct Writing<'a>(&'a Process);

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.forget();
        self.0.writing.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Kept<T>(Option<(Timestamp, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(None)
    }
}

/// A token bucket.
struct Bucket {
    left: f64,
    at: Timestamp,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn fresh(since: Timestamp, now: Timestamp, seconds: i64) -> bool {
    let age = now.duration_since(since);
    SignedDuration::ZERO <= age && age <= SignedDuration::from_secs(seconds)
}

impl Process {
    /// To be held around a write of rooms or settings. Who loads a guard that such a write has
    /// moved then never decides on the settings of before.
    pub(crate) fn writing(&self) -> Writing<'_> {
        self.writing.fetch_add(1, Ordering::SeqCst);
        self.forget();
        Writing(self)
    }

    /// Grows with every [`Process::forget`]: what was read before must not be kept after.
    pub(crate) fn generation(&self) -> u64 {
        *lock(&self.generation)
    }

    /// Something that is remembered was changed here.
    pub(crate) fn forget(&self) {
        *lock(&self.generation) += 1;
        *lock(&self.directory) = Kept(None);
        lock(&self.callers).clear();
        *lock(&self.nothing_left) = None;
    }

    /// Whether no first step was left when that was last looked at, a moment ago.
    pub(crate) fn nothing_left(&self, now: Timestamp) -> bool {
        lock(&self.nothing_left).is_some_and(|since| fresh(since, now, NOTHING_LEFT_SECONDS))
    }

    /// Remembers that no first step is left.
    pub(crate) fn keep_nothing_left(&self, now: Timestamp) {
        *lock(&self.nothing_left) = Some(now);
    }

    /// Calendars of rooms as read lately.
    pub(crate) fn weeks(&self) -> &Shelf {
        &self.weeks
    }

    /// What tablets said of themselves.
    pub(crate) fn doors(&self) -> &Arc<Heard> {
        &self.doors
    }

    pub(crate) fn directory(&self, now: Timestamp) -> Option<Arc<Directory>> {
        if self.writing.load(Ordering::SeqCst) > 0 {
            return None;
        }
        let kept = lock(&self.directory);
        let (since, directory) = kept.0.as_ref()?;
        fresh(*since, now, DIRECTORY_SECONDS).then(|| directory.clone())
    }

    /// Keeps it, unless something was changed since `generation`.
    pub(crate) fn keep_directory(&self, generation: u64, now: Timestamp, new: &Arc<Directory>) {
        let current = lock(&self.generation);
        if *current == generation && self.writing.load(Ordering::SeqCst) == 0 {
            *lock(&self.directory) = Kept(Some((now, new.clone())));
        }
    }

    pub(crate) fn caller(&self, token_hash: &str, now: Timestamp) -> Option<Arc<Caller>> {
        let kept = lock(&self.callers);
        let (since, caller) = kept.get(token_hash)?;
        fresh(*since, now, CALLER_SECONDS).then(|| caller.clone())
    }

    /// Keeps it, unless something was changed since `generation`.
    pub(crate) fn keep_caller(
        &self,
        generation: u64,
        token_hash: &str,
        now: Timestamp,
        caller: &Arc<Caller>,
    ) {
        let current = lock(&self.generation);
        if *current != generation {
            return;
        }
        let mut kept = lock(&self.callers);
        if kept.len() >= MOST_KEPT {
            kept.retain(|_, (since, _)| fresh(*since, now, CALLER_SECONDS));
        }
        if kept.len() < MOST_KEPT {
            kept.insert(token_hash.to_owned(), (now, caller.clone()));
        }
    }

    /// Takes one of `most` tries that come back evenly over `seconds`; when there is none left,
    /// the seconds to wait for the next.
    pub(crate) fn take_try(
        &self,
        key: &str,
        now: Timestamp,
        most: u32,
        seconds: u32,
    ) -> Result<(), u32> {
        let (most, rate) = (f64::from(most), f64::from(most) / f64::from(seconds));
        let refilled = |bucket: &Bucket| {
            let passed = now.duration_since(bucket.at).as_secs_f64().max(0.0);
            (bucket.left + passed * rate).min(most)
        };
        let mut tries = lock(&self.tries);
        if tries.len() >= MOST_KEPT && !tries.contains_key(key) {
            make_room(&mut tries, now);
        }
        let bucket = tries.entry(key.to_owned()).or_insert(Bucket {
            left: most,
            at: now,
        });
        bucket.left = refilled(bucket);
        bucket.at = now;
        if bucket.left < 1.0 {
            let wait = ((1.0 - bucket.left) / rate).ceil();
            // At most `seconds`, so it fits.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            return Err(wait as u32);
        }
        bucket.left -= 1.0;
        Ok(())
    }
}

/// Forgets those not seen for an hour, else the oldest tenth.
fn make_room(tries: &mut HashMap<String, Bucket>, now: Timestamp) {
    tries.retain(|_, bucket| fresh(bucket.at, now, 3_600));
    if tries.len() < MOST_KEPT {
        return;
    }
    let mut ages: Vec<_> = tries.values().map(|bucket| bucket.at).collect();
    ages.sort_unstable();
    let oldest = ages.get(MOST_KEPT / 10).copied().unwrap_or(now);
    tries.retain(|_, bucket| bucket.at > oldest);
    if tries.len() >= MOST_KEPT {
        tries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_come_back_evenly_and_the_book_of_tries_is_bounded() {
        let process = Process::default();
        let start: Timestamp = "2026-11-20T01:00:00Z".parse().unwrap();
        let later = |seconds| start + SignedDuration::from_secs(seconds);
        for _ in 0..10 {
            assert_eq!(process.take_try("li", start, 10, 300), Ok(()));
        }
        assert_eq!(process.take_try("li", start, 10, 300), Err(30));
        assert_eq!(process.take_try("wang", start, 10, 300), Ok(()));
        assert_eq!(process.take_try("li", later(29), 10, 300), Err(1));
        assert_eq!(process.take_try("li", later(31), 10, 300), Ok(()));
        for number in 0..3 * MOST_KEPT {
            let _ = process.take_try(&number.to_string(), later(31), 10, 300);
        }
        assert!(lock(&process.tries).len() <= MOST_KEPT);
    }

    #[test]
    fn what_was_read_before_a_write_is_not_kept_after_it() {
        let process = Process::default();
        let now: Timestamp = "2026-11-20T01:00:00Z".parse().unwrap();
        let read = Arc::new(Directory::default());
        let generation = process.generation();
        let writing = process.writing();
        process.keep_directory(generation, now, &read);
        assert!(process.directory(now).is_none(), "read before, kept during");
        let generation = process.generation();
        process.keep_directory(generation, now, &read);
        assert!(process.directory(now).is_none(), "read and kept during");
        drop(writing);
        process.keep_directory(generation, now, &read);
        assert!(process.directory(now).is_none(), "read during, kept after");
        process.keep_directory(process.generation(), now, &read);
        assert!(process.directory(now).is_some());
    }
}
