//! The public HTTP API, version 1 (api.md): each call is a few lines that read the request, ask a
//! use case and write its answer. Rules live in `services` and `domain`.
//!
//! Must not know HTML. Start at [`api`], the list of slices; a slice's file lists its calls.

mod accounts;
mod api_keys;
mod approval_steps;
mod approvals;
mod bookings;
mod buildings;
mod departments;
mod doors;
pub(crate) mod events;
mod exports;
pub(crate) mod feeds;
mod find;
mod imports;
mod journal;
mod lists;
mod me;
mod meetings;
mod notices;
mod people;
mod role_requests;
pub(crate) mod rooms;
pub(crate) mod session;
mod settings;
mod templates;
mod week;
mod zones;

use crate::openapi::{Api, Operation};

/// Every call.
#[must_use]
pub fn api() -> Api {
    let api = [
        session::routes,
        me::routes,
        accounts::routes,
        departments::routes,
        role_requests::routes,
        api_keys::routes,
        buildings::routes,
        rooms::routes,
        bookings::routes,
        approvals::routes,
        approval_steps::routes,
        meetings::routes,
        templates::routes,
        notices::routes,
        doors::routes,
        events::routes,
        exports::routes,
        feeds::routes,
        find::routes,
        imports::routes,
        journal::routes,
        people::routes,
        settings::routes,
        week::routes,
        zones::routes,
    ]
    .into_iter()
    .fold(Api::default(), |api, routes| routes(api));
    api.route(
        Operation::get(
            "/live",
            "Changes as they happen: an event stream, snapshot first.",
        )
        .query("room", "array", "Rooms to listen to, one parameter each.")
        .query("rooms", "string", "`all` listens to every room.")
        .query(
            "snapshot",
            "string",
            "`revisions`: only those first, as `event: revisions`.",
        )
        .answers_bytes("text/event-stream"),
        axum::routing::get(crate::live::stream::live),
    )
}
