//! Does errands as their time comes: one process at a time, which holds the turn.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use futures::{FutureExt, StreamExt};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use services::{
    Services,
    notices::{self, Mark, Office},
    ports::{Change, Kind, StoreError},
};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use super::{DONE, outcome};
use crate::site::Site;

/// How often errands are looked at when nothing happens.
const ROUND: Duration = Duration::from_secs(1);
/// Wait between two rounds that had work.
const BREATH: Duration = Duration::from_millis(5);
/// The turn is taken for so long, and renewed when half of it is over; another process takes it
/// when its holder is gone.
const TURN: SignedDuration = SignedDuration::from_secs(10);
/// No round starts with less of the turn left than this.
const MARGIN: SignedDuration = SignedDuration::from_secs(3);
/// Hints passed over in one go.
const MOST_HINTS: usize = 4_096;

/// Runs until the server drains.
pub async fn run(site: Site, office: Office, mut draining: watch::Receiver<bool>) {
    let services = site.services.clone();
    let mut turn = Turn::new(&services);
    let mut hints = services.feed.hints().await;
    loop {
        let had_work = AtomicBool::new(false);
        let work = once(&services, &office, &mut turn, &had_work).boxed();
        let mut work = std::pin::pin!(outcome("errands", work));
        tokio::select! {
            // What is on its way may end; what cannot is done by the next process.
            _ = draining.changed() => {
                let _ = timeout(ROUND, work).await;
                break;
            }
            // A round is every second: those without work are no figure.
            ended = &mut work => if ended != DONE || had_work.load(Ordering::Relaxed) {
                site.metrics.job(ended);
            }
        }
        let wait = match had_work.load(Ordering::Relaxed) {
            true => BREATH,
            false => ROUND,
        };
        tokio::select! {
            _ = draining.changed() => break,
            () = sleep(wait) => {}
            _ = hints.next() => {
                for _ in 0..MOST_HINTS {
                    if !matches!(hints.next().now_or_never(), Some(Some(_))) {
                        break;
                    }
                }
                // A commit of many parts comes with many hints.
                sleep(BREATH).await;
            }
        }
    }
    let _ = timeout(ROUND, turn.give_back(&services)).await;
}

/// One round, when it is this process's turn; `had_work` says whether it did anything.
async fn once(
    services: &Services,
    office: &Office,
    turn: &mut Turn,
    had_work: &AtomicBool,
) -> Result<(), services::Error> {
    if turn.is_ours(services).await? {
        let round = notices::round(services, office).await?;
        had_work.store(round.done > 0, Ordering::Relaxed);
    }
    Ok(())
}

/// Whose turn it is, as a record that expires like answers kept for a key.
struct Turn {
    holder: String,
    until: Timestamp,
}

/// The one record.
const ID: &str = "job-errands";

impl Turn {
    fn new(services: &Services) -> Self {
        Self {
            holder: services.ids.id(),
            until: Timestamp::MIN,
        }
    }

    /// Takes or keeps the turn.
    async fn is_ours(&mut self, services: &Services) -> Result<bool, services::Error> {
        let now = services.clock.now();
        let left = self.until.duration_since(now);
        if left > TURN / 2 {
            return Ok(true);
        }
        let stored = services.records.get(Kind::Idempotency, ID).await?;
        let held = stored.as_ref().is_some_and(|stored| {
            let text = |name: &str| stored.value.get(name).and_then(|it| it.as_str());
            let until = text("until").and_then(|at| at.parse::<Timestamp>().ok());
            text("holder") != Some(&self.holder) && until.is_some_and(|until| now < until)
        });
        if held {
            return Ok(false);
        }
        let until = now.saturating_add(TURN).unwrap_or(now);
        let take = Change::Put {
            kind: Kind::Idempotency,
            id: ID.to_owned(),
            expected: stored.map(|stored| stored.revision),
            value: json!({ "created_at": now, "holder": self.holder, "until": until }),
        };
        match services.records.write(vec![take], Vec::new()).await {
            Ok(()) => self.until = until,
            Err(StoreError::Taken(_) | StoreError::Stale(_)) => return Ok(left > MARGIN),
            Err(error) => return Err(error.into()),
        }
        Ok(true)
    }

    /// The next process need not wait.
    async fn give_back(&self, services: &Services) {
        if self.until > services.clock.now() {
            let change = Change::Remove {
                kind: Kind::Idempotency,
                id: ID.to_owned(),
            };
            let _ = services.records.write(vec![change], Vec::new()).await;
        }
    }
}

/// How far mails came, in a file beside the others: a line for each step, written at once, which a
/// kill of the process does not undo.
#[derive(Debug)]
pub struct SentFile {
    file: std::sync::Mutex<std::fs::File>,
    path: std::path::PathBuf,
}

impl SentFile {
    /// Opens or makes it.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn open(folder: &std::path::Path) -> std::io::Result<Arc<Self>> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join("sent.log");
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)?;
        Ok(Arc::new(Self {
            file: std::sync::Mutex::new(file),
            path,
        }))
    }
}

/// What a line begins with.
const MARKS: [(Mark, &str); 3] = [
    (Mark::HandedOver, "handed over "),
    (Mark::Taken, "taken "),
    (Mark::NotTaken, "not taken "),
];

impl notices::SentNotes for SentFile {
    fn note(&self, delivery: &str, mark: Mark) -> Result<(), String> {
        use std::io::Write as _;
        let mut file = self.file.lock().map_err(|error| error.to_string())?;
        let word = MARKS.iter().find(|(known, _)| *known == mark);
        let line = format!("{}{delivery}\n", word.map_or("", |(_, word)| word));
        file.write_all(line.as_bytes())
            .map_err(|error| error.to_string())
    }

    fn noted(&self) -> HashMap<String, Mark> {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        let read = text.lines().filter_map(|line| {
            let known = MARKS.iter();
            let mut read =
                known.map(|(mark, word)| Some((line.strip_prefix(word)?.to_owned(), *mark)));
            read.find_map(|found| found)
        });
        read.collect()
    }

    fn forget(&self) {
        if let Ok(file) = self.file.lock()
            && let Err(error) = file.set_len(0)
        {
            tracing::warn!(%error, "the notes of what was sent could not be cleared");
        }
    }
}
