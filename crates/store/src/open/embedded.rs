//! An engine inside this process, with caches of a known size.
//!
//! Built by hand because the ordinary way of opening sizes caches from the host's memory and passes
//! only few settings on. It leans on a function hidden from SurrealDB's documentation, so the exact
//! version is pinned in the workspace's Cargo.toml: read this again with every new version.

use std::{path::Path, sync::Arc};

use surrealdb::{Surreal, engine::local::Db};
use surrealdb_cnf::{ConfigMap, NOTIFICATIONS_CHANNEL_SIZE};
use surrealdb_core::{channel, kvs::Datastore};

use super::{OpenError, Options};
use crate::engine::{Embedded, Engine};

const NAMESPACE: &str = "lintel";

pub(super) async fn memory() -> Result<Engine, OpenError> {
    build("memory", ConfigMap::empty()).await.map_err(engine)
}

pub(super) async fn folder(
    folder: &Path,
    sync: &str,
    options: &Options,
) -> Result<Engine, OpenError> {
    std::fs::create_dir_all(folder)
        .map_err(|error| OpenError::Engine(format!("{}: {error}", folder.display())))?;
    let config = ConfigMap::empty()
        .with_key_value("datastore_sync", sync)
        .with_key_value(
            "rocksdb_block_cache_size",
            options.block_cache_bytes.to_string(),
        )
        .with_key_value(
            "rocksdb_write_buffer_size",
            options.write_buffer_bytes.to_string(),
        )
        .with_key_value(
            "rocksdb_max_write_buffer_number",
            options.write_buffers.to_string(),
        );
    let path = format!("rocksdb://{}", folder.display());
    build(&path, config).await.map_err(|error| {
        // RocksDB knows no kind for it: its words are all there is.
        let held = error.contains("lock hold by current process") || error.contains("lock file");
        match held {
            true => OpenError::InUse(folder.to_owned()),
            false => engine(error),
        }
    })
}

#[cfg(feature = "tikv")]
pub(super) async fn cluster(at: &str) -> Result<Engine, OpenError> {
    build(at, ConfigMap::empty()).await.map_err(engine)
}

#[cfg(not(feature = "tikv"))]
pub(super) async fn cluster(_at: &str) -> Result<Engine, OpenError> {
    Err(OpenError::Unsupported("tikv"))
}

fn engine(error: String) -> OpenError {
    OpenError::Engine(error)
}

/// The order matters: a maintenance task that writes before the version is stamped makes fresh
/// storage look like storage too old to read.
async fn build(path: &str, config: ConfigMap) -> Result<Engine, String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let (sender, notifications) = channel::bounded(NOTIFICATIONS_CHANNEL_SIZE);
    let datastore = Datastore::builder()
        .with_config(config)
        .with_notify(sender)
        .without_maintenance_tasks()
        .build_with_path(path)
        .await
        .map_err(|error| text(&error))?;
    datastore
        .check_version()
        .await
        .map_err(|error| text(&error))?;
    datastore.bootstrap().await.map_err(|error| text(&error))?;
    datastore.start_maintenance_tasks();
    let db = Surreal::<Db>::unstable_from_datastore(Arc::clone(&datastore), Some(notifications))
        .await
        .map_err(|error| text(&error))?;
    db.use_ns(NAMESPACE)
        .use_db(NAMESPACE)
        .await
        .map_err(|error| text(&error))?;
    Ok(Engine::Embedded(Embedded::new(db, &datastore)))
}
