//! The log: to stderr, so that stdout holds answers alone.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::Settings;

/// SurrealDB ends a LIVE query in a session that has no namespace, so every ending fails and says
/// so (seen on 3.3.5). It is the only warning of that module; that the LIVE query ended although it
/// should not have, the journal's feed tells itself. Configured filters may say otherwise.
const ALWAYS: &str = "surrealdb::method::live=error";

/// Starts logging as configured.
///
/// # Errors
/// When the filter cannot be read.
pub fn start(settings: &Settings) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let configured = settings.get("log");
    let filter = EnvFilter::try_new(format!("{ALWAYS},{configured}"))
        .map_err(|error| format!("log: {configured:?} is no filter: {error}"))?;
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
