//! Configuration: flag before environment before file before default; every value knows its source.
//!
//! Must not know what the values are used for. Start at [`Settings::resolve`]; all keys stand in
//! [`KEYS`].

mod keys;
mod options;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, fmt::Write as _, net::SocketAddr, path::PathBuf};

pub use keys::{KEYS, Key};
pub use options::Options;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The command line.
    Flag,
    /// The environment.
    Environment,
    /// The configuration file.
    File(PathBuf),
    /// Lintel itself.
    Default,
}

/// Why there is no configuration, for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration file {0}: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// The file is not TOML.
    #[error("the configuration file {0} is not valid TOML: {1}")]
    NotToml(PathBuf, Box<toml::de::Error>),
    /// A key that is none.
    #[error("the configuration file {0} names an unknown key: {1}")]
    UnknownKey(PathBuf, String),
    /// A value that cannot be used.
    #[error("{0}: {1:?} is not {2}")]
    BadValue(&'static str, String, &'static str),
}

/// Files looked for when `--config` names none.
const USUAL_FILES: [&str; 2] = ["lintel.toml", "/etc/lintel/lintel.toml"];

/// Every key with its value in force and its source.
#[derive(Debug, Clone)]
pub struct Settings(BTreeMap<&'static str, (String, Source)>);

impl Settings {
    /// From flags, environment, file and defaults.
    ///
    /// # Errors
    /// An unreadable file, an unknown key in it, or a value that cannot be used.
    pub fn resolve(
        options: &Options,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let named = options
            .config
            .clone()
            .or_else(|| environment("LINTEL_CONFIG").map(PathBuf::from));
        let file = read_file(named)?;
        let mut values = BTreeMap::new();
        for key in &KEYS {
            let value = options
                .value(key.name)
                .map(|value| (value, Source::Flag))
                .or_else(|| Some((environment(&key.variable())?, Source::Environment)))
                .or_else(|| {
                    let (path, table) = file.as_ref()?;
                    let value = table.get(key.name)?;
                    Some((text(value), Source::File(path.clone())))
                })
                .unwrap_or_else(|| (key.default.to_owned(), Source::Default));
            values.insert(key.name, value);
        }
        let settings = Self(values);
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), ConfigError> {
        self.listen()?;
        self.number("live_listeners")?;
        self.number("block_cache_mib")?;
        self.number("write_buffer_mib")?;
        self.one_of("trust_proxy", &["true", "false"], "true or false")?;
        self.one_of("log_format", &["text", "json"], "text or json")?;
        let public = self.get("public_url");
        let fine =
            public.is_empty() || public.starts_with("https://") || public.starts_with("http://");
        if !fine {
            return Err(bad("public_url", public, "an http:// or https:// address"));
        }
        Ok(())
    }

    fn one_of(
        &self,
        name: &'static str,
        words: &[&str],
        wanted: &'static str,
    ) -> Result<(), ConfigError> {
        let value = self.get(name);
        if words.contains(&value) {
            return Ok(());
        }
        Err(bad(name, value, wanted))
    }

    /// The value in force; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |(value, _)| value.as_str())
    }

    /// The value in force, none when it is empty.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// A count.
    ///
    /// # Errors
    /// When it is none.
    pub fn number(&self, name: &'static str) -> Result<usize, ConfigError> {
        let value = self.get(name);
        value.parse().map_err(|_| bad(name, value, "a number"))
    }

    /// The address to serve on.
    ///
    /// # Errors
    /// When it is none.
    pub fn listen(&self) -> Result<SocketAddr, ConfigError> {
        let value = self.get("listen");
        value.parse().map_err(|_| {
            bad(
                "listen",
                value,
                "an address and port such as 127.0.0.1:3000",
            )
        })
    }

    /// Whether the caller's address stands in `X-Forwarded-For`.
    #[must_use]
    pub fn trusts_proxy(&self) -> bool {
        self.get("trust_proxy") == "true"
    }

    /// Whether people reach Lintel over https.
    #[must_use]
    pub fn https(&self) -> bool {
        self.get("public_url").starts_with("https://")
    }

    /// Every key with its value and source, one a line; secrets masked (issue 2, point 1).
    #[must_use]
    pub fn show(&self) -> String {
        let mut text = String::new();
        for key in &KEYS {
            let Some((value, source)) = self.0.get(key.name) else {
                continue;
            };
            let shown = match value.as_str() {
                "" => "(none)".to_owned(),
                _ if key.secret => "********".to_owned(),
                value => mask_password(value),
            };
            let from = match source {
                Source::Flag => format!("flag --{}", key.flag()),
                Source::Environment => format!("environment {}", key.variable()),
                Source::File(path) => format!("file {}", path.display()),
                Source::Default => "default".to_owned(),
            };
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{:<18} {shown:<44} {from}", key.name);
        }
        text
    }
}

fn bad(name: &'static str, value: &str, wanted: &'static str) -> ConfigError {
    ConfigError::BadValue(name, value.to_owned(), wanted)
}

/// `ws://user:secret@host` keeps its password out of terminals and logs.
fn mask_password(value: &str) -> String {
    let masked = value.split_once("://").and_then(|(scheme, rest)| {
        let (who, host) = rest.rsplit_once('@')?;
        let (user, _) = who.split_once(':')?;
        Some(format!("{scheme}://{user}:********@{host}"))
    });
    masked.unwrap_or_else(|| value.to_owned())
}

fn text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

type File = Option<(PathBuf, toml::Table)>;

fn read_file(named: Option<PathBuf>) -> Result<File, ConfigError> {
    let usual = || {
        USUAL_FILES
            .iter()
            .map(PathBuf::from)
            .find(|path| path.is_file())
    };
    let Some(path) = named.or_else(usual) else {
        return Ok(None);
    };
    let content = std::fs::read_to_string(&path)
        .map_err(|error| ConfigError::Unreadable(path.clone(), error))?;
    let table: toml::Table = toml::from_str(&content)
        .map_err(|error| ConfigError::NotToml(path.clone(), Box::new(error)))?;
    let known = |name: &String| KEYS.iter().any(|key| key.name == name);
    if let Some(stranger) = table.keys().find(|name| !known(name)) {
        return Err(ConfigError::UnknownKey(path, stranger.clone()));
    }
    Ok(Some((path, table)))
}
