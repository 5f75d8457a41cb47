//! How long the 31C3 schedule takes, and that a second time changes nothing.

use std::{path::Path, time::Instant};

use crate::{
    Outcome,
    child::Server,
    figure::{Figure, at_most, exactly},
};

/// Events of the file.
const EVENTS: f64 = 138.0;

/// The section; left out where the file is not at hand.
pub async fn measure(lintel: &Path, shared: Option<&Path>) -> Outcome<Vec<Figure>> {
    let shared = shared.unwrap_or_else(|| Path::new("../shared"));
    let Ok(file) = std::fs::read(shared.join("data/31c3-schedule.xml")) else {
        eprintln!("import: no 31C3 schedule at hand, left out");
        return Ok(Vec::new());
    };
    let server = Server::start(lintel).await?;
    let mut client = server.client().await?;
    let path = "/api/v1/imports?format=pentabarf";
    let begin = Instant::now();
    let first = client
        .call("POST", path, "application/xml", &file)
        .await?
        .json()?;
    let took = begin.elapsed().as_secs_f64();
    let second = client
        .call("POST", path, "application/xml", &file)
        .await?
        .json()?;
    let count = |report: &serde_json::Value, name: &str| report[name].as_f64().unwrap_or(-1.0);
    let from = "2014-12-26T00:00:00Z&to=2015-01-01T00:00:00Z&limit=1000";
    let path = format!("/api/v1/bookings?from={from}");
    let listed = client.call("GET", &path, "", b"").await?.json()?;
    #[expect(clippy::cast_precision_loss)]
    let found = listed["items"]
        .as_array()
        .map_or(-1.0, |items| items.len() as f64);
    let how = "POST /api/v1/imports, RocksDB, fsync every commit";
    Ok(vec![
        exactly(
            "31C3: events booked",
            count(&first, "created"),
            EVENTS,
            "events",
            how,
        ),
        at_most("31C3: import", took, 1.0, "s", how),
        exactly(
            "31C3: found on the calendar",
            found,
            EVENTS,
            "events",
            "GET /api/v1/bookings",
        ),
        exactly(
            "31C3: booked by a second import",
            count(&second, "created"),
            0.0,
            "events",
            how,
        ),
        exactly(
            "31C3: known to a second import",
            count(&second, "skipped"),
            EVENTS,
            "events",
            how,
        ),
    ])
}
