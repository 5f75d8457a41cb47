//! What a form that posted itself has to say, handed on to the page that it comes back to.

use app::{
    meetings,
    meetings::{
        delegate::Typed,
        guests::views::Typed as OfDossier,
        outside::{GUEST_COOKIE, GuestToken},
        publish, recording,
    },
    start,
    ui::Told,
};
use axum::extract::Request;
use contract::{accounts::ProfileInput, meetings::JoinAs};
use leptos::prelude::provide_context;

use crate::http::asked::cookie;

/// What the page finds in its context, besides what all pages do.
pub(super) fn of(request: &Request) -> impl Fn() + Clone + Send + Sync + 'static {
    let known = request.extensions();
    let start = known.get::<start::Told>().cloned();
    let file = known.get::<meetings::import::Told>().cloned();
    let outside = known.get::<Told<JoinAs>>().cloned();
    let profile = known.get::<Told<ProfileInput>>().cloned();
    let delegate = known.get::<Told<Typed>>().cloned();
    let publish = known.get::<Told<publish::Typed>>().cloned();
    let recording = known.get::<Told<recording::Typed>>().cloned();
    let dossier = known.get::<Told<OfDossier>>().cloned();
    let guest = cookie(request.headers(), GUEST_COOKIE);
    let guest = guest.map(|token| GuestToken(token.to_owned()));
    move || {
        give(start.as_ref());
        give(file.as_ref());
        give(outside.as_ref());
        give(delegate.as_ref());
        give(dossier.as_ref());
        give(profile.as_ref());
        give(publish.as_ref());
        give(recording.as_ref());
        give(guest.as_ref());
    }
}

fn give<T: Clone + Send + Sync + 'static>(told: Option<&T>) {
    if let Some(told) = told {
        provide_context(told.clone());
    }
}
