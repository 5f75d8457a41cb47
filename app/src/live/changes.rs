//! A page's answer that is kept true: asked for again when the question changes and, a little
//! later, when anything in the house does. What is on the page stays and changes in place.

use std::{future::Future, time::Duration};

use leptos::prelude::*;

use super::{Live, listen_for_anything};
use crate::{clock::use_clock, context::ApiError, effect::Effect};

/// Changes that come within this time are one.
const TOGETHER: Duration = Duration::from_millis(800);

/// The newest answer.
pub struct Latest<T: Send + Sync + 'static> {
    /// What was answered last.
    pub value: RwSignal<T>,
    /// Why the last question has no answer.
    pub error: RwSignal<Option<ApiError>>,
    /// A new question is on its way.
    pub busy: RwSignal<bool>,
    asked: StoredValue<u32>,
}

impl<T: Send + Sync + 'static> Clone for Latest<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Latest<T> {}

impl<T: Send + Sync + 'static> Latest<T> {
    /// The number of a new question.
    fn next(self) -> Option<u32> {
        self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        })
    }

    /// Takes an answer, unless something newer was asked since or the page is gone.
    fn take(self, number: Option<u32>, answer: Result<T, ApiError>) {
        if number.is_none() || self.asked.try_get_value() != number {
            return;
        }
        self.busy.try_set(false);
        match answer {
            Ok(value) => {
                self.error.try_set(None);
                self.value.try_set(value);
            }
            Err(error) => {
                self.error.try_set(Some(error));
            }
        }
    }
}

/// Keeps `first` true: it was the answer to what `question` holds now. Asks again also when the
/// callback is run.
pub fn follow<Q, T, F>(
    first: T,
    question: Memo<Q>,
    ask: impl Fn(Q) -> F + Copy + Send + Sync + 'static,
) -> (Live, Latest<T>, Callback<()>)
where
    Q: Clone + PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let (latest, again) = keep(first, question, ask);
    let waiting = StoredValue::new(false);
    let live = listen_for_anything(use_clock(), move |_| {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            let soon = move || {
                waiting.try_set_value(false);
                again.run(());
            };
            set_timeout(soon, TOGETHER);
        }
    });
    (live, latest, again)
}

/// The newest answer, asked for again when the question changes and when the callback is run.
pub fn keep<Q, T, F>(
    first: T,
    question: Memo<Q>,
    ask: impl Fn(Q) -> F + Copy + Send + Sync + 'static,
) -> (Latest<T>, Callback<()>)
where
    Q: Clone + PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let latest = Latest {
        value: RwSignal::new(first),
        error: RwSignal::new(None),
        busy: RwSignal::new(false),
        asked: StoredValue::new(0),
    };
    let again = move || {
        let Some(question) = question.try_get_untracked() else {
            return;
        };
        let number = latest.next();
        leptos::task::spawn_local(async move { latest.take(number, ask(question).await) });
    };
    let again = Callback::new(move |()| again());
    let began = StoredValue::new(false);
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody has read hears of nothing.
        question.with(|_| ());
        if began.get_value() {
            latest.busy.set(true);
            again.run(());
        }
        began.set_value(true);
    });
    (latest, again)
}
