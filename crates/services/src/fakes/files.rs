//! Files in memory, on a disk of any size, which may break at any write.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use bytes::Bytes;
use futures::{StreamExt, stream, stream::BoxStream};
use jiff::Timestamp;

use crate::ports::{Clock, FileStat, Files, FilesError, Listed};

/// Bytes told at once.
const PIECE: usize = 64 * 1024;

/// Files in memory.
pub struct MemoryFiles {
    clock: Arc<dyn Clock>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    files: BTreeMap<String, (Bytes, Timestamp)>,
    /// Bytes that fit in all; none: any number.
    disk: Option<u64>,
}

impl Inner {
    fn free(&self) -> Option<u64> {
        let used: usize = self.files.values().map(|(bytes, _)| bytes.len()).sum();
        self.disk.map(|disk| disk.saturating_sub(used as u64))
    }

    fn write(&mut self, name: &str, bytes: Bytes, now: Timestamp) -> Result<(), FilesError> {
        if self.free().is_some_and(|free| free < bytes.len() as u64) {
            return Err(FilesError::Full);
        }
        self.files.insert(name.to_owned(), (bytes, now));
        Ok(())
    }

    fn read(&self, name: &str) -> Result<Bytes, FilesError> {
        let found = self.files.get(name);
        let missing = || FilesError::Missing(name.to_owned());
        found.map(|(bytes, _)| bytes.clone()).ok_or_else(missing)
    }
}

impl MemoryFiles {
    /// An endless disk.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            inner: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on so many bytes fit in all.
    pub fn set_disk(&self, bytes: Option<u64>) {
        self.lock().disk = bytes;
    }

    /// The names of all files.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.lock().files.keys().cloned().collect()
    }
}

#[async_trait]
impl Files for MemoryFiles {
    async fn put(&self, name: &str, bytes: Bytes) -> Result<(), FilesError> {
        let now = self.clock.now();
        let mut inner = self.lock();
        if inner.files.contains_key(name) {
            return Err(FilesError::Taken(name.to_owned()));
        }
        inner.write(name, bytes, now)
    }

    async fn join(&self, parts: &[String], name: &str) -> Result<(), FilesError> {
        let now = self.clock.now();
        let mut inner = self.lock();
        let mut whole = Vec::new();
        for part in parts {
            whole.extend_from_slice(&inner.read(part)?);
        }
        inner.write(name, whole.into(), now)
    }

    async fn get(
        &self,
        name: &str,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, Result<Bytes, FilesError>>, FilesError> {
        let bytes = self.lock().read(name)?;
        let bytes = match range {
            None => bytes,
            Some(range) => {
                let at = |place: u64| {
                    usize::try_from(place)
                        .unwrap_or(usize::MAX)
                        .min(bytes.len())
                };
                bytes.slice(at(range.start)..at(range.end))
            }
        };
        let pieces = (0..bytes.len().div_ceil(PIECE)).map(move |nth| {
            let from = nth * PIECE;
            Ok(bytes.slice(from..(from + PIECE).min(bytes.len())))
        });
        Ok(stream::iter(pieces).boxed())
    }

    async fn stat(&self, name: &str) -> Result<Option<FileStat>, FilesError> {
        let inner = self.lock();
        let found = inner.files.get(name);
        Ok(found.map(|(bytes, written_at)| FileStat {
            size: bytes.len() as u64,
            written_at: *written_at,
        }))
    }

    async fn list(
        &self,
        folder: &str,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Listed>, FilesError> {
        let within = format!("{folder}/");
        let inner = self.lock();
        let found = inner.files.iter().filter(|(name, _)| {
            name.starts_with(&within) && after.is_none_or(|after| name.as_str() > after)
        });
        let listed = found.map(|(name, (bytes, written_at))| Listed {
            name: name.clone(),
            stat: FileStat {
                size: bytes.len() as u64,
                written_at: *written_at,
            },
        });
        Ok(listed.take(limit).collect())
    }

    async fn delete(&self, name: &str) -> Result<(), FilesError> {
        self.lock().files.remove(name);
        Ok(())
    }

    async fn free(&self) -> Result<Option<u64>, FilesError> {
        Ok(self.lock().free())
    }
}
