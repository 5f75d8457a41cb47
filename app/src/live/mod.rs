//! The page's one line to `GET /api/v1/live`: snapshot first, then changes; it comes back by
//! itself with backoff and jitter, and knows when it last heard something.
//!
//! Beside the comments of api.md the server sends `event: beat` with its clock as JSON string at
//! least every 15 s: a browser cannot see comments, and silence must be noticed.

pub mod changes;

use contract::{
    live::{Change, Snapshot},
    week::Revisions,
};
use jiff::Timestamp;
use leptos::prelude::*;

use crate::clock::Clock;

/// How the line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Connection {
    /// Not yet open.
    #[default]
    Connecting,
    /// Open and heard of.
    Live,
    /// Closed or silent; being reopened.
    Lost,
}

/// What the line brings.
#[derive(Debug, Clone)]
pub enum Message {
    /// Everything, whole; always first.
    Snapshot(Snapshot),
    /// One fact; apply it only when its revision is newer than what is held.
    Change(Box<Change>),
    /// How far each room has come: first instead of a snapshot, when the address asks for that.
    Revisions(Revisions),
    /// Too much happened: fetch everything again.
    Resync,
}

/// The line as pages see it; `Copy`, reactive.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    /// How it is.
    pub connection: RwSignal<Connection>,
    /// When something was last heard, by the corrected clock.
    pub last_contact: RwSignal<Option<Timestamp>>,
}

impl Live {
    /// A line that is not open: what the server renders.
    #[must_use]
    pub fn closed() -> Self {
        Self {
            connection: RwSignal::new(Connection::Connecting),
            last_contact: RwSignal::new(None),
        }
    }
}

/// All rooms, first only how far each has come.
const ALL_ROOMS: &str = "/api/v1/live?rooms=all&snapshot=revisions";

/// In the browser, a line of the events named; on the server one that stays closed. Each kind of
/// line names its own events: a program without that kind has no code to read them.
macro_rules! open {
    ($address:expr, $events:expr, $clock:expr, $on:expr) => {{
        #[cfg(not(feature = "ssr"))]
        let live = browser::open(
            std::rc::Rc::new($address),
            $events,
            $clock,
            std::rc::Rc::new($on),
        );
        #[cfg(feature = "ssr")]
        let live = closed($address, $clock, $on);
        live
    }};
}

#[cfg(feature = "ssr")]
fn closed<A, O>(_: A, _: Clock, _: O) -> Live {
    Live::closed()
}

/// Opens the line at `address` (such as `/api/v1/live?rooms=all`) once the page runs in the
/// browser, until its owner is gone. On the server it stays closed.
pub fn listen(address: String, clock: Clock, on: impl Fn(Message) + 'static) -> Live {
    listen_at(move || address.clone(), clock, on)
}

/// The same at an address that is another each time it is opened.
pub fn listen_at(
    address: impl Fn() -> String + 'static,
    clock: Clock,
    on: impl Fn(Message) + 'static,
) -> Live {
    open!(address, browser::ROOMS.into(), clock, on)
}

/// The same of all rooms, which begins with [`Message::Revisions`] instead of a snapshot.
pub fn listen_to_all(clock: Clock, on: impl Fn(Message) + 'static) -> Live {
    let address = || ALL_ROOMS.to_owned();
    open!(address, browser::of_all(), clock, on)
}

/// As [`listen_for_news`], of all rooms: something in the house is another.
pub fn listen_for_anything(clock: Clock, on: impl Fn(Message) + 'static) -> Live {
    let address = || ALL_ROOMS.to_owned();
    open!(address, browser::ANYTHING.into(), clock, on)
}

/// Opens a line at `address` that only says [`Message::Resync`]: something is another.
pub fn listen_for_news(
    address: impl Fn() -> String + 'static,
    clock: Clock,
    on: impl Fn(Message) + 'static,
) -> Live {
    open!(address, browser::MEETING.into(), clock, on)
}

mod backoff;
#[cfg(not(feature = "ssr"))]
mod browser;
mod hearing;

pub use backoff::wait_ms;
pub use hearing::{Hearing, Said};
