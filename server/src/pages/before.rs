//! What is read before a page renders, so that it begins with it.

use std::sync::Arc;

use app::wire::first::First;
use axum::{extract::Request, http::request::Parts};
use contract::locale::Locale;
use leptos::{
    prelude::*,
    reactive::{computed::ScopedFuture, owner::Owner},
};

use crate::{
    http::{Asked, Caller},
    site::Site,
};

/// What is so before a page renders.
pub(super) struct Before {
    /// Its title, when there is one before its program is there.
    pub(super) title: Option<String>,
    /// Puts what was read in its context.
    pub(super) provide: Arc<dyn Fn() + Send + Sync>,
}

impl Before {
    pub(super) fn nothing() -> Self {
        Self {
            title: None,
            provide: Arc::new(|| ()),
        }
    }
}

/// Reads what a page begins with, where it finds what server functions find.
pub(super) async fn read_before<T: Clone + Send + Sync + 'static>(
    site: &Site,
    request: Request,
    read: impl Future<Output = T>,
) -> (Request, Before) {
    let (parts, body) = request.into_parts();
    let caller = parts.extensions.get::<Caller>().cloned();
    let known = super::functions::context(site, caller, locale_of(&parts));
    // A root: as a child it would end with whatever page was rendered on this thread before.
    let owner = Owner::new_root(None);
    let read = owner.with(|| {
        known();
        provide_context(parts.clone());
        ScopedFuture::new_untracked(read)
    });
    let first = read.await;
    owner.unset();
    let before = Before {
        title: None,
        provide: Arc::new(move || provide_context(First(first.clone()))),
    };
    (Request::from_parts(parts, body), before)
}

pub(super) fn locale_of(parts: &Parts) -> Locale {
    let asked = parts.extensions.get::<Asked>();
    asked.map_or_else(Locale::default, |asked| asked.locale)
}
