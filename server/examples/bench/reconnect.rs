//! A server that dies and comes back: how long until a thousand doors know the truth again.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use app::live::wait_ms;
use serde_json::Value;
use tokio::{
    io::AsyncBufReadExt,
    sync::mpsc,
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::{
    Outcome,
    booking::book,
    child::{Server, Way},
    figure::{Figure, at_least, at_most, percentile, shown},
    http::Client,
};

/// Doors connected at once.
const DOORS: usize = 1_000;
/// Rooms that they hang at.
const ROOMS: usize = 40;
/// How often the server dies.
const ROUNDS: usize = 3;
/// No door may be away for longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A door has a snapshot of its room with so many bookings.
struct Told {
    at: Instant,
    bookings: usize,
}

/// The section.
pub async fn measure(lintel: &Path) -> Outcome<Vec<Figure>> {
    let mut server = Server::start(lintel).await?;
    let rooms = server.rooms(ROOMS).await?;
    let mut client = server.client().await?;
    for room in &rooms {
        book(&mut client, room, 0).await?;
    }
    drop(client);
    let (told, mut heard) = mpsc::channel(DOORS * 2);
    let tries = Arc::new(AtomicU64::new(0));
    let doors = hang(&server, &rooms, &told, &tries);
    all(&mut heard, 1).await?;
    let (mut from_death, mut from_ready, mut right) = (Vec::new(), Vec::new(), 0);
    tries.store(0, Ordering::Relaxed);
    for round in 1..=ROUNDS {
        let died = Instant::now();
        server.kill();
        server.again().await?;
        let ready = Instant::now();
        let back = all(&mut heard, round).await?;
        right += back.iter().filter(|one| one.bookings == round).count();
        let last = back.iter().map(|one| one.at).max().unwrap_or(died);
        from_death.push((last - died).as_secs_f64());
        from_ready.push(last.saturating_duration_since(ready).as_secs_f64());
        // Something new, so that the next snapshot must say more.
        let mut client = server.client().await?;
        for room in &rooms {
            book(&mut client, room, round).await?;
        }
        sleep(Duration::from_secs(2)).await;
    }
    doors.iter().for_each(JoinHandle::abort);
    #[expect(clippy::cast_precision_loss)]
    let (right, wanted) = (right as f64, (DOORS * ROUNDS) as f64);
    #[expect(clippy::cast_precision_loss)]
    let each = tries.load(Ordering::Relaxed) as f64 / wanted;
    let how = "SIGKILL, same data and port; the browser's own waits; worst of 3 rounds";
    Ok(vec![
        at_least(
            "doors back with the right snapshot",
            right / wanted,
            1.0,
            "ratio",
            how,
        ),
        at_most(
            "killed to the last of 1,000 doors right",
            percentile(&mut from_death, 1.0),
            5.0,
            "s",
            how,
        ),
        shown(
            "ready to the last of 1,000 doors right",
            percentile(&mut from_ready, 1.0),
            "s",
            how,
        ),
        shown(
            "tries a door and restart",
            each,
            "tries",
            "with those that came too early",
        ),
    ])
}

fn hang(
    server: &Server,
    rooms: &[String],
    told: &mpsc::Sender<Told>,
    tries: &Arc<AtomicU64>,
) -> Vec<JoinHandle<()>> {
    let door = |number: usize| Door {
        way: server.way(),
        room: rooms[number % ROOMS].clone(),
        seed: number as u64,
        told: told.clone(),
        tries: tries.clone(),
    };
    (0..DOORS)
        .map(|number| tokio::spawn(door(number).live()))
        .collect()
}

/// Waits until each door has been told once.
async fn all(heard: &mut mpsc::Receiver<Told>, bookings: usize) -> Outcome<Vec<Told>> {
    let mut back = Vec::with_capacity(DOORS);
    while back.len() < DOORS {
        let told = timeout(PATIENCE, heard.recv()).await;
        let told = told.map_err(|_| format!("{} doors are back, no more", back.len()))?;
        back.push(told.ok_or("no doors")?);
    }
    let wrong = back.iter().filter(|one| one.bookings != bookings).count();
    if wrong > 0 {
        eprintln!("{wrong} doors were told of another number of bookings than {bookings}");
    }
    Ok(back)
}

/// A tablet's line, as app/src/live/browser.rs keeps it.
struct Door {
    way: Way,
    room: String,
    seed: u64,
    told: mpsc::Sender<Told>,
    tries: Arc<AtomicU64>,
}

impl Door {
    async fn live(mut self) {
        let mut failures = 0;
        // Ends when the section does.
        loop {
            self.tries.fetch_add(1, Ordering::Relaxed);
            if self.listen().await.is_some() {
                failures = 0;
            }
            let chance = self.chance();
            sleep(Duration::from_millis(wait_ms(failures, chance))).await;
            failures += 1;
        }
    }

    /// One line until it ends; none when it never spoke.
    async fn listen(&self) -> Option<()> {
        let path = format!("/api/v1/live?room={}", self.room);
        let client = Client::to(self.way.port, &self.way.key).await.ok()?;
        let mut lines = client.listen(&path).await.ok()?;
        let mut line = String::new();
        let mut spoke = None;
        while lines.read_line(&mut line).await.is_ok_and(|read| read > 0) {
            if let (None, Some(bookings)) = (spoke, bookings(&line)) {
                spoke = Some(());
                let at = Instant::now();
                let _ = self.told.send(Told { at, bookings }).await;
            }
            line.clear();
        }
        spoke
    }

    /// A number in `0..1`, another each time (splitmix64).
    #[expect(clippy::cast_precision_loss)]
    fn chance(&mut self) -> f64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// How many bookings a snapshot's line tells of.
fn bookings(line: &str) -> Option<usize> {
    let data = line.strip_prefix("data: ")?;
    let told: Value = serde_json::from_str(data).ok()?;
    Some(told["rooms"][0]["bookings"].as_array()?.len())
}
