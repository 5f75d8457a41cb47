//! Pages: the shell around the three Leptos apps, their bundles, and the few plain forms that work
//! without any script.
//!
//! Must not know what the apps show. Start at [`routes`].

pub mod assets;
mod back;
mod before;
mod csp;
mod delegate;
mod demo;
mod devices;
mod dossiers;
mod forms;
mod functions;
mod guests;
mod outside;
mod papers;
mod profile;
mod publish;
mod recording;
mod shell;
mod start;
mod templates;
mod told;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{any, get, post},
};
use services::meetings::import::LARGEST_SHEET;

use crate::{api, http::compressed, site::Site};

/// Everything that is not the API.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/sign-in", get(shell::plain).post(forms::sign_in))
        .route("/profile", get(shell::plain).post(profile::post))
        .route("/sign-out", post(forms::sign_out))
        .route("/welcome/{secret}", get(shell::plain).post(forms::welcome))
        .route("/demo/sign-in/{role}", get(demo::sign_in))
        .route("/photos/{name}", get(api::rooms::photo))
        .route("/feeds/{file}", get(api::feeds::feed))
        .route("/i/{secret}", get(shell::plain).post(forms::answer))
        .route("/i/{secret}/recording", post(recording::by_invitation))
        .route("/j/{secret}", get(shell::plain).post(outside::post))
        .route("/j/{secret}/recording", post(recording::by_link))
        .route("/events", get(shell::plain).layer(compressed()))
        .route("/events.ics", get(api::events::feed))
        .route("/events/{id}", get(shell::plain).layer(compressed()))
        .merge(of_meetings())
        .route("/device-test", get(devices::page).post(devices::post))
        .route("/door", get(shell::door))
        .route("/door/{*path}", get(shell::door))
        .route("/m/sign-in", get(shell::plain))
        .route("/m", get(shell::attendee))
        .route("/m/inbox", get(shell::inbox))
        .route("/m/meetings", get(shell::pocket))
        .route("/m/meetings/{id}", get(shell::sitting))
        .route("/m/{*path}", get(shell::attendee))
        .route("/print", get(shell::plain).layer(compressed()))
        .route("/ui", get(shell::plain).layer(compressed()))
        .route("/ui/door", get(shell::plain))
        .route("/start", get(shell::house).post(start::post))
        .route("/week", get(shell::overview).layer(compressed()))
        .route(
            "/api/fn/week/{*path}",
            any(functions::call).layer(compressed()),
        )
        .route("/api/fn/{*path}", any(functions::call))
        .fallback(get(shell::file_or_organizer))
}

/// Meetings' plain forms, and what they send.
fn of_meetings() -> Router<Site> {
    Router::new()
        .route("/meetings/new", get(templates::begin))
        .route(
            "/meetings/{id}/import",
            get(guests::page)
                .post(guests::post)
                .layer(DefaultBodyLimit::max(2 * LARGEST_SHEET)),
        )
        .route(
            "/meetings/{id}/guests",
            get(dossiers::guests).layer(compressed()),
        )
        .route(
            "/meetings/{id}/guests/{attendee}",
            get(dossiers::page)
                .post(dossiers::post)
                .layer(DefaultBodyLimit::max(dossiers::LARGEST_FORM)),
        )
        .route(
            "/meetings/{id}/delegate",
            get(delegate::page).post(delegate::post),
        )
        .route(
            "/meetings/{id}/publish",
            get(publish::page).post(publish::post),
        )
        .route(
            "/meetings/{id}/recording",
            get(recording::page)
                .post(recording::post)
                // Files come as they come, counted by their use case.
                .layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/meetings/{id}/papers",
            // Files come as they come, counted by their use case.
            post(papers::post).layer(DefaultBodyLimit::disable()),
        )
}
