//! How fast a booking is stored for good, over HTTP and at the store, in one run.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::{
    Outcome,
    child::Server,
    figure::{Figure, at_least, at_most, percentile, shown},
    http::Client,
    raw,
};

/// Clients at once.
pub const CLIENTS: usize = 16;
/// Bookings of each client.
pub const EACH: usize = 250;
/// Bookings of the one client.
pub const ALONE: usize = 500;

/// Booked by the first booking of a room; then one every five minutes.
pub fn first_start() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "a benchmark has no clock port")]
    let now = Timestamp::now();
    let tomorrow = now.as_second() - now.as_second() % 86_400 + 86_400;
    Timestamp::from_second(tomorrow).unwrap_or(now)
}

/// The start of the `number`th booking of a room.
pub fn start(number: usize) -> Timestamp {
    let minutes = i64::try_from(number).unwrap_or(0) * 5;
    first_start()
        .saturating_add(SignedDuration::from_mins(minutes))
        .unwrap_or(Timestamp::MAX)
}

/// One booking over HTTP; seconds that it took.
pub async fn book(client: &mut Client, room: &str, number: usize) -> Outcome<f64> {
    let begin = Instant::now();
    let body = json!({
        "room": room, "subject": "Bench", "start": start(number).to_string(),
        "end": start(number + 1).to_string(),
    });
    let answer = client.post("/api/v1/bookings", &body).await?;
    if answer.status != 201 {
        let text = String::from_utf8_lossy(&answer.body);
        return Err(format!("booking: {} {text}", answer.status).into());
    }
    Ok(begin.elapsed().as_secs_f64())
}

/// The section.
pub async fn measure(lintel: &Path) -> Outcome<Vec<Figure>> {
    let server = Server::start(lintel).await?;
    let rooms = server.rooms(CLIENTS + 2).await?;
    let mut client = server.client().await?;
    for number in 0..50 {
        book(&mut client, &rooms[CLIENTS], number).await?;
    }
    let mut alone = Vec::with_capacity(ALONE);
    for number in 50..50 + ALONE {
        alone.push(book(&mut client, &rooms[CLIENTS], number).await? * 1e3);
    }
    let together = together(&server, &rooms).await?;
    let syncs = syncs(&server, &rooms[CLIENTS + 1]).await;
    drop(server);
    let raw = raw::measure().await?;
    let p50 = percentile(&mut alone, 0.5);
    let how = "RocksDB, fsync every commit; POST /api/v1/bookings";
    let mut figures = vec![
        shown(
            "raw transaction, 16 writers",
            raw.rate,
            "1/s",
            "guard, load, commit; no HTTP",
        ),
        shown("booking over HTTP, 16 clients", together, "1/s", how),
        at_least(
            "booking over HTTP / raw, 16",
            together / raw.rate,
            0.6,
            "ratio",
            "same run",
        ),
        shown(
            "raw transaction p50, one writer",
            raw.p50_ms,
            "ms",
            "guard, load, commit",
        ),
        shown("booking over HTTP p50, one client", p50, "ms", how),
        at_most(
            "booking p50 / raw p50, one",
            p50 / raw.p50_ms,
            3.0,
            "ratio",
            "same run",
        ),
        at_least(
            "booking over HTTP, 16, against 217/s",
            together / 217.0,
            10.0,
            "ratio",
            "the better figure measured elsewhere",
        ),
    ];
    if let Ok(per_booking) = syncs {
        let how = "strace of fsync and fdatasync, one client";
        figures.push(shown("syncs a booking", per_booking, "syncs", how));
    }
    Ok(figures)
}

async fn together(server: &Server, rooms: &[String]) -> Outcome<f64> {
    let begin = Instant::now();
    let mut tasks = Vec::with_capacity(CLIENTS);
    for room in rooms.iter().take(CLIENTS).cloned() {
        let mut client = server.client().await?;
        tasks.push(tokio::spawn(async move {
            for number in 0..EACH {
                book(&mut client, &room, number).await?;
            }
            Outcome::Ok(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    #[expect(clippy::cast_precision_loss)]
    let count = (CLIENTS * EACH) as f64;
    Ok(count / begin.elapsed().as_secs_f64())
}

/// Syncs per booking, counted from outside; none where strace is missing.
async fn syncs(server: &Server, room: &str) -> Outcome<f64> {
    const COUNTED: usize = 100;
    let log = tempfile::NamedTempFile::new()?;
    let mut tracer = Command::new("strace")
        .args(["-f", "-e", "trace=fsync,fdatasync", "-o"])
        .arg(log.path())
        .args(["-p", &server.pid().to_string()])
        .stderr(Stdio::null())
        .spawn()?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let mut client = server.client().await?;
    for number in 0..COUNTED {
        book(&mut client, room, number).await?;
    }
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let _ = Command::new("kill")
        .args(["-INT", &tracer.id().to_string()])
        .status();
    let _ = tracer.wait();
    let calls = std::fs::read_to_string(log.path())?;
    let begun = calls.lines().filter(|line| line.contains("sync(")).count();
    #[expect(clippy::cast_precision_loss)]
    Ok(begun as f64 / COUNTED as f64)
}
