//! The server from outside: HTTP in and out, in this process.
//!
//! Start at [`support::House`]: a whole site over in-memory ports, or over a real store.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it should be"
)]

mod accounts;
mod approvals;
mod bookings;
mod conditional;
mod contract;
mod delegates;
mod departments;
mod doors;
mod dossiers;
mod errands;
mod events;
mod find;
mod fuzz;
mod guests;
mod idempotency;
mod invitations;
mod live;
mod meetings;
mod notices;
mod openapi;
mod outside;
mod pages;
mod papers;
mod people;
mod privacy;
mod problems;
mod profile;
mod race;
mod recording;
mod registrants;
mod rehearsal;
mod roles;
mod rooms;
mod start;
mod support;
mod tasks;
mod templates;
mod trouble;
mod week;
mod words;
