//! The log: to stderr, so that stdout holds answers alone.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::Settings;

/// Starts logging as configured.
///
/// # Errors
/// When the filter cannot be read.
pub fn start(settings: &Settings) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let filter = EnvFilter::try_new(settings.get("log"))
        .map_err(|error| format!("log: {:?} is no filter: {error}", settings.get("log")))?;
    let colours = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt()
        .with_ansi(colours)
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // In tests a log may have been started already; that one stays.
    let _ = match settings.get("log_format") {
        "json" => log.json().try_init(),
        _ => log.try_init(),
    };
    Ok(())
}
