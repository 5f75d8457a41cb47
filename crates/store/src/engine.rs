//! One way to run a query, wherever the engine is. Must not know tables.

use std::{
    sync::{Arc, PoisonError, RwLock, Weak},
    time::Duration,
};

use surrealdb::{
    IndexedResults, Notification, Surreal,
    engine::{local::Db, remote::ws},
    method::QueryStream,
    types::{SurrealValue, Value, Variables},
};
use surrealdb_core::kvs::Datastore;

use crate::error::{Failure, first};

/// No query waits longer than this; a commit that does has an unknown outcome.
const LONGEST_QUERY: Duration = Duration::from_secs(30);

/// Closing waits so long for queries that are under way and for what is flushed.
const LONGEST_CLOSE: Duration = Duration::from_secs(10);

/// How often closing looks whether it is done; SurrealDB offers nothing to wait for.
const CLOSE_PAUSE: Duration = Duration::from_millis(5);

/// An open engine.
pub(crate) enum Engine {
    /// In this process.
    Embedded(Embedded),
    /// A server.
    Remote(Surreal<ws::Client>),
}

impl Engine {
    /// Runs `text` and fails on the first statement that failed for a reason of its own.
    pub(crate) async fn run(&self, text: &str, with: Variables) -> Result<Answer, Failure> {
        let asked = async {
            match self {
                Engine::Embedded(embedded) => {
                    let db = embedded.handle()?;
                    Ok(db.query(text).bind(with).await?)
                }
                Engine::Remote(db) => Ok(db.query(text).bind(with).await?),
            }
        };
        let answer = tokio::time::timeout(LONGEST_QUERY, asked).await;
        let mut answer: IndexedResults = answer.unwrap_or(Err(Failure::Unknown))?;
        let errors = answer.take_errors();
        match first(errors.into_values()) {
            Some(failure) => Err(failure),
            None => Ok(Answer(answer)),
        }
    }

    /// Flushes and closes an embedded engine; leaves a server alone.
    pub(crate) async fn close(&self) {
        if let Engine::Embedded(embedded) = self {
            embedded.close().await;
        }
    }
}

/// An engine in this process.
pub(crate) struct Embedded {
    /// The way to it; `None` once it is closed. Shared with each query under way, because a clone
    /// of the handle itself would begin a session of its own.
    db: RwLock<Option<Arc<Surreal<Db>>>>,
    /// Weak, so that it tells when SurrealDB has let go of it.
    datastore: Weak<Datastore>,
}

impl Embedded {
    /// An engine that is reached by `db` and keeps its data in `datastore`.
    pub(crate) fn new(db: Surreal<Db>, datastore: &Arc<Datastore>) -> Self {
        Self {
            db: RwLock::new(Some(Arc::new(db))),
            datastore: Arc::downgrade(datastore),
        }
    }

    fn handle(&self) -> Result<Arc<Surreal<Db>>, Failure> {
        let db = self.db.read().unwrap_or_else(PoisonError::into_inner);
        let closed = || Failure::Other("the database is closed".to_owned());
        db.clone().ok_or_else(closed)
    }

    /// The end of the last handle makes SurrealDB flush and shut down, in a task of its own, which
    /// then lets go of the datastore. Shutting the datastore down here as well would do it twice,
    /// and the second time fails aloud at every step because of the first.
    async fn close(&self) {
        let db = self
            .db
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        drop(db);
        let closed = async {
            while self.datastore.strong_count() > 0 {
                tokio::time::sleep(CLOSE_PAUSE).await;
            }
        };
        if tokio::time::timeout(LONGEST_CLOSE, closed).await.is_ok() {
            return;
        }
        tracing::warn!("queries were under way when the database was closed");
        if let Some(datastore) = self.datastore.upgrade()
            && let Err(error) = datastore.shutdown().await
        {
            tracing::warn!(%error, "the database did not shut down cleanly");
        }
    }
}

/// What a LIVE query tells, until it ends or breaks.
pub(crate) type Live = QueryStream<Notification<Value>>;

/// What the statements of a query answered.
#[derive(Debug)]
pub(crate) struct Answer(IndexedResults);

impl Answer {
    /// The answer of statement `index`, as it is.
    pub(crate) fn value(&mut self, index: usize) -> Result<Value, Failure> {
        self.0.take(index).map_err(Failure::from)
    }

    /// The rows of statement `index`.
    pub(crate) fn rows<R: SurrealValue>(&mut self, index: usize) -> Result<Vec<R>, Failure> {
        self.0.take(index).map_err(Failure::from)
    }

    /// The stream that LIVE statement `index` opened.
    pub(crate) fn stream(&mut self, index: usize) -> Result<Live, Failure> {
        self.0.stream(index).map_err(Failure::from)
    }
}
