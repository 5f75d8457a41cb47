//! One way to run a query, wherever the engine is. Must not know tables.

use std::{sync::Arc, time::Duration};

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

/// An open engine.
pub(crate) enum Engine {
    /// In this process.
    Embedded {
        /// The way to it.
        db: Surreal<Db>,
        /// Kept for a clean shutdown.
        datastore: Arc<Datastore>,
    },
    /// A server.
    Remote(Surreal<ws::Client>),
}

impl Engine {
    /// Runs `text` and fails on the first statement that failed for a reason of its own.
    pub(crate) async fn run(&self, text: &str, with: Variables) -> Result<Answer, Failure> {
        let asked = async {
            match self {
                Engine::Embedded { db, .. } => db.query(text).bind(with).await,
                Engine::Remote(db) => db.query(text).bind(with).await,
            }
        };
        let answer = tokio::time::timeout(LONGEST_QUERY, asked).await;
        let mut answer = answer
            .map_err(|_| Failure::Unknown)?
            .map_err(Failure::from)?;
        let errors = answer.take_errors();
        match first(errors.into_values()) {
            Some(failure) => Err(failure),
            None => Ok(Answer(answer)),
        }
    }

    /// Flushes and closes an embedded engine; leaves a server alone.
    pub(crate) async fn close(&self) {
        if let Engine::Embedded { datastore, .. } = self
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
