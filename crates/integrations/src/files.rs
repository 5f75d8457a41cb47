//! Files in a folder, through `object_store`: another store of it stands in this one's place later.

use std::{
    error::Error as _,
    io::ErrorKind,
    ops::Range,
    path::{Path as FilePath, PathBuf},
    sync::Arc,
};

use async_trait::async_trait;
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use jiff::Timestamp;
use object_store::{
    Error, GetOptions, GetRange, ObjectMeta, ObjectStore, ObjectStoreExt, PutMode, PutOptions,
    PutPayload, WriteMultipart, local::LocalFileSystem, path::Path,
};
use services::ports::{FileStat, Files, FilesError, Listed};

/// Files of one list that are looked at.
const MOST_LISTED: usize = 100_000;

/// A folder of this machine.
pub struct FolderFiles {
    store: Arc<LocalFileSystem>,
    folder: PathBuf,
}

impl FolderFiles {
    /// Over a folder that is there.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn open(folder: &FilePath) -> Result<Self, FilesError> {
        let folder = folder.canonicalize().map_err(|error| of_io(&error))?;
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(told)?;
        Ok(Self {
            store: Arc::new(store),
            folder,
        })
    }

    /// What was written is on the disk, and so is its name.
    async fn synced(&self, name: &Path) -> Result<(), FilesError> {
        let path = self.store.path_to_filesystem(name).map_err(told)?;
        let sync = move || -> std::io::Result<()> {
            std::fs::File::open(&path)?.sync_all()?;
            // The folder's own entry may be new as well.
            for folder in path.ancestors().skip(1).take(3) {
                std::fs::File::open(folder)?.sync_all()?;
            }
            Ok(())
        };
        let done = tokio::task::spawn_blocking(sync).await;
        let done = done.map_err(|error| FilesError::Unavailable(error.to_string()))?;
        done.map_err(|error| of_io(&error))
    }

    async fn written(&self, parts: &[String], name: &Path) -> Result<(), FilesError> {
        let upload = self.store.put_multipart(name).await.map_err(told)?;
        let mut write = WriteMultipart::new(upload);
        for part in parts {
            let mut bytes = self.get(part, None).await?;
            while let Some(piece) = bytes.next().await {
                match piece {
                    Ok(piece) => write.put(piece),
                    Err(error) => {
                        let _ = write.abort().await;
                        return Err(error);
                    }
                }
                write.wait_for_capacity(4).await.map_err(told)?;
            }
        }
        write.finish().await.map_err(told)?;
        Ok(())
    }
}

/// Names are ours, and still never trusted to stay inside.
fn path(name: &str) -> Result<Path, FilesError> {
    Path::parse(name).map_err(|error| FilesError::Unavailable(error.to_string()))
}

fn told(error: Error) -> FilesError {
    match &error {
        Error::NotFound { path, .. } => return FilesError::Missing(path.clone()),
        Error::AlreadyExists { path, .. } => return FilesError::Taken(path.clone()),
        _ => {}
    }
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<std::io::Error>()
            && is_full(io)
        {
            return FilesError::Full;
        }
        cause = inner.source();
    }
    FilesError::Unavailable(error.to_string())
}

fn is_full(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
    )
}

fn of_io(error: &std::io::Error) -> FilesError {
    match is_full(error) {
        true => FilesError::Full,
        false => FilesError::Unavailable(error.to_string()),
    }
}

fn stat(meta: &ObjectMeta) -> FileStat {
    let written = Timestamp::from_millisecond(meta.last_modified.timestamp_millis());
    FileStat {
        size: meta.size,
        written_at: written.unwrap_or(Timestamp::MIN),
    }
}

#[async_trait]
impl Files for FolderFiles {
    async fn put(&self, name: &str, bytes: Bytes) -> Result<(), FilesError> {
        let path = path(name)?;
        let new = PutOptions::from(PutMode::Create);
        let payload = PutPayload::from_bytes(bytes);
        self.store
            .put_opts(&path, payload, new)
            .await
            .map_err(told)?;
        self.synced(&path).await
    }

    async fn join(&self, parts: &[String], name: &str) -> Result<(), FilesError> {
        let path = path(name)?;
        self.written(parts, &path).await?;
        self.synced(&path).await
    }

