//! [`ServerAction`] with one inner type for all functions.

use std::marker::PhantomData;

use leptos::{
    prelude::*,
    server::ServerActionError,
    server_fn::{ServerFn, error::ServerFnUrlError},
};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    call::{self, Answered, Kind},
    json,
};
use crate::context::ApiError;

/// As Leptos's: a server function that a page calls when somebody does something.
pub struct ServerAction<F> {
    deed: Deed,
    of: PhantomData<fn() -> F>,
}

impl<F> Clone for ServerAction<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for ServerAction<F> {}

#[derive(Clone, Copy)]
pub(super) struct Deed {
    path: &'static str,
    answered: RwSignal<Option<Answered>>,
    pending: RwSignal<bool>,
    version: RwSignal<usize>,
    /// Counts the calls: of two at once only the later one's answer counts, whichever comes last.
    turn: StoredValue<u32>,
}

impl<F> ServerAction<F>
where
    F: ServerFn<Error = ApiError> + Serialize,
    F::Output: DeserializeOwned,
{
    /// Has answered nothing yet, or what a plain form was told before this page.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "as Leptos's")]
    pub fn new() -> Self {
        Self {
            deed: Deed::new(F::PATH),
            of: PhantomData,
        }
    }

    /// Calls it.
    pub fn dispatch(&self, arguments: F) {
        match serde_json::to_string(&arguments) {
            Ok(body) => self.deed.send(Kind::Json, body),
            // Arguments are plain records, so this does not happen; were it to, it is said.
            Err(_) => self.deed.answered.set(Some(Err(ApiError::unreachable()))),
        }
    }

    /// The last answer.
    #[must_use]
    pub fn value(&self) -> Answer<F::Output> {
        Answer {
            answered: self.deed.answered,
            of: PhantomData,
        }
    }

    /// Whether it is on its way.
    #[must_use]
    pub fn pending(&self) -> RwSignal<bool> {
        self.deed.pending
    }

    /// How often it answered.
    #[must_use]
    pub fn version(&self) -> RwSignal<usize> {
        self.deed.version
    }

    pub(super) fn deed(&self) -> Deed {
        self.deed
    }
}

impl Deed {
    fn new(path: &'static str) -> Self {
        let told = use_context::<ServerActionError>()
            .filter(|error| error.path() == path)
            .map(|error| Err(ServerFnUrlError::<ApiError>::decode_err(error.err())));
        Self {
            path,
            answered: RwSignal::new(told),
            pending: RwSignal::new(false),
            version: RwSignal::new(0),
            turn: StoredValue::new(0),
        }
    }

    pub(super) fn send(self, kind: Kind, body: String) {
        self.pending.try_set(true);
        let turn = self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        leptos::task::spawn_local(async move {
            let answered = call::post(self.path.to_owned(), kind, body).await;
            if self.turn.try_get_value() != turn {
                return;
            }
            self.pending.try_set(false);
            self.answered.try_set(Some(answered));
            self.version.try_update(|version| *version += 1);
        });
    }
}

/// The last answer of an action; `Copy`, reactive.
pub struct Answer<T> {
    answered: RwSignal<Option<Answered>>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Answer<T> {}

impl<T: DeserializeOwned> Answer<T> {
    /// The answer; tracks.
    #[must_use]
    pub fn get(&self) -> Option<Result<T, ApiError>> {
        let answered = self.answered.get()?;
        Some(answered.and_then(|text| json::read(&text).map_err(|_| ApiError::malformed())))
    }

    /// Forgets the answer.
    pub fn clear(&self) {
        self.answered.try_set(None);
    }
}
