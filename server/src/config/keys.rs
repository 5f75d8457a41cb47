//! Every setting by its key: the flag is `--key-with-dashes`, the environment variable
//! `LINTEL_KEY`, the configuration file says `key = "…"`.

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name in the file; environment and flag follow from it.
    pub name: &'static str,
    /// In force when nobody says anything; empty: none.
    pub default: &'static str,
    /// Never printed.
    pub secret: bool,
    /// For `--help`.
    pub about: &'static str,
}

impl Key {
    /// `LINTEL_BLOCK_CACHE_MIB`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("LINTEL_{}", self.name.to_uppercase())
    }

    /// `block-cache-mib`.
    #[must_use]
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }
}

const fn key(name: &'static str, default: &'static str, about: &'static str) -> Key {
    Key {
        name,
        default,
        secret: false,
        about,
    }
}

/// All of them, in the order of `config show`.
pub const KEYS: [Key; 16] = [
    key(
        "database",
        "rocksdb://data/lintel?sync=every",
        "rocksdb:///path?sync=every, mem://, ws://host:port/namespace/database or tikv://…",
    ),
    key("database_user", "", "user of a ws:// database"),
    Key {
        name: "database_password",
        default: "",
        secret: true,
        about: "password of a ws:// database",
    },
    key("files", "data/files", "folder for files"),
    key(
        "meeting_files_mib",
        "1024",
        "what the papers of one meeting may take, MiB",
    ),
    key("listen", "127.0.0.1:3000", "address and port to serve on"),
    key(
        "public_url",
        "",
        "address that people type; https:// turns on secure cookies and HSTS",
    ),
    key(
        "trust_proxy",
        "false",
        "take the caller's address from X-Forwarded-For (only behind a proxy that sets it)",
    ),
    key(
        "log",
        // The engine tells its whole configuration at every start.
        "info,surrealdb=warn,surrealdb_kvs_rocksdb=warn",
        "what is logged, as tracing filters: info,server=debug",
    ),
    key("log_format", "text", "text or json"),
    key("live_listeners", "20000", "most open live streams"),
    key("block_cache_mib", "128", "RocksDB block cache, MiB"),
    key("write_buffer_mib", "32", "RocksDB write buffer, MiB"),
    key(
        "smtp_url",
        "",
        "mail server: smtps://user:password@host, smtp+starttls://… or smtp://…; empty: no mail",
    ),
    key(
        "mail_from",
        "",
        "sender of all mails: Lintel <lintel@example.com>",
    ),
    key(
        "dist",
        "",
        "folder of the browser bundles; empty: those inside the binary",
    ),
];
