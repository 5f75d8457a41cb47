//! Files: large contents by name, beside the database. A folder now, an object store later.

use std::ops::Range;

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use jiff::Timestamp;

/// Files failed.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// There is no such file.
    #[error("no such file: {0}")]
    Missing(String),
    /// A file of this name is there already.
    #[error("a file of this name is there: {0}")]
    Taken(String),
    /// No room is left; nothing was kept of what was written.
    #[error("no room is left for files")]
    Full,
    /// It does not answer; details are for the log only.
    #[error("files unavailable: {0}")]
    Unavailable(String),
}

/// What is known of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStat {
    /// In bytes.
    pub size: u64,
    /// When it was written.
    pub written_at: Timestamp,
}

/// A file in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its whole name.
    pub name: String,
    /// What is known of it.
    pub stat: FileStat,
}

/// Names are like paths: `papers/ab/cdef…`, of `[0-9a-z/.-]`, without `..`.
#[async_trait]
pub trait Files: Send + Sync {
    /// Keeps bytes under a new name: whole and on disk, or not at all.
    ///
    /// # Errors
    /// [`FilesError::Taken`], [`FilesError::Full`], [`FilesError::Unavailable`].
    async fn put(&self, name: &str, bytes: Bytes) -> Result<(), FilesError>;

    /// Writes the files `parts`, one after the other, as one file under `name`, whatever was there;
    /// whole and on disk, or not at all. The parts stay.
    ///
    /// # Errors
    /// [`FilesError::Missing`], [`FilesError::Full`], [`FilesError::Unavailable`].
    async fn join(&self, parts: &[String], name: &str) -> Result<(), FilesError>;

    /// The bytes of a file, or a range of them that lies within it, as they are read.
    ///
    /// # Errors
    /// [`FilesError::Missing`], [`FilesError::Unavailable`].
    async fn get(
        &self,
        name: &str,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, Result<Bytes, FilesError>>, FilesError>;

    /// None: there is no such file.
    ///
    /// # Errors
    /// [`FilesError::Unavailable`].
    async fn stat(&self, name: &str) -> Result<Option<FileStat>, FilesError>;

    /// Files below a folder with a name after `after`, in order of name, at most `limit`.
    ///
    /// # Errors
    /// [`FilesError::Unavailable`].
    async fn list(
        &self,
        folder: &str,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Listed>, FilesError>;

    /// Takes a file away; absent is fine.
    ///
    /// # Errors
    /// [`FilesError::Unavailable`].
    async fn delete(&self, name: &str) -> Result<(), FilesError>;

    /// Bytes that may still be written; none where nobody knows.
    ///
    /// # Errors
    /// [`FilesError::Unavailable`].
    async fn free(&self) -> Result<Option<u64>, FilesError>;
}

/// Makes office files into PDF.
#[async_trait]
pub trait Converter: Send + Sync {
    /// Whether this server can at all.
    fn is_there(&self) -> bool;

    /// The PDF; none when the file cannot be read, or takes too long or too much.
    ///
    /// # Errors
    /// [`FilesError::Full`], [`FilesError::Unavailable`] for reasons of this server.
    async fn to_pdf(&self, bytes: Bytes, suffix: &str) -> Result<Option<Bytes>, FilesError>;
}

/// Where there is no folder for files, and nothing that converts: commands of the terminal that
/// need neither.
#[derive(Debug, Clone, Copy, Default)]
pub struct Absent;

fn absent<T>() -> Result<T, FilesError> {
    Err(FilesError::Unavailable("no folder for files".to_owned()))
}

#[async_trait]
impl Files for Absent {
    async fn put(&self, _: &str, _: Bytes) -> Result<(), FilesError> {
        absent()
    }

    async fn join(&self, _: &[String], _: &str) -> Result<(), FilesError> {
        absent()
    }

    async fn get(
        &self,
        _: &str,
        _: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, Result<Bytes, FilesError>>, FilesError> {
        absent()
    }

    async fn stat(&self, _: &str) -> Result<Option<FileStat>, FilesError> {
        absent()
    }

    async fn list(&self, _: &str, _: Option<&str>, _: usize) -> Result<Vec<Listed>, FilesError> {
        absent()
    }

    async fn delete(&self, _: &str) -> Result<(), FilesError> {
        absent()
    }

    async fn free(&self) -> Result<Option<u64>, FilesError> {
        absent()
    }
}

#[async_trait]
impl Converter for Absent {
    fn is_there(&self) -> bool {
        false
    }

    async fn to_pdf(&self, _: Bytes, _: &str) -> Result<Option<Bytes>, FilesError> {
        Ok(None)
    }
}
