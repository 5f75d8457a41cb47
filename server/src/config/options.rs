//! The settings as flags; each command takes them all, so that scripts may pass one set to any.

use std::{collections::BTreeMap, path::PathBuf};

use clap::{Arg, ArgMatches, Command};

use super::KEYS;

/// What the command line says; absent flags are absent here.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--config FILE`.
    pub config: Option<PathBuf>,
    values: BTreeMap<&'static str, String>,
}

impl Options {
    /// The value of a flag.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<String> {
        self.values.get(name).cloned()
    }

    /// With a flag set: for tests and for programs that start Lintel from inside.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.values.insert(name, value.to_owned());
        self
    }

    /// The flags of every setting, added to a command.
    #[must_use]
    pub fn augment(mut command: Command) -> Command {
        for key in &KEYS {
            let help = match key.default {
                "" => format!("{} [env: {}]", key.about, key.variable()),
                default => format!(
                    "{} [env: {}] [default: {default}]",
                    key.about,
                    key.variable()
                ),
            };
            command = command.arg(
                Arg::new(key.name)
                    .long(key.flag())
                    .value_name("VALUE")
                    .global(true)
                    .help(help),
            );
        }
        let config = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .value_parser(clap::value_parser!(PathBuf))
            .global(true)
            .help("configuration file (TOML) [env: LINTEL_CONFIG] [default: lintel.toml]");
        command.arg(config)
    }

    /// What was given.
    #[must_use]
    pub fn read(matches: &ArgMatches) -> Self {
        let values = KEYS
            .iter()
            .filter_map(|key| Some((key.name, matches.get_one::<String>(key.name)?.clone())))
            .collect();
        Self {
            config: matches.get_one::<PathBuf>("config").cloned(),
            values,
        }
    }
}
