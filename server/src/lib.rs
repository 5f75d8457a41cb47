//! The `lintel` binary as a library: configuration, composition, HTTP edges, jobs.
//!
//! Everything that has a rule lives in `domain` and `services`; here requests become commands and
//! results become answers. Start at [`cli::main`] for the program, at [`router::router`] for what
//! it serves, at [`compose`] for what it is made of.
#![recursion_limit = "256"]

pub mod api;
pub mod cli;
pub mod clock;
pub mod compose;
pub mod config;
pub mod demo;
pub mod http;
pub mod ids;
pub mod jobs;
pub mod live;
pub mod metered;
pub mod metrics;
pub mod openapi;
pub mod pages;
pub mod router;
pub mod serve;
pub mod site;

/// A fifth of a booking's work was the system's allocator: many small values, freed by another
/// thread than the one that made them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
