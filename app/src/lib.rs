//! Leptos components and server functions of the three surfaces.
//!
//! Start at [`organizer::App`], [`overview::App`], [`convene::App`], [`house::App`],
//! [`door::App`], [`attendee::App`] or [`pocket::App`]; resources and actions come from [`wire`],
//! effects from `effect`, not from Leptos. Each slice has its components and an `api.rs` of short
//! server functions that call `services`. Must not know SQL, sockets or the wall clock: time comes
//! from [`clock`], texts from [`text`], zones from [`zones`].
//!
//! What the server gives (Leptos context, per request): `services::Services`,
//! `domain::accounts::Actor`, `contract::locale::Locale`. Server functions answer under
//! [`context::PREFIX`]. Block positions on the calendar are `style` attributes, so the page's CSP
//! needs `style-src-attr 'unsafe-inline'`; scripts stay strict.
#![recursion_limit = "256"]

pub mod accounts;
pub mod approvals;
pub mod attendee;
pub mod audit;
pub mod bookings;
pub mod clock;
pub mod connections;
pub mod context;
pub mod convene;
pub mod door;
pub mod doors;
mod effect;
pub mod frame;
pub mod house;
pub mod live;
pub mod meetings;
pub mod notices;
pub mod organizer;
pub mod overview;
#[cfg(feature = "ssr")]
pub mod plain;
pub mod pocket;
pub mod rooms;
pub mod service;
#[cfg(feature = "ssr")]
mod specimen;
pub mod start;
pub mod text;
pub mod ui;
pub mod wire;
pub mod zones;
