//! What a database address may look like.

use std::path::PathBuf;

use super::OpenError;

/// Namespace and database used unless the address names others.
const NAMESPACE: &str = "lintel";

/// A parsed address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Nothing survives the process.
    Memory,
    /// RocksDB in a folder.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// `every` (each commit is on the disk before it is acknowledged), `never` or an interval.
        sync: String,
    },
    /// A SurrealDB server.
    Remote(Remote),
    /// A TiKV cluster, as the engine's own address.
    Cluster(String),
}

/// A SurrealDB server.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Remote {
    /// Whether the connection is encrypted (`wss`).
    pub secure: bool,
    /// `HOST:PORT`.
    pub host: String,
    /// Namespace.
    pub namespace: String,
    /// Database.
    pub database: String,
}

impl Address {
    pub(super) fn parse(url: &str) -> Result<Self, OpenError> {
        let bad = || OpenError::Address(url.to_owned());
        let (scheme, rest) = url.split_once("://").ok_or_else(bad)?;
        match scheme {
            "mem" | "memory" if rest.is_empty() => Ok(Address::Memory),
            "rocksdb" => folder(rest).ok_or_else(bad),
            "ws" | "wss" => remote(scheme == "wss", rest).ok_or_else(bad),
            "tikv" if !rest.is_empty() => Ok(Address::Cluster(url.to_owned())),
            _ => Err(bad()),
        }
    }
}

fn folder(rest: &str) -> Option<Address> {
    let (folder, query) = rest.split_once('?').unwrap_or((rest, "sync=every"));
    // Nothing but `sync`: a misspelt setting must not be silently ignored.
    let sync = query.strip_prefix("sync=").filter(|sync| good_sync(sync))?;
    (!folder.is_empty()).then(|| Address::Folder {
        folder: folder.into(),
        sync: sync.to_owned(),
    })
}

/// `every`, `never`, or whole milliseconds or seconds.
fn good_sync(sync: &str) -> bool {
    let digits = sync.trim_end_matches("ms").trim_end_matches('s');
    let interval = digits.len() < sync.len() && digits.parse::<u32>().is_ok();
    sync == "every" || sync == "never" || interval
}

fn remote(secure: bool, rest: &str) -> Option<Address> {
    let mut parts = rest.trim_end_matches('/').split('/');
    let host = parts.next().filter(|host| !host.is_empty())?;
    let namespace = parts.next().unwrap_or(NAMESPACE);
    let database = parts.next().unwrap_or(NAMESPACE);
    if parts.next().is_some() || namespace.is_empty() || database.is_empty() {
        return None;
    }
    Some(Address::Remote(Remote {
        secure,
        host: host.to_owned(),
        namespace: namespace.to_owned(),
        database: database.to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_synced_on_every_commit_unless_told_otherwise() {
        let folder = |sync: &str| Address::Folder {
            folder: "/var/lib/lintel".into(),
            sync: sync.to_owned(),
        };
        let parsed = |url| Address::parse(url).unwrap();
        assert_eq!(parsed("rocksdb:///var/lib/lintel"), folder("every"));
        assert_eq!(
            parsed("rocksdb:///var/lib/lintel?sync=200ms"),
            folder("200ms")
        );
    }

    #[test]
    fn a_server_may_name_namespace_and_database() {
        let Address::Remote(at) = Address::parse("wss://db:8000/town/hall").unwrap() else {
            panic!("not a server");
        };
        assert!(at.secure);
        assert_eq!(
            (at.host.as_str(), at.namespace.as_str()),
            ("db:8000", "town")
        );
        assert_eq!(at.database, "hall");
    }

    #[test]
    fn anything_else_is_refused_and_named() {
        for url in [
            "",
            "mem",
            "sqlite://x",
            "rocksdb://",
            "rocksdb://x?sink=every",
            "rocksdb://x?sync=soon",
            "ws://",
            "ws://h/a/b/c",
            "ws://h//b",
            "tikv://",
        ] {
            let error = Address::parse(url).unwrap_err();
            assert!(
                matches!(error, OpenError::Address(named) if named == url),
                "{url}"
            );
        }
    }
}
