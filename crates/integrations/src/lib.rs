//! Vendors behind ports: each speaks one protocol, none decides anything.
//!
//! Start at [`mail`].

pub mod mail;
