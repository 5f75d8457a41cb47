//! Asking for a role, and deciding about those who ask (R006).

pub mod api;
pub mod ask;
pub mod decide;
#[cfg(feature = "ssr")]
mod gather;
