//! Hints that something was committed: one LIVE query a process, however many listeners.
//!
//! A LIVE query is unordered, loses what happens between its start and its first reader, and ends
//! with the connection. So it is supervised: whatever interrupts it is told as [`Hint::Gap`], and
//! it is opened again, later and later, for as long as the store lives.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use futures::{StreamExt, stream, stream::BoxStream};
use services::ports::{Fact, Hint, JournalEntry, JournalFeed};
use surrealdb::{
    Notification,
    types::{Action, Value, Variables},
};
use tokio::{
    sync::{
        broadcast::{self, Receiver, error::RecvError},
        watch,
    },
    task::JoinHandle,
};

use crate::{
    Store,
    engine::{Engine, Live},
    error::Failure,
    retry, values,
};

const LIVE: &str = include_str!("../../queries/journal/live.surql");
const STANDS: &str = include_str!("../../queries/journal/stands.surql");

/// Hints kept for a slow listener; beyond it the listener sees a gap.
const MOST_HINTS: usize = 1_024;
/// How long a listener waits for the LIVE query to stand; then it starts with a gap.
const LONGEST_START: Duration = Duration::from_secs(5);
/// A silence longer than this is looked into: a LIVE query that was killed, or a server that went
/// away, ends no stream (seen on 3.3.5: KILL tells the engine's own sessions nothing).
const LONGEST_SILENCE: Duration = match cfg!(test) {
    true => Duration::from_millis(300),
    false => Duration::from_secs(15),
};
/// First and last pause before the LIVE query is opened again.
const PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(10));

/// The one subscription of this process.
pub(crate) struct Feed {
    hints: broadcast::Sender<Hint>,
    /// Whether the LIVE query stands.
    stands: watch::Sender<bool>,
    /// Started by the first listener.
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            hints: broadcast::channel(MOST_HINTS).0,
            stands: watch::channel(false).0,
            task: Mutex::new(None),
        }
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Feed {
    /// Ends the subscription; it holds the engine open.
    pub(crate) fn stop(&self) {
        let mut task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(task) = task.take() {
            task.abort();
        }
    }

    fn start(&self, engine: &Arc<Engine>) {
        let mut task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        if task.as_ref().is_none_or(JoinHandle::is_finished) {
            let (engine, hints) = (Arc::clone(engine), self.hints.clone());
            *task = Some(tokio::spawn(supervise(engine, hints, self.stands.clone())));
        }
    }
}

#[async_trait]
impl JournalFeed for Store {
    async fn hints(&self) -> BoxStream<'static, Hint> {
        // Listening first: what is committed from here on reaches this receiver.
        let receiver = self.feed.hints.subscribe();
        self.feed.start(&self.engine);
        let mut stands = self.feed.stands.subscribe();
        let up = tokio::time::timeout(LONGEST_START, stands.wait_for(|up| *up)).await;
        let late = matches!(up, Err(_) | Ok(Err(_)));
        let first = stream::iter(late.then_some(Hint::Gap));
        first.chain(stream::unfold(receiver, next)).boxed()
    }
}

async fn next(mut receiver: Receiver<Hint>) -> Option<(Hint, Receiver<Hint>)> {
    match receiver.recv().await {
        Ok(hint) => Some((hint, receiver)),
        Err(RecvError::Lagged(_)) => Some((Hint::Gap, receiver)),
        // The port promises a stream that never ends by itself.
        Err(RecvError::Closed) => std::future::pending().await,
    }
}

async fn supervise(
    engine: Arc<Engine>,
    hints: broadcast::Sender<Hint>,
    stands: watch::Sender<bool>,
) {
    let mut pause = PAUSES.0;
    let mut interrupted = false;
    loop {
        match open(&engine).await {
            Ok(live) => {
                pause = PAUSES.0;
                if interrupted {
                    // Nobody listening is fine, here and below.
                    let _ = hints.send(Hint::Gap);
                }
                stands.send_replace(true);
                let why = listen(&engine, live, &hints).await;
                tracing::warn!(?why, "the journal's LIVE query ended; it is opened again");
            }
            Err(error) => tracing::warn!(?error, "the journal's LIVE query did not open"),
        }
        stands.send_replace(false);
        interrupted = true;
        let _ = hints.send(Hint::Gap);
        tokio::time::sleep(pause / 2 + retry::jittered(pause / 2)).await;
        pause = PAUSES.1.min(pause * 2);
    }
}

async fn open(engine: &Engine) -> Result<(String, Live), Failure> {
    let mut answer = engine.run(LIVE, Variables::new()).await?;
    let live = answer.stream(0)?;
    match answer.value(0)? {
        Value::Uuid(id) => Ok((id.into_inner().to_string(), live)),
        other => Err(values::broken("an id", &other)),
    }
}

/// Passes on what is told, as fast as it comes, until the LIVE query is no more; why it is not.
async fn listen(
    engine: &Engine,
    (id, mut live): (String, Live),
    hints: &broadcast::Sender<Hint>,
) -> Option<Failure> {
    loop {
        match tokio::time::timeout(LONGEST_SILENCE, live.next()).await {
            Ok(Some(Ok(told))) => drop(hints.send(hint(told))),
            Ok(Some(Err(error))) => return Some(error.into()),
            Ok(None) => return None,
            Err(_) => match still_stands(engine, &id).await {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(error),
            },
        }
    }
}

async fn still_stands(engine: &Engine, id: &str) -> Result<bool, Failure> {
    let info = engine.run(STANDS, Variables::new()).await?.value(0)?;
    let mut lives = values::row(values::field(&mut values::row(info)?, "lives"))?;
    Ok(lives.remove(id).is_some())
}

/// What cannot be read is a gap: listeners re-read.
fn hint(told: Notification<Value>) -> Hint {
    match told.action {
        Action::Create => committed(told.data).unwrap_or(Hint::Gap),
        _ => Hint::Gap,
    }
}

fn committed(row: Value) -> Result<Hint, Failure> {
    let mut row = values::row(row)?;
    let facts: Vec<Fact> = values::read(values::field(&mut row, "facts"))?;
    let kind = values::text(values::field(&mut row, "subject_kind"))?;
    let subject = values::text(values::field(&mut row, "subject_id"))?;
    Ok(Hint::Committed {
        at: values::timestamp(values::field(&mut row, "at"))?,
        facts,
        rooms: values::read(values::field(&mut row, "rooms"))?,
        meeting: (kind == JournalEntry::MEETING).then(|| subject.as_str().into()),
        notices: kind == JournalEntry::NOTICE,
    })
}
