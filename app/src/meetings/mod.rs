//! Meetings: what bookings are held for (R021 to R028).
//!
//! Start at [`list::MeetingsPage`], [`form::NewMeetingPage`] and [`page::MeetingPageView`];
//! [`join::JoinPage`] is what strangers see. Must not know how anything is decided or stored: that
//! comes through [`api`].

#[cfg(feature = "ssr")]
mod also;
mod apart;
pub mod api;
pub mod calendars;
pub mod delegate;
pub mod devices;
pub mod draft;
pub mod events;
mod filters;
pub mod form;
#[cfg(feature = "ssr")]
mod gather;
pub mod guests;
pub mod how;
pub mod import;
pub mod join;
pub mod list;
pub mod outside;
pub mod page;
pub mod platforms;
pub mod publish;
pub mod recording;
pub mod schedule;
pub mod templates;
pub mod views;
pub mod words;
