//! Hints from the fake store.

use async_trait::async_trait;
use futures::{StreamExt, stream, stream::BoxStream};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::Memory;
use crate::ports::{Hint, JournalFeed};

/// Hints kept for a slow listener; beyond it the listener sees a gap.
pub(super) const MOST_HINTS: usize = 1_024;

#[async_trait]
impl JournalFeed for Memory {
    async fn hints(&self) -> BoxStream<'static, Hint> {
        let receiver = self.hints.subscribe();
        stream::unfold(receiver, next).boxed()
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