    async fn get(
        &self,
        name: &str,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, Result<Bytes, FilesError>>, FilesError> {
        let options = GetOptions {
            // An empty range is none to the store.
            range: range
                .filter(|range| range.start < range.end)
                .map(GetRange::Bounded),
            ..GetOptions::default()
        };
        let found = self.store.get_opts(&path(name)?, options).await;
        Ok(found.map_err(told)?.into_stream().map_err(told).boxed())
    }

    async fn stat(&self, name: &str) -> Result<Option<FileStat>, FilesError> {
        match self.store.head(&path(name)?).await {
            Ok(meta) => Ok(Some(stat(&meta))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(told(error)),
        }
    }

    async fn list(
        &self,
        folder: &str,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Listed>, FilesError> {
        let found = self.store.list(Some(&path(folder)?)).take(MOST_LISTED);
        let mut all: Vec<Listed> = found
            .map_ok(|meta| Listed {
                name: meta.location.to_string(),
                stat: stat(&meta),
            })
            .try_collect()
            .await
            .map_err(told)?;
        all.retain(|one| after.is_none_or(|after| one.name.as_str() > after));
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all.truncate(limit);
        Ok(all)
    }

    async fn delete(&self, name: &str) -> Result<(), FilesError> {
        match self.store.delete(&path(name)?).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(told(error)),
        }
    }

    async fn free(&self) -> Result<Option<u64>, FilesError> {
        let said = rustix::fs::statvfs(&self.folder);
        let said = said.map_err(|error| FilesError::Unavailable(error.to_string()))?;
        Ok(Some(said.f_bavail.saturating_mul(said.f_frsize)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test stops there")]
mod tests {
    use super::*;

    async fn read(files: &FolderFiles, name: &str, range: Option<Range<u64>>) -> Vec<u8> {
        let mut bytes = files.get(name, range).await.unwrap();
        let mut all = Vec::new();
        while let Some(piece) = bytes.next().await {
            all.extend_from_slice(&piece.unwrap());
        }
        all
    }

    #[tokio::test]
    async fn r059_a_folder_keeps_files_whole() {
        let folder = tempfile::tempdir().unwrap();
        let files = FolderFiles::open(folder.path()).unwrap();
        let half = Bytes::from(vec![7_u8; 11 * 1024 * 1024]);
        files.put("uploads/a/000", half.clone()).await.unwrap();
        files.put("uploads/a/011", half.clone()).await.unwrap();
        let twice = files.put("uploads/a/000", half.clone()).await;
        assert!(matches!(twice, Err(FilesError::Taken(_))), "{twice:?}");
        let parts = ["uploads/a/000".to_owned(), "uploads/a/011".to_owned()];
        files.join(&parts, "papers/ab/abc").await.unwrap();
        files.join(&parts, "papers/ab/abc").await.unwrap();
        let whole = read(&files, "papers/ab/abc", None).await;
        assert_eq!(whole.len(), 2 * half.len());
        assert!(whole.iter().all(|byte| *byte == 7));
        assert_eq!(read(&files, "papers/ab/abc", Some(3..8)).await, [7; 5]);
        let size = files.stat("papers/ab/abc").await.unwrap().unwrap().size;
        assert_eq!(size, whole.len() as u64);
        let listed = files.list("uploads/a", None, 10).await.unwrap();
        let names: Vec<_> = listed.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, parts);
        let later = files.list("uploads/a", Some("uploads/a/000"), 10).await;
        assert_eq!(later.unwrap().len(), 1);
        assert!(files.list("nowhere", None, 10).await.unwrap().is_empty());
        files.delete("uploads/a/000").await.unwrap();
        files.delete("uploads/a/000").await.unwrap();
        assert_eq!(files.stat("uploads/a/000").await.unwrap(), None);
        let gone = files.get("uploads/a/000", None).await.err();
        assert!(matches!(gone, Some(FilesError::Missing(_))), "{gone:?}");
        files.join(&[], "papers/e3/empty").await.unwrap();
        let empty = read(&files, "papers/e3/empty", Some(0..0)).await;
        assert!(empty.is_empty());
        assert!(files.free().await.unwrap() > Some(0));
        for outside in ["../x", "/x/../../y", "a//b"] {
            assert!(files.put(outside, Bytes::new()).await.is_err(), "{outside}");
        }
    }
}
