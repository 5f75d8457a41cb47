//! Import, export, private feeds and backup: whole calendars in and out (Pentabarf XML, iCalendar,
//! JSON, one backup file).
//!
//! Must not know HTTP or the command line, and books nothing by itself: every event goes through
//! the gate of `bookings`. Start at [`import()`] and at the parsers' common form, [`source`].

pub mod backup;
mod events;
pub mod export;
mod feeds;
pub mod icalendar;
mod import;
pub mod pentabarf;
pub mod source;
mod text;

pub use events::{event_calendar, events_calendar};
pub use export::{Selection, ics, json};
pub use feeds::{create_feed, feed, feeds, revoke_feed};
pub use import::{Format, ImportRequest, has_imported, import};
