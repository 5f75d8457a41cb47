//! How long after the commit a thousand doors know.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use tokio::{io::AsyncBufReadExt, sync::Mutex, task::JoinHandle, time::interval};

use crate::{
    Outcome,
    booking::book,
    child::Server,
    figure::{Figure, at_least, at_most, percentile, shown},
};

/// Doors connected at once.
const DOORS: usize = 1_000;
/// Rooms that they hang at.
const ROOMS: usize = 40;
/// Bookings a second.
const RATE: u64 = 10;
/// How long, in seconds.
const SECONDS: usize = 20;

type Ages = Arc<Mutex<Vec<f64>>>;

/// The section.
pub async fn measure(lintel: &Path) -> Outcome<Vec<Figure>> {
    let server = Server::start(lintel).await?;
    let rooms = server.rooms(ROOMS).await?;
    let mut client = server.client().await?;
    for room in &rooms {
        book(&mut client, room, 0).await?;
    }
    let ages = Ages::default();
    let before = server.resident_kb()?;
    let doors = connect(&server, &rooms, &ages).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let after = server.resident_kb()?;
    let mut tick = interval(Duration::from_millis(1_000 / RATE));
    let count = usize::try_from(RATE)? * SECONDS;
    let begin = Instant::now();
    for number in 0..count {
        tick.tick().await;
        book(&mut client, &rooms[number % ROOMS], 10 + number / ROOMS).await?;
    }
    let took = begin.elapsed().as_secs_f64();
    tokio::time::sleep(Duration::from_secs(2)).await;
    doors.iter().for_each(JoinHandle::abort);
    let mut ages = ages.lock().await.clone();
    let told = ages.len();
    let wanted = count * DOORS / ROOMS;
    #[expect(clippy::cast_precision_loss)]
    let (told, wanted, rate) = (told as f64, wanted as f64, count as f64 / took);
    #[expect(clippy::cast_precision_loss)]
    let memory = (after - before) / DOORS as f64;
    let how = "1,000 streams over 40 rooms; receiver's clock less committed_at";
    Ok(vec![
        at_least(
            "changes received / to be received",
            told / wanted,
            1.0,
            "ratio",
            how,
        ),
        shown(
            "bookings a second meanwhile",
            rate,
            "1/s",
            "one client, paced",
        ),
        shown(
            "commit to received, p50",
            percentile(&mut ages, 0.5),
            "ms",
            how,
        ),
        at_most(
            "commit to received, p99",
            percentile(&mut ages, 0.99),
            250.0,
            "ms",
            how,
        ),
        at_most(
            "server memory a door",
            memory,
            32.0,
            "kB",
            "VmRSS with and without the doors",
        ),
    ])
}

async fn connect(server: &Server, rooms: &[String], ages: &Ages) -> Outcome<Vec<JoinHandle<()>>> {
    let mut doors = Vec::with_capacity(DOORS);
    for number in 0..DOORS {
        let path = format!("/api/v1/live?room={}", rooms[number % ROOMS]);
        let client = server.client().await?;
        let mut lines = client.listen(&path).await?;
        let ages = ages.clone();
        doors.push(tokio::spawn(async move {
            let mut line = String::new();
            while lines.read_line(&mut line).await.is_ok_and(|read| read > 0) {
                if let Some(age) = age(&line) {
                    ages.lock().await.push(age);
                }
                line.clear();
            }
        }));
    }
    Ok(doors)
}

/// Milliseconds since the commit that a line tells of.
fn age(line: &str) -> Option<f64> {
    let (_, rest) = line.split_once("\"committed_at\":\"")?;
    let (text, _) = rest.split_once('"')?;
    let committed: Timestamp = text.parse().ok()?;
    #[expect(clippy::disallowed_methods, reason = "a benchmark has no clock port")]
    let now = Timestamp::now();
    Some(now.duration_since(committed).as_secs_f64() * 1e3)
}
