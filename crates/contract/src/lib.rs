//! What crosses the wire: commands, views, live messages, error codes (api.md, version 1).
//!
//! Adding a field is free; changing one is a new version. JSON names are `snake_case`, instants
//! RFC 3339, intervals half-open. Must not know how anything is stored or decided.

pub mod accounts;
pub mod approvals;
pub mod audit;
pub mod bookings;
pub mod connections;
pub mod doors;
pub mod find;
pub mod live;
pub mod locale;
pub mod meetings;
pub mod month;
pub mod notices;
pub mod page;
pub mod problem;
pub mod role_requests;
pub mod rooms;
pub mod settings;
pub mod start;
mod status;
pub mod text;
pub mod week;
pub mod zones;
