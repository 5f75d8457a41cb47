//! From an address to an open store. Must not know tables or queries.
//!
//! Start at [`open`]; [`address`] says what an address may look like, [`embedded`] is the one place
//! that builds an engine inside this process.

mod address;
mod embedded;
mod remote;

use std::{path::PathBuf, sync::Arc};

use address::Address;

use crate::Store;

/// Sizes and credentials that an address does not carry.
#[derive(Debug, Clone)]
pub struct Options {
    /// Memory for blocks read from disk, in bytes.
    pub block_cache_bytes: usize,
    /// Memory that one write buffer may take before it goes to disk, in bytes.
    pub write_buffer_bytes: usize,
    /// Most write buffers at once.
    pub write_buffers: usize,
    /// Root user of a remote database.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<String>,
}

impl Default for Options {
    /// Bounded for a small machine: left alone, the engine sizes itself from the host's memory.
    fn default() -> Self {
        Self {
            block_cache_bytes: 128 << 20,
            write_buffer_bytes: 32 << 20,
            write_buffers: 4,
            user: None,
            password: None,
        }
    }
}

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is none of those known.
    #[error(
        "cannot read the database address {0:?}: use mem://, rocksdb://FOLDER, \
         ws://HOST:PORT[/NAMESPACE/DATABASE] or tikv://HOST:PORT"
    )]
    Address(String),
    /// Built without this engine.
    #[error("this build of Lintel has no {0}: build it with the feature `{0}`")]
    Unsupported(&'static str),
    /// Another process has the data folder.
    #[error(
        "the data folder {} is in use: another Lintel (or a copy of it) is running on it; \
         stop that one first, or give this one its own folder", .0.display()
    )]
    InUse(PathBuf),
    /// Written by a newer Lintel.
    #[error("the data has schema {found}, this Lintel knows up to {known}: use a newer Lintel")]
    Newer {
        /// Version found.
        found: u32,
        /// Newest version known here.
        known: u32,
    },
    /// The engine says no; its words.
    #[error("the database cannot be opened: {0}")]
    Engine(String),
}

impl From<surrealdb::Error> for OpenError {
    fn from(error: surrealdb::Error) -> Self {
        OpenError::Engine(error.to_string())
    }
}

/// Opens what `url` names: `mem://`, `rocksdb://FOLDER[?sync=every]`, `ws://HOST:PORT[/NS/DB]`,
/// `wss://…`, and `tikv://HOST:PORT` where built in. Call [`Store::migrate`] before use.
///
/// # Errors
/// See [`OpenError`]; a folder that another process has open is [`OpenError::InUse`].
pub async fn open(url: &str, options: &Options) -> Result<Arc<Store>, OpenError> {
    let engine = match Address::parse(url)? {
        Address::Memory => embedded::memory().await?,
        Address::Folder { folder, sync } => embedded::folder(&folder, &sync, options).await?,
        Address::Remote(at) => remote::connect(&at, options).await?,
        Address::Cluster(at) => embedded::cluster(&at).await?,
    };
    let store = Arc::new(Store::new(engine));
    store.refuse_newer().await?;
    Ok(store)
}
