//! [`Resource`] and [`Suspend`] with one inner type for all pages.

use std::{
    any::Any,
    convert::Infallible,
    future::{Future, IntoFuture},
    hash::{DefaultHasher, Hash, Hasher},
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
};

use codee::{Decoder, Encoder};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::json;
use crate::context::ApiError;

/// An answer: as the page brought it, or as it was fetched.
#[derive(Clone)]
enum Held {
    Text(Arc<str>),
    Value(Arc<dyn Any + Send + Sync>),
}

/// The text that the server wrote into the page; nothing is written here.
struct AsWritten;

impl Encoder<Held> for AsWritten {
    type Error = Infallible;
    type Encoded = String;

    fn encode(_: &Held) -> Result<String, Infallible> {
        Ok(String::new())
    }
}

impl Decoder<Held> for AsWritten {
    type Error = Infallible;
    type Encoded = str;

    fn decode(text: &str) -> Result<Held, Infallible> {
        Ok(Held::Text(text.into()))
    }
}

type Inner = leptos::prelude::Resource<Held, AsWritten>;
type Fetch = Pin<Box<dyn Future<Output = Held> + Send>>;

/// As Leptos's: what a page reads from the server, again whenever its source changes.
pub struct Resource<T> {
    inner: Inner,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Resource<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Resource<T> {}

impl<T> std::fmt::Debug for Resource<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Resource")
    }
}

/// What a resource answers when what the page brought cannot be read.
pub trait Readable: DeserializeOwned {
    /// The answer then.
    fn unreadable() -> Self;
}

impl<T: DeserializeOwned> Readable for Result<T, ApiError> {
    fn unreadable() -> Self {
        Err(ApiError::malformed())
    }
}

impl<T: Readable + Serialize + Clone + Send + Sync + 'static> Resource<T> {
    /// Fetches whenever `source` answers something else.
    pub fn new<S, Fut>(
        source: impl Fn() -> S + Send + Sync + 'static,
        fetch: impl Fn(S) -> Fut + Send + Sync + 'static,
    ) -> Self
    where
        S: Hash + 'static,
        Fut: Future<Output = T> + Send + 'static,
    {
        let source = Arc::new(source);
        let key = Arc::clone(&source);
        let key = Box::new(move || {
            let mut hasher = DefaultHasher::new();
            key().hash(&mut hasher);
            hasher.finish()
        });
        let fetch = Box::new(move || -> Fetch {
            let fetched = fetch(untrack(|| source()));
            Box::pin(async move { Held::Value(Arc::new(fetched.await)) })
        });
        Self {
            inner: make(key, fetch),
            of: PhantomData,
        }
    }

    /// The same in the browser.
    pub fn new_blocking<S, Fut>(
        source: impl Fn() -> S + Send + Sync + 'static,
        fetch: impl Fn(S) -> Fut + Send + Sync + 'static,
    ) -> Self
    where
        S: Hash + 'static,
        Fut: Future<Output = T> + Send + 'static,
    {
        Self::new(source, fetch)
    }

    /// Fetches again.
    pub fn refetch(&self) {
        self.inner.refetch();
    }

    /// What is there; tracks.
    pub fn get(&self) -> Option<T> {
        self.inner.get().map(|held| typed(&held))
    }
}

fn make(
    key: Box<dyn Fn() -> u64 + Send + Sync>,
    fetch: Box<dyn Fn() -> Fetch + Send + Sync>,
) -> Inner {
    Inner::new_with_options(key, move |_| fetch(), false)
}

fn typed<T: Readable + Clone + 'static>(held: &Held) -> T {
    match held {
        Held::Text(text) => json::read(text).unwrap_or_else(|_| T::unreadable()),
        Held::Value(value) => value
            .downcast_ref::<T>()
            .cloned()
            .unwrap_or_else(T::unreadable),
    }
}

impl<T: Readable + Clone + 'static> IntoFuture for Resource<T> {
    type Output = T;
    type IntoFuture = Pin<Box<dyn Future<Output = T> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let held = self.inner.into_future();
        Box::pin(async move { typed(&held.await) })
    }
}

/// As Leptos's: a view that waits.
pub struct Suspend;

/// One type for all that waits.
pub type Waiting = leptos::prelude::Suspend<AnyView>;

impl Suspend {
    /// A view that is there once the future is.
    #[expect(clippy::new_ret_no_self, reason = "stands in for the type of Leptos")]
    pub fn new<V: IntoView + 'static>(view: impl Future<Output = V> + Send + 'static) -> Waiting {
        leptos::prelude::Suspend::new(async move { view.await.into_any() })
    }
}
