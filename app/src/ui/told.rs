//! A form without a program that came back: what was typed into it, and why it was not carried out.

use leptos::prelude::*;

use super::FormErrors;
use crate::context::ApiError;

/// Put into the page by the server.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<T> {
    /// What was typed.
    pub typed: T,
    /// Why it was not carried out.
    pub error: ApiError,
}

/// What the form of this page was sent with, and what was wrong; its fields find their errors.
#[must_use]
pub fn told<T: Clone + Send + Sync + 'static>() -> (Option<T>, Option<ApiError>) {
    let (typed, error) = match use_context::<Told<T>>() {
        Some(told) => (Some(told.typed), Some(told.error)),
        None => (None, None),
    };
    let wrong = error.clone();
    provide_context(FormErrors(Signal::derive(move || wrong.clone())));
    (typed, error)
}
